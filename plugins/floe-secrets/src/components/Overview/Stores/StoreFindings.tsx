import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { sortFindings } from '../../../summary/findings';
import { floeSecretsTranslationRef } from '../../../translation';
import { FindingCard } from '../../SecretDetail/FindingCard';
import { ClusterTimes } from '../../common/ClusterClock';
import overview from '../Overview.module.css';

/** What is wrong with a store, with evidence and remedies. */
export const StoreFindings = (props: { store: Store }) => {
  const { cluster, environment, findings, name } = props.store;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.stores.findings', { store: name })}
    >
      <ClusterTimes cluster={cluster}>
        {sortFindings(findings).map(finding => (
          <FindingCard
            key={finding.id}
            finding={finding}
            environment={environment}
          />
        ))}
      </ClusterTimes>
    </section>
  );
};
