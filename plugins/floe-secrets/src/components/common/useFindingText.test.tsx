import { errorApiRef } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { TestApiProvider } from '@backstage/test-utils';
import { renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import german from '../../translation/de';
import { useFindingText } from './useFindingText';

const finding = {
  id: 'remote-key-missing',
  summary: 'The provider has no secret floe/prod/polaris',
};

function textIn(language: string, of = finding) {
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
          t: (key: keyof typeof german, values: Record<string, string> = {}) =>
            german[key].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]),
        }),
        translation$: () => nothing,
      },
    ],
  ] as never;
  const { result } = renderHook(() => useFindingText(), {
    wrapper: ({ children }: PropsWithChildren<{}>) => (
      <TestApiProvider apis={apis}>{children}</TestApiProvider>
    ),
  });
  return result.current(of);
}

describe('useFindingText', () => {
  it('has what the backend says, in English', () => {
    expect(textIn('en')).toEqual({ headline: finding.summary });
    expect(textIn('en-GB')).toEqual({ headline: finding.summary });
  });

  it('has the translated sentence, with its names', () => {
    const summary = 'The provider has no key floe/prod/polaris.';
    expect(textIn('de', { ...finding, summary })).toEqual({
      headline: expect.stringMatching(/^Der Provider .*floe\/prod\/polaris/),
    });
  });

  it('has the title of a sentence without a translation, and what the backend says beside it', () => {
    expect(textIn('de')).toEqual({
      headline: 'Schlüssel fehlt beim Provider',
      detail: finding.summary,
    });
  });

  it('has what the backend says of a finding that has no title', () => {
    expect(textIn('de', { ...finding, id: 'of-another-module' })).toEqual({
      headline: finding.summary,
    });
  });
});
