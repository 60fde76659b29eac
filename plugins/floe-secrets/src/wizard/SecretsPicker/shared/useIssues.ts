import type { SecretsChange } from '@floe/values-files';
import { useMemo } from 'react';
import { findIssues, type Issues } from '../../common/issues';
import { useIssueWords } from '../../common/issueWords';

/**
 * What is wrong with the entries of a draft, by their places.
 *
 * @param showIssues - whether entries that nobody has made yet count too
 */
export function useIssues(
  value: Partial<SecretsChange>,
  showIssues: boolean,
): Issues {
  const text = JSON.stringify(value);
  const words = useIssueWords();
  return useMemo(
    () => findIssues(JSON.parse(text), showIssues ? 'all' : 'entered', words),
    [text, showIssues, words],
  );
}
