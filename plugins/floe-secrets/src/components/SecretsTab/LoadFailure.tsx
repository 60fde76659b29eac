import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button } from '@backstage/ui';
import { forwardRef } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { errorText } from '../common/errorText';
import { Notice } from '../common/Notice';
import styles from './SecretsTab.module.css';

/** Why nothing can be shown, and what to do. */
export const LoadFailure = forwardRef<
  HTMLDivElement,
  { error: Error; entity: Entity; onRetry: () => void }
>((props, ref) => {
  const { error, entity, onRetry } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const name = entity.metadata.title ?? entity.metadata.name;
  const answer = error instanceof ResponseError ? error : undefined;

  return (
    <div ref={ref} tabIndex={-1} className={styles.tab} role="alert">
      {answer?.statusCode === 403 ? (
        <Alert
          status="warning"
          icon
          title={t('tab.denied.title', { name })}
          description={t('tab.denied.description', {
            permission: floeSecretsReadPermission.name,
          })}
        />
      ) : (
        <Notice
          status="danger"
          title={t('tab.error.title')}
          actions={
            <Button size="small" variant="secondary" onPress={onRetry}>
              {t('tab.retry')}
            </Button>
          }
        >
          {answer ? errorText(answer) : t('tab.error.unreachable')}
        </Notice>
      )}
    </div>
  );
});
