import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { errorText } from './errorText';
import { useTranslatedSentence } from './useTranslatedSentence';

/** Whether the backend no longer knows who asks. */
function isSignedOut(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'AuthenticationError' ||
      ('statusCode' in error && error.statusCode === 401))
  );
}

/**
 * Returns the text of an error for users; a browser's own message for a failed
 * connection is replaced, and so is what a backend says of an expired token.
 */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translate = useTranslatedSentence();
  return useCallback(
    error => {
      if (isSignedOut(error)) {
        return t('tab.error.signedOut');
      }
      // The message of `fetch` without a connection.
      return error instanceof TypeError
        ? t('tab.error.unreachable')
        : translate(errorText(error)).text;
    },
    [t, translate],
  );
}
