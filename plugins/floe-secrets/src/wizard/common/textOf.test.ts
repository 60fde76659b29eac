import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { TestApiRegistry } from '@backstage/test-utils';
import german from '../../translation/de';
import { textOf } from './textOf';

const inGerman = TestApiRegistry.from([
  translationApiRef,
  {
    getTranslation: () => ({
      ready: true,
      t: (key: keyof typeof german) => german[key],
    }),
  },
] as never);

describe('textOf', () => {
  it('is in the language of the portal, with what is filled in', () => {
    expect(
      textOf(inGerman, 'enterValue', { component: 'Compute', key: 'User' }),
    ).toBe('Compute, User: geben Sie den Wert ein');
  });

  it('is in English without a language', () => {
    expect(textOf(TestApiRegistry.from(), 'confirm')).toBe(
      'confirm what will be written',
    );
  });
});
