import { annotateSecret } from '../../diagnose/commands';
import { inWizard } from '../../diagnose/inWizard';
import { isNewestGenerationApplied } from '../../diagnose/generation';
import { ObservedSecret, SealedSecretFacts } from '../../model/observed';
import {
  named,
  MigrationRules,
  MigrationState,
  NOT_SEEN,
  SeenMigration,
} from './MigrationRules';
import { plainToExternal } from './plainToExternal';

type Sealed = ObservedSecret & { facts: SealedSecretFacts };

function isSealed(secret: ObservedSecret): secret is Sealed {
  return secret.facts.type === 'sealed-secret';
}

/**
 * Decides what is to be done next for a Secret that a person created, and that a
 * SealedSecret is to make:
 *
 * 1. `release` ends when the Secret has the annotation by which the controller
 *    may write it and own it; without it the controller says "already exists and
 *    is not managed by SealedSecret" (`updateSecret` in controller.go).
 * 2. `add` ends when the SealedSecret owns the Secret and its controller has
 *    opened all keys.
 */
function assess(
  item: { keys: string[] },
  { makers, target }: SeenMigration,
): MigrationState {
  const [sealed] = makers.filter(isSealed);
  const isOwned =
    sealed !== undefined &&
    (target?.held?.owners.some(({ uid }) => uid === sealed.uid) ?? false);
  if (!isOwned && !target?.held?.marks?.includes('sealed-takeover')) {
    return {
      step: 'release',
      reason: target ? null : NOT_SEEN,
    };
  }
  if (!sealed) {
    return { step: 'add', reason: null };
  }
  const missing = item.keys.filter(
    key => !sealed.facts.ciphertexts.some(own => own.key === key),
  );
  if (missing.length > 0) {
    return {
      step: 'add',
      reason: `The SealedSecret does not have these keys yet: ${named(
        missing,
      )}.`,
    };
  }
  return sealed.facts.synced?.status === 'True' &&
    isNewestGenerationApplied(sealed) &&
    isOwned
    ? { step: null, reason: null }
    : {
        step: 'add',
        reason:
          'The controller has not taken the Secret over yet: see the findings of the SealedSecret. Until then the Secret keeps its values.',
      };
}

/** From a Secret that a person created to a SealedSecret. */
export const plainToSealed: MigrationRules = {
  ...plainToExternal,
  destination: 'sealed-secret',
  assess,
  inCluster: item =>
    item.step === 'release'
      ? {
          title:
            'Allow the Sealed Secrets controller to take the Secret over (annotation of the Secret in the cluster)',
          command: annotateSecret(
            item,
            '--overwrite',
            'sealedsecrets.bitnami.com/managed=true',
          ),
        }
      : inWizard(
          'manage',
          'Seal the values of the Secret in the wizard. It encrypts them in the browser',
        ),
};
