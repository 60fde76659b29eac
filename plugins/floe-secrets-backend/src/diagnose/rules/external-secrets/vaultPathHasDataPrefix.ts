import { inWizard } from '../../inWizard';
import { vaultPathHasDataPrefix as dataPrefix } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import { isVault } from '../../providers';
import { failingRef, referredStoreOf } from '../../subject';
import { ExternalSecretRule } from '../ruleTypes';

const MOST_SHOWN = 5;

/** A Vault key that contains the `<mount>/data/` of the HTTP API. */
export const vaultPathHasDataPrefix: ExternalSecretRule = {
  id: 'vault-path-has-data-prefix',
  evaluate(subject) {
    const { facts, failure } = subject;
    const found = facts.remoteRefs.flatMap(ref => {
      const referred = referredStoreOf(subject, ref);
      if (!referred?.store || !isVault(referred.store.provider)) {
        return [];
      }
      const { path, version } = referred.store.detail;
      const engine = { mountPath: path ?? null, version };
      const prefix = dataPrefix(ref.key, engine);
      return prefix ? [{ ref, referred, engine, ...prefix }] : [];
    });
    if (found.length === 0) {
      return undefined;
    }
    const failing = failure ? failingRef(subject) : undefined;
    const broken = found.filter(({ works }) => !works);
    const shown = broken.length > 0 ? broken : found;
    const first = shown.find(({ ref }) => ref === failing) ?? shown[0];
    const mayBeCause =
      failure && !first.works && (!failing || first.ref === failing);
    return createFinding('vault-path-has-data-prefix', {
      severity: mayBeCause ? 'error' : 'warning',
      confidence: first.works ? 'proven' : 'likely',
      summary: first.works
        ? 'The Vault key contains the mount and data/ of the HTTP API. This works only because the mount has the name with which the key begins.'
        : 'The Vault key contains data/ of the HTTP API; the operator adds it a second time.',
      evidence: [
        ...shown
          .slice(0, MOST_SHOWN)
          .map(({ ref, referred, engine }) =>
            specEvidence(
              `remoteRef.key: ${ref.key}, of the ${referred.kind} ${
                referred.name
              } with path ${engine.mountPath ?? 'not set'}, version ${
                engine.version ?? 'v2'
              }`,
            ),
          ),
      ],
      remedies: [
        inWizard(
          'reference',
          `Write the key without it: ${first.suggestion}`,
          first.ref.secretKey,
        ),
      ],
    });
  },
};
