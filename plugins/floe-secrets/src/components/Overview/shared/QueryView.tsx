import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { LiveQuery } from '../../../live/useLiveQuery';
import { floeSecretsTranslationRef } from '../../../translation';
import { NotLiveNotice, OutdatedNotice } from '../../common/Freshness';
import { Notice } from '../../common/Notice';
import { useErrorText } from '../../common/useErrorText';
import { useFocusAfterRetry } from '../../common/useFocusAfterRetry';
import styles from '../Overview.module.css';

/** Its default colour is that of the page in the light theme. */
const SEEN = { backgroundColor: 'var(--bui-bg-neutral-3)' };

/** A query's content, or its loading, error, denied or outdated state. */
export function QueryView<T>(props: {
  query: LiveQuery<T>;
  /** Shown while there is no content. */
  loadingText?: string;
  /**
   * A card has little room, so it does not say that the portal has no signals.
   */
  isCard?: boolean;
  children: (value: T) => ReactNode;
}) {
  const { children, isCard, query } = props;
  const { error, isLive, loading, retry, value } = query;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const stack = isCard ? styles.cardStack : styles.stack;
  const { shown, retryAndFocus } = useFocusAfterRetry<HTMLDivElement>(
    loading,
    retry,
  );

  if (loading) {
    return (
      <div className={stack} role="status" aria-busy="true">
        <VisuallyHidden>
          {props.loadingText ?? t('overview.loading')}
        </VisuallyHidden>
        <Skeleton width="min(480px, 80%)" height={28} style={SEEN} />
        {isCard ? (
          <Skeleton width="100%" height={56} style={SEEN} />
        ) : (
          <>
            <Skeleton width="100%" height={112} style={SEEN} />
            <Skeleton width="100%" height={112} style={SEEN} />
          </>
        )}
      </div>
    );
  }
  if (value === undefined) {
    const isDenied = error instanceof ResponseError && error.statusCode === 403;
    return (
      <div ref={shown} tabIndex={-1} className={stack} role="alert">
        {isDenied ? (
          <Alert
            status="warning"
            icon
            title={t('overview.denied.title')}
            description={t('overview.denied.description', {
              permission: floeSecretsReadPermission.name,
            })}
          />
        ) : (
          <Notice
            status="danger"
            title={t('overview.error')}
            actions={
              <Button size="small" variant="secondary" onPress={retryAndFocus}>
                {t('tab.retry')}
              </Button>
            }
          >
            {errorText(error)}
          </Notice>
        )}
      </div>
    );
  }
  return (
    <div ref={shown} tabIndex={-1} className={stack}>
      <OutdatedNotice error={error} onRetry={retry} />
      {children(value)}
      {!isCard && <NotLiveNotice isLive={isLive} onReload={retry} />}
    </div>
  );
}
