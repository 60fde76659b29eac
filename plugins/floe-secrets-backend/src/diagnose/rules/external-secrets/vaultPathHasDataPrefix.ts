import { vaultPathHasDataPrefix as dataPrefix } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/** A Vault key that carries the `<mount>/data/` of the HTTP API. */
export const vaultPathHasDataPrefix: ExternalSecretRule = {
  id: 'vault-path-has-data-prefix',
  evaluate({ facts, failure, stores }) {
    const store = stores.find(
      ({ store: candidate }) => candidate?.provider === 'vault',
    )?.store;
    if (!store) {
      return undefined;
    }
    const { path, version } = store.detail;
    const found = facts.remoteRefs.flatMap(({ key }) => {
      const prefix = dataPrefix(key, { mountPath: path ?? null, version });
      return prefix ? [{ key, ...prefix }] : [];
    });
    if (found.length === 0) {
      return undefined;
    }
    const broken = found.filter(({ works }) => !works);
    const [first] = broken.length > 0 ? broken : found;
    const keys = [...new Set(found.map(({ key }) => key))].slice(0, 5);
    return createFinding('vault-path-has-data-prefix', {
      severity: failure && !first.works ? 'error' : 'warning',
      confidence: first.works ? 'proven' : 'likely',
      summary: first.works
        ? 'The Vault key contains the mount and data/ of the HTTP API. It works with this store only because of its names.'
        : 'The Vault key contains data/ of the HTTP API; the operator adds it a second time.',
      evidence: [
        specEvidence(`remoteRef.key: ${keys.join(', ')}`),
        specEvidence(
          `The store's path: ${path ?? 'not set'}, version ${version ?? 'v2'}`,
        ),
      ],
      remedies: [
        {
          title: `Write the key without it: ${first.suggestion}`,
          action: 'open-wizard',
        },
      ],
    });
  },
};
