import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PreviewObject } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';

/** Says who reads the Secret of an object; undefined where nothing in the values does. */
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
