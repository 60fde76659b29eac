import { Failure } from '../../../types';
import { clusterRefusal } from './clusterRefusals';
import { keysNotRewritten } from './keysNotRewritten';
import { operatorRefusal } from './operatorRefusals';
import { providerRefusal } from './providerRefusals';
import { pushRefusal } from './pushRefusals';
import { sopsSecretRefusal } from './sopsSecretRefusal';
import { Refusal } from './Refusal';
import {
  kustomizationFailure,
  refusesOtherObject,
} from '../kustomizationFailure';
import { RefusalContext } from './RefusalContext';
import {
  valueIsNoText,
  keyIsNoName,
  typeIsImmutable,
  contentIsImmutable,
  keyOfTypeMissing,
  variableNotSet,
} from './secretRefusals';
import {
  pushedKeyMissing,
  pushedKeyExists,
  mountMissing,
} from './pushedKeyRefusals';
import { targetKindDisabled, targetNotDeleted } from './targetRefusals';

/**
 * Recognizes the cause of a refusal from the message: field errors and typed
 * patches of the API server, `envsubst` of Flux, and External Secrets Operator
 * about the source of a PushSecret. Otherwise a Kustomization's reason shows
 * what its failure is about.
 */
export function refusalOf(
  failure: Failure,
  subject: RefusalContext,
): Refusal | undefined {
  const ofKustomization = kustomizationFailure(failure, subject);
  for (const read of listRefusals()) {
    const refusal = read(failure.text, subject);
    if (refusal && ofKustomization && refusesOtherObject(failure.text)) {
      // The refusal is not about the Secret.
      return { ...ofKustomization, remedies: refusal.remedies };
    }
    if (refusal) {
      // What is to stay was applied before.
      return ofKustomization && failure.condition?.reason === 'PruneFailed'
        ? {
            ...refusal,
            summary: `${ofKustomization.summary} ${refusal.summary}`,
          }
        : refusal;
    }
  }
  return ofKustomization;
}

type ReadRefusal = (
  words: string,
  subject: RefusalContext,
) => Refusal | undefined;

function listRefusals(): ReadRefusal[] {
  return [
    valueIsNoText,
    keyIsNoName,
    typeIsImmutable,
    contentIsImmutable,
    keyOfTypeMissing,
    variableNotSet,
    pushedKeyMissing,
    pushedKeyExists,
    (words, { facts }) =>
      facts.type === 'push-secret' ? pushRefusal(words) : undefined,
    mountMissing,
    targetKindDisabled,
    targetNotDeleted,
    sopsSecretRefusal,
    keysNotRewritten,
    operatorRefusal,
    providerRefusal,
    clusterRefusal,
  ];
}
