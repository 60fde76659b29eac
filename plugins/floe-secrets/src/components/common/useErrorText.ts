import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { errorText } from './errorText';

/** What says an error to a person; a browser's own words for an answer that never came help nobody. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return useCallback(
    error =>
      // What `fetch` rejects with if there is no connection.
      error instanceof TypeError
        ? t('tab.error.unreachable')
        : errorText(error),
    [t],
  );
}
