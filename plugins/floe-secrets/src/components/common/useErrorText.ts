import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { errorText } from './errorText';

/**
 * Returns the text of an error for users; a browser's own message for a failed
 * connection is replaced.
 */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return useCallback(
    error =>
      // The message of `fetch` without a connection.
      error instanceof TypeError
        ? t('tab.error.unreachable')
        : errorText(error),
    [t],
  );
}
