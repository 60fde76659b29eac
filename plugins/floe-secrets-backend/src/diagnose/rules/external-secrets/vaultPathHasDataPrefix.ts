import { createFinding, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * A Vault key that carries the `<mount>/data/` of the HTTP API. ESO adds it
 * for KV v2 itself (`buildPath` in provider/vault). It takes a prefix away
 * where that names the store's own mount, and breaks otherwise.
 */
export const vaultPathHasDataPrefix: ExternalSecretRule = {
  id: 'vault-path-has-data-prefix',
  evaluate({ facts, failure, stores }) {
    const store = stores.find(
      ({ store: candidate }) => candidate?.provider === 'vault',
    )?.store;
    if (!store || store.detail.version === 'v1') {
      return undefined;
    }
    const mount = store.detail.path?.replace(/\/$/, '');
    const prefixed = facts.remoteRefs.filter(({ key }) =>
      /^(?:[^/]+\/)?data\//.test(key),
    );
    if (prefixed.length === 0) {
      return undefined;
    }
    const harmless =
      !mount || prefixed.every(({ key }) => key.startsWith(`${mount}/data/`));
    const keys = [...new Set(prefixed.map(({ key }) => key))].slice(0, 5);
    return createFinding('vault-path-has-data-prefix', {
      severity: failure && !harmless ? 'error' : 'warning',
      confidence: harmless ? 'proven' : 'likely',
      summary: harmless
        ? 'The Vault key carries the mount and data/ of the HTTP API; it works with this store only by chance of the names.'
        : 'The Vault key carries data/ of the HTTP API; the operator adds it a second time.',
      evidence: [
        specEvidence(`remoteRef.key: ${keys.join(', ')}`),
        specEvidence(
          `The store's path: ${mount ?? 'not set'}, version ${
            store.detail.version ?? 'v2'
          }`,
        ),
      ],
      remedies: [
        {
          title: `Write the key without it: ${keys[0].replace(
            /^(?:[^/]+\/)?data\//,
            '',
          )}`,
          action: 'open-wizard',
        },
      ],
    });
  },
};
