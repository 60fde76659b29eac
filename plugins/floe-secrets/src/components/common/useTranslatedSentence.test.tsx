import { errorApiRef } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { TestApiProvider } from '@backstage/test-utils';
import { renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import german from '../../translation/de';
import { useTranslatedSentence } from './useTranslatedSentence';

const texts: Record<string, string> = german;

function translatedIn(language: string, text: string) {
  const nothing = { subscribe: () => ({ unsubscribe: () => undefined }) };
  const apis = [
    [errorApiRef, { post: jest.fn() }],
    [
      appLanguageApiRef,
      { getLanguage: () => ({ language }), language$: () => nothing },
    ],
    [
      translationApiRef,
      {
        getTranslation: () => ({
          ready: true,
          t: (key: string, values: Record<string, string> = {}) =>
            texts[key].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]),
        }),
        translation$: () => nothing,
      },
    ],
  ] as never;
  const { result } = renderHook(() => useTranslatedSentence(), {
    wrapper: ({ children }: PropsWithChildren<{}>) => (
      <TestApiProvider apis={apis}>{children}</TestApiProvider>
    ),
  });
  return result.current(text);
}

const NO_KEY = 'The provider has no key floe/prod/polaris.';

describe('useTranslatedSentence', () => {
  it('leaves English in English', () => {
    expect(translatedIn('en-GB', NO_KEY)).toEqual({ text: NO_KEY });
  });

  it('translates a sentence with the names in it', () => {
    expect(translatedIn('de', NO_KEY)).toEqual({
      text: 'Der Provider hat keinen Schlüssel floe/prod/polaris.',
    });
  });

  it('says that a sentence without a translation is English', () => {
    expect(translatedIn('de', 'Something else')).toEqual({
      text: 'Something else',
      lang: 'en',
    });
  });
});
