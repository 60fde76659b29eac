import {
  isVault,
  KeyAttempt,
  vaultPathHasDataPrefix as dataPrefix,
  worstVerdict,
} from '@floe/values-files';
import { inWizard } from '../../inWizard';
import { createFinding, specEvidence } from '../../finding';
import { failingRef, referredStoreOf } from '../../subject';
import { ExternalSecretRule, ExternalSecretSubject } from '../ruleTypes';

const MOST_SHOWN = 5;

/** A Vault key that contains the `<mount>/data/` of the HTTP API. */
export const vaultPathHasDataPrefix: ExternalSecretRule = {
  id: 'vault-path-has-data-prefix',
  evaluate(subject) {
    const { facts, failure } = subject;
    const failing = failure ? failingRef(subject) : undefined;
    const found = facts.remoteRefs.flatMap(ref => {
      const referred = referredStoreOf(subject, ref);
      if (!referred?.store || !isVault(referred.store.provider)) {
        return [];
      }
      const { path, version } = referred.store.detail;
      const { provider } = referred.store;
      const engine = { provider, mountPath: path ?? null, version };
      const prefix = dataPrefix(
        ref.key,
        engine,
        attemptOf(subject, !failing || ref === failing),
      );
      return prefix ? [{ ref, referred, engine, ...prefix }] : [];
    });
    const broken = found.filter(({ works }) => !works);
    const shown = broken.length > 0 ? broken : found;
    const first =
      shown.find(({ ref }) => ref === failing) ?? worstVerdict(shown);
    if (!first) {
      return undefined;
    }
    return createFinding('vault-path-has-data-prefix', {
      severity: first.severity,
      confidence: first.confidence,
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
                engine.version ?? 'not set (v2)'
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

/**
 * What the last attempt shows of a key.
 *
 * @param mayBeCause - whether the failure, if there is one, may be of this key
 */
function attemptOf(
  { facts, failure }: ExternalSecretSubject,
  mayBeCause: boolean,
): KeyAttempt | undefined {
  if (failure) {
    return mayBeCause ? 'refused' : 'other';
  }
  return facts.ready?.status === 'True' ? 'other' : undefined;
}
