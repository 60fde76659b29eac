import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PreviewObject } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';

/**
 * Names the workloads that read the Secret of an object; undefined if the
 * values have none.
 */
export function useReaderNames(): (
  object: PreviewObject,
) => string | undefined {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return ({ readers: { database, workloads, namedElsewhere } }) => {
    if (database) {
      return t('wizard.review.readByDagster');
    }
    if (workloads.length > 0) {
      return workloads
        .map(workload => t(`wizard.envSecrets.${workload}`))
        .join(', ');
    }
    return namedElsewhere ? t('wizard.review.readElsewhere') : undefined;
  };
}
