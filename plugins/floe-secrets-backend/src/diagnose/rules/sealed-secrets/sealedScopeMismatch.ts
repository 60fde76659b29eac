import { sealedScopeMismatch as mismatches } from '@floe/values-files';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { changedSinceAttempt } from '../../unsealAttempt';
import { SealedSecretRule } from '../ruleTypes';
import { sealedForOtherKey } from './ciphertextKeys';
import { controllerLog, sealAgain, statusMayBeOld, tryAgain } from './remedies';
import { openedWithSameScope } from './openedWithSameScope';
import { cannotBeDecrypted } from './unsealFailure';

const PREFIX = 'sealedsecrets.bitnami.com';

/**
 * The data was likely sealed for another scope than that of the annotations.
 * The controller takes the scope from the object's own annotations only, with
 * the literal value "true". The published guide seals namespace-wide and
 * forgets the annotation, so most of these objects have none. If something else
 * was decrypted with the same annotations, they are right.
 */
export const sealedScopeMismatch: SealedSecretRule = {
  id: 'sealed-scope-mismatch',
  evaluate(subject) {
    const { certificates, facts, failure, secret } = subject;
    const badForm = facts.ciphertexts.some(({ form }) => form !== 'ok');
    if (!failure || !cannotBeDecrypted(subject) || badForm) {
      return undefined;
    }
    if (changedSinceAttempt(secret, failure)) {
      // The attempt may have used another scope; `cannot-decrypt` reports it.
      return undefined;
    }
    if (sealedForOtherKey(facts.ciphertexts, certificates)) {
      return undefined;
    }
    if (openedWithSameScope(subject)) {
      // `cannot-decrypt` ranks the remaining reasons.
      return undefined;
    }
    const [mismatch] = mismatches({
      scope: facts.scope,
      hints: facts.scopeHints,
      isRefused: true,
    });
    if (!mismatch) {
      return undefined;
    }
    // The scope that was probably meant.
    const meant = mismatch.hints.some(({ annotation }) =>
      annotation.endsWith('/cluster-wide'),
    )
      ? 'cluster-wide'
      : 'namespace-wide';
    const hints = mismatch.hints.map(({ place, annotation, value }) =>
      specEvidence(
        place === 'template'
          ? `The annotation ${annotation} is on the template, where it does not set the scope`
          : `The annotation ${annotation}: "${value}" does not set the scope: it must be ${PREFIX}/… with the value "true"`,
      ),
    );
    return createFinding('sealed-scope-mismatch', {
      severity: mismatch.severity,
      confidence: mismatch.confidence,
      summary: hints.length
        ? `The values were probably sealed for another scope: the controller tries ${facts.scope} scope, but an annotation suggests another one.`
        : 'The values were probably sealed for another scope: the controller tries strict scope (this name and namespace). They were probably sealed namespace-wide, and the annotation is missing, or they were sealed for another name.',
      evidence: [
        specEvidence(`Scope by annotations: ${facts.scope}`),
        ...hints,
        ...failureEvidence(failure),
      ],
      remedies: [
        sealAgain(
          undefined,
          `Seal the values again for the scope ${facts.scope}: this changes no other secret`,
        ),
        {
          // No action: the wizard seals, and does not change only the scope.
          title: `Only if every sealed value of the release was sealed ${meant}: write ${PREFIX}/${meant}: "true" under floe.sealedSecrets.annotations. It applies to the whole release, and values that were sealed for another scope can no longer be decrypted`,
        },
        tryAgain(secret),
        statusMayBeOld(subject),
        controllerLog(subject),
      ],
    });
  },
};
