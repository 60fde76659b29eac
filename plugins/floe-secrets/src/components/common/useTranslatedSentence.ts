import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { translateText } from '../../translation/translateText';
import { useLocale } from './useLocale';

/** A sentence, and its language where that is not the language of the page. */
type TranslatedSentence = { text: string; lang?: 'en' };

/**
 * Sentences of the libraries and of the backend in the language of the page;
 * those without a translation stay English, and say so to screen readers.
 */
export function useTranslatedSentence(): (text: string) => TranslatedSentence {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const isEnglish = useLocale().split('-')[0] === 'en';
  // Which sentence it is, is known only when the page is shown.
  const translate = t as unknown as (
    key: string,
    values: Record<string, string>,
  ) => string;

  return useCallback(
    text => {
      if (isEnglish) {
        return { text };
      }
      const translated = translateText(text, translate);
      return translated === undefined
        ? { text, lang: 'en' }
        : { text: translated };
    },
    [isEnglish, translate],
  );
}
