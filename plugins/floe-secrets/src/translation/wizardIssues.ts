import { ISSUE_TEXTS } from '@floe/values-files';

/** What the schemas of `@floe/values-files` say of an entry, which have the English texts. */
export const issueMessages = ISSUE_TEXTS;

/** The places of issues in the words of the form. */
export const issuePlaceMessages = {
  key: 'key {{number}}',
  entry: 'custom entry {{number}}',
  database: 'Dagster’s database, {{field}}',
  store: 'store',
  userName: 'user name',
} as const;
