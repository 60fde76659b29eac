import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { vocabularyMessages } from '../../translation/vocabulary';
import { useLocale } from './useLocale';

/** What a finding is called. */
type FindingText = {
  headline: string;
  /** What the backend says of it in English, where the headline is translated. */
  detail?: string;
};

/** An id that has a title; those of other modules' rules have none. */
type TitledId = keyof typeof vocabularyMessages.findingTitle;

/** Whether a finding has a title. */
export function isTitled(id: string): id is TitledId {
  return Object.hasOwn(vocabularyMessages.findingTitle, id);
}

/**
 * The words for a finding in the language of the portal. The backend says in
 * English what it found, with the names concerned. In another language the
 * translated title of the finding stands before that.
 */
export function useFindingText(): (finding: {
  id: string;
  summary: string;
}) => FindingText {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const isEnglish = useLocale().split('-')[0] === 'en';

  return ({ id, summary }) =>
    isEnglish || !isTitled(id)
      ? { headline: summary }
      : { headline: t(`findingTitle.${id}`), detail: summary };
}
