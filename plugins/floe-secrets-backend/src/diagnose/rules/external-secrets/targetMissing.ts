import { inWizard } from '../../inWizard';
import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { describeSecret } from '../../commands';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
  failureEvidence,
  refreshEvidence,
  specEvidence,
} from '../../finding';
import { isRetained } from '../../../model/isRetained';
import { shortfallOf } from '../../shortfall';
import { ExternalSecretFacts, ObservedSecret } from '../../../model/observed';
import { Failure } from '../../types';
import { diagnoseKinds } from '../../DiagnoseKind';
import { targetKeyMissing as keyMissing } from '../common/targetKeyMissing';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The target is missing, although the operator may report Ready: with
 * creationPolicy Merge it only adds to an existing Secret (`SecretMissing`);
 * with deletionPolicy Delete it deletes the target if the provider no longer
 * has the secret (`SecretDeleted`); with deletionPolicy Retain it does not
 * create one if the provider has no value.
 */
export const targetMissing: ExternalSecretRule = {
  id: 'target-missing',
  evaluate({ events, failure, facts, secret, targetExists }) {
    const reported = shortfallOf(secret, events).hasNoTarget;
    const notFound =
      !!failure && /unable to update secret \S*: not found/.test(failure.text);
    if (targetExists && (notFound || (reported && !isNeverMade(facts)))) {
      return existsAgain(facts, secret, failure);
    }
    if (!reported && !notFound && (targetExists !== false || failure)) {
      return undefined;
    }
    if (targetExists && reported) {
      // `remote-key-missing` reports it: the target belongs to another owner.
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: summaryOf(facts),
      evidence: [
        targetExists === false &&
          absentEvidence(facts.targetName, secret.namespace),
        facts.ready && conditionEvidence('Ready', facts.ready, secret),
        ...(notFound ? failureEvidence(failure) : []),
        reported && refreshEvidence(facts),
        specEvidence(
          `target: ${facts.targetName}, creationPolicy ${facts.creationPolicy}, deletionPolicy ${facts.deletionPolicy}`,
        ),
      ],
      remedies: [remedyOf(facts), describeSecret(secret)],
    });
  },
};

function remedyOf(facts: ExternalSecretFacts): Remedy {
  const wasNeverThere = facts.reportsBinding && facts.bindingName === null;
  if (facts.ready?.reason?.endsWith('Deleted') && !wasNeverThere) {
    return { title: 'Create the key at the provider again' };
  }
  if (isRetained(facts) || facts.ready?.reason?.endsWith('Deleted')) {
    return inWizard(
      'reference',
      'Create at the provider what the ExternalSecret refers to, or correct its references',
    );
  }
  if (facts.creationPolicy !== 'Merge') {
    return {
      title: 'Refresh the secret: the operator creates the target again',
      action: 'refresh',
    };
  }
  return inWizard(
    'creation-policy',
    'Let the operator create the target (creationPolicy Owner), or deploy the object that creates it',
  );
}

function summaryOf(facts: ExternalSecretFacts): string {
  const { creationPolicy, ready, targetName } = facts;
  if (ready?.reason?.endsWith('Deleted')) {
    if (facts.reportsBinding && facts.bindingName === null) {
      return `The target ${targetName} does not exist, because the provider does not have the secret (deletionPolicy Delete).`;
    }
    return `The target ${targetName} was deleted, because the provider no longer has the secret.`;
  }
  if (isNeverMade(facts)) {
    return `The operator has not created the target ${targetName}, because the provider has nothing that the ExternalSecret refers to.`;
  }
  if (isRetained(facts)) {
    return `The target ${targetName} does not exist, and the operator does not create it again, because the provider has nothing that the ExternalSecret refers to.`;
  }
  return `The target ${targetName} does not exist${
    creationPolicy === 'Merge'
      ? ', and creationPolicy Merge does not create it'
      : ''
  }.`;
}

/** Whether the operator has never written the target that it retains. */
function isNeverMade(facts: ExternalSecretFacts): boolean {
  return facts.bindingName !== facts.targetName && isRetained(facts);
}

/**
 * The target exists again since the operator last checked. With deletionPolicy
 * Delete it deletes any target for which the provider has no value
 * (`DeletionPolicyDelete` in externalsecret_controller.go).
 */
function existsAgain(
  facts: ExternalSecretFacts,
  secret: ObservedSecret,
  failure: Failure | null,
): Finding {
  const { ready, targetName } = facts;
  const wasDeleted = !failure && ready?.reason?.endsWith('Deleted');
  return createFinding('target-missing', {
    severity: failure ? 'error' : 'warning',
    confidence: 'proven',
    summary: wasDeleted
      ? `The target ${targetName} exists now, but the operator has not written it. At its last attempt the provider did not have the secret; if it still does not, the operator deletes the target at its next attempt (deletionPolicy Delete).`
      : `The target ${targetName} exists now. It was missing at the operator's last attempt. The next refresh fills it.`,
    evidence: [
      ...(failure ? failureEvidence(failure) : []),
      !failure && ready && conditionEvidence('Ready', ready, secret),
      !failure && refreshEvidence(facts),
    ],
    remedies: [
      wasDeleted
        ? { title: 'Create the key at the provider again' }
        : { title: 'Refresh the secret', action: 'refresh' },
    ],
  });
}

/** The operator writes the keys again at a refresh. */
export const targetKeyMissing: ExternalSecretRule = keyMissing(
  ({ facts, secret }) => {
    const { applyNow, refusesChanges } = diagnoseKinds.of(facts);
    return applyNow?.(secret, refusesChanges?.(facts) ?? false);
  },
);
