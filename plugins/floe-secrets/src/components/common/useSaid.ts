import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { recognizeSaid } from '../../translation/recognizeSaid';
import { useLocale } from './useLocale';

/** A sentence, and its language where that is not the language of the page. */
export type Said = { text: string; lang?: 'en' };

/**
 * Sentences of the libraries and of the backend in the language of the page;
 * those without a translation stay English, and say so to screen readers.
 */
export function useSaid(): (text: string) => Said {
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
    const said = recognizeSaid(text);
    return said
      ? { text: translate(`said.${said.id}`, said.values) }
      : { text, lang: 'en' };
  };
}
