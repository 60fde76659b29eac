import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { sentenceMessages } from '../../translation/sentences';
import { recognizeSentence } from '../../translation/recognizeSentence';
import { useLocale } from './useLocale';

const EXISTED_BEFORE = `. ${sentenceMessages.check.existedBefore}`;

/** A sentence, and its language where that is not the language of the page. */
export type TranslatedSentence = { text: string; lang?: 'en' };

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

  return text => {
    if (isEnglish) {
      return { text };
    }
    const wordsOf = (english: string) => {
      const sentence = recognizeSentence(english);
      return sentence && translate(`sentence.${sentence.id}`, sentence.values);
    };
    // A second sentence follows the first one.
    const isOld = text.endsWith(EXISTED_BEFORE);
    const words = wordsOf(isOld ? text.slice(0, -EXISTED_BEFORE.length) : text);
    if (words === undefined) {
      return { text, lang: 'en' };
    }
    return {
      text: isOld ? `${words}. ${wordsOf(EXISTED_BEFORE.slice(2))}` : words,
    };
  };
}
