import { inWizard } from '../../inWizard';
import { clusterStoreUsed as clusterStores } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/** The guide: "Use namespace-scoped SecretStores when possible". */
export const clusterStoreUsed: ExternalSecretRule = {
  id: 'cluster-store-used',
  evaluate({ facts }) {
    const found = clusterStores([facts.store, ...facts.otherStores]);
    if (!found) {
      return undefined;
    }
    const { confidence, names, severity } = found;
    return createFinding('cluster-store-used', {
      severity,
      confidence,
      summary: `The secret comes from the ClusterSecretStore ${names.join(
        ', ',
      )}; a SecretStore in its own namespace has less access.`,
      evidence: [
        ...names.map(name =>
          specEvidence(
            `${
              facts.store?.kind === 'ClusterSecretStore' &&
              facts.store.name === name
                ? 'secretStoreRef'
                : 'sourceRef.storeRef'
            }: ClusterSecretStore ${name}`,
          ),
        ),
      ],
      remedies: [
        inWizard('store', 'Use a SecretStore of the namespace where you can'),
        {
          title: 'Read about multi-tenancy',
          link: 'https://external-secrets.io/latest/guides/multi-tenancy/',
        },
      ],
    });
  },
};
