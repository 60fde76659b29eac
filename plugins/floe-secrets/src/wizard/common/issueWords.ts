import type { ApiHolder } from '@backstage/core-plugin-api';
import {
  translationApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { useMemo } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { catalogueMessages } from '../../translation/wizardCatalogue';
import {
  issueMessages,
  issuePlaceMessages,
} from '../../translation/wizardIssues';
import type { IssueWords } from './issues';

type Translate = ReturnType<
  typeof useTranslationRef<(typeof floeSecretsTranslationRef)['T']>
>['t'];

function keysByText<K extends string>(messages: Readonly<Record<K, string>>) {
  return new Map(
    Object.entries(messages).map(([key, text]) => [text as string, key as K]),
  );
}

const ISSUES = keysByText(issueMessages);
const TITLES = keysByText(catalogueMessages);

function wordsOf(t: Translate): IssueWords {
  return {
    // A message that is not in the list, such as one with a number, stays as it is.
    issue: message => {
      const key = ISSUES.get(message);
      return key ? t(`wizard.issue.${key}`) : message;
    },
    title: text => {
      const key = TITLES.get(text);
      return key ? t(`wizard.catalogue.${key}`) : text;
    },
    key: number => t('wizard.issuePlace.key', { number: String(number) }),
    entry: number => t('wizard.issuePlace.entry', { number: String(number) }),
    database: field =>
      t('wizard.issuePlace.database', {
        field: field === 'username' ? t('wizard.issuePlace.userName') : field,
      }),
    store: t('wizard.issuePlace.store'),
  };
}

const ENGLISH: IssueWords = {
  issue: message => message,
  title: text => text,
  key: number => issuePlaceMessages.key.replace('{{number}}', String(number)),
  entry: number =>
    issuePlaceMessages.entry.replace('{{number}}', String(number)),
  database: field =>
    issuePlaceMessages.database.replace(
      '{{field}}',
      field === 'username' ? issuePlaceMessages.userName : field,
    ),
  store: issuePlaceMessages.store,
};

/** The words for issues in the language of the portal. */
export function useIssueWords(): IssueWords {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return useMemo(() => wordsOf(t), [t]);
}

/** The same outside of React; in English until the language is loaded. */
export function issueWordsFrom(apis: ApiHolder): IssueWords {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(floeSecretsTranslationRef);
  return snapshot?.ready ? wordsOf(snapshot.t as Translate) : ENGLISH;
}
