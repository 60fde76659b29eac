import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useSecretDetail } from '../../live/useSecretDetail';
import { floeSecretsTranslationRef } from '../../translation';
import { useErrorText } from '../common/useErrorText';
import { ClusterTimes } from '../common/ClusterClock';
import { Notice } from '../common/Notice';
import { Children } from './Children';
import { Consumers } from './Consumers';
import { Events } from './Events';
import { Facts } from './Facts';
import { Findings } from './Findings';
import { History } from './History';
import { NotSeen } from './NotSeen';
import { Refresh } from './Refresh';
import { Sources } from './Sources';
import styles from './SecretDetail.module.css';

/**
 * Everything about one secret: first its problems and remedies, then its
 * sources and history.
 */
export const SecretDetail = (props: { secret: ManagedSecret }) => {
  const { secret } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { value, error, loading, retry } = useSecretDetail(secret.id);
  const hasTarget =
    secret.target.name !== '' &&
    secret.direction !== 'to-provider' &&
    !secret.source.file;
  const isGone = error instanceof ResponseError && error.statusCode === 404;

  return (
    <div className={styles.detail}>
      <div className={styles.column}>
        <ClusterTimes cluster={secret.cluster}>
          <Findings secret={secret} items={value?.children} />
        </ClusterTimes>
        {value?.children && <Children items={value.children} />}
        <Sources secret={secret} />
        {/* A backend of an earlier release does not send it. */}
        {value?.sight && hasTarget && (
          <ClusterTimes cluster={secret.cluster}>
            <Consumers
              consumers={value.consumers}
              visibility={value.sight.pods}
            />
          </ClusterTimes>
        )}
      </div>
      <div className={styles.column}>
        <ClusterTimes cluster={secret.cluster}>
          <Facts secret={secret} />
        </ClusterTimes>
        {value?.sight && hasTarget && secret.target.exists === null && (
          <NotSeen part="secrets" visibility={value.sight.secrets} />
        )}
        {loading && (
          <div role="status" aria-busy="true">
            <VisuallyHidden>{t('detail.loading')}</VisuallyHidden>
            <Skeleton width="100%" height={80} />
          </div>
        )}
        {error && (
          <Notice
            status="warning"
            title={t(isGone ? 'detail.noLongerThere' : 'detail.error')}
            actions={
              !isGone && (
                <Button size="small" variant="secondary" onPress={retry}>
                  {t('tab.retry')}
                </Button>
              )
            }
          >
            {!isGone && errorText(error)}
          </Notice>
        )}
        {value && !secret.source.file && (
          <>
            <Refresh secret={secret} detail={value} reload={retry} />
            <ClusterTimes cluster={secret.cluster}>
              <History
                history={value.history}
                state={value.state}
                summary={value.historySummary}
              />
              <Events events={value.events} />
            </ClusterTimes>
          </>
        )}
      </div>
    </div>
  );
};
