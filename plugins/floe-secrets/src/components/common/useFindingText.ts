import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { vocabularyMessages } from '../../translation/vocabulary';
import { useTranslatedSentence } from './useTranslatedSentence';

/** What a finding is called. */
type FindingText = {
  headline: string;
  /** What the backend says of it in English, where only the title is translated. */
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
 * English what it found, with the names concerned. A sentence without a
 * translation has the translated title of the finding before it.
 */
export function useFindingText(): (finding: {
  id: string;
  summary: string;
}) => FindingText {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translated = useTranslatedSentence();

  return ({ id, summary }) => {
    const { lang, text } = translated(summary);
    return lang && isTitled(id)
      ? { headline: t(`findingTitle.${id}`), detail: summary }
      : { headline: text };
  };
}
