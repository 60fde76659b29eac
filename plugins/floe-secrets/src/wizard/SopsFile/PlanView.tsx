import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsPlan } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Skeleton } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useErrorText } from '../../components/common/useErrorText';
import { floeSecretsTranslationRef } from '../../translation';
import type { SettledQuery } from '../common/useSettledQuery';

/**
 * The content that depends on the repository: shown after the first read, and
 * kept during later ones.
 */
export const PlanView = (props: {
  query: SettledQuery<SopsPlan>;
  /** Whether the path is valid. */
  isShown: boolean;
  children: (plan: SopsPlan) => ReactNode;
}) => {
  const { query, isShown, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { error, retry, shown } = query;

  if (!isShown) {
    return null;
  }
  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('sops.plan.failed')}
        description={errorText(error)}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('tab.retry')}
          </Button>
        }
      />
    );
  }
  return shown ? (
    <>{children(shown)}</>
  ) : (
    <>
      <span role="status">{t('sops.plan.loading')}</span>
      <Skeleton width="100%" height={120} />
    </>
  );
};
