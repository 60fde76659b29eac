import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { isRetained } from '../../../model/isRetained';
import {
  conditionEvidence,
  createFinding,
  refreshEvidence,
} from '../../finding';
import { isNewestGenerationApplied } from '../../generation';
import { inWizard } from '../../inWizard';
import { shortfallOf } from '../../shortfall';
import { ExternalSecretSubject } from '../ruleTypes';
import { changedSinceRefresh } from './changedSinceRefresh';

const CREATE_AT_PROVIDER = inWizard(
  'reference',
  'Create at the provider what the secret refers to, or correct its references',
);

/** Whether the provider had nothing at the last success, and there is a target all the same. */
export function isTargetKept(subject: ExternalSecretSubject): boolean {
  return isKept(subject) || isLeftToOthers(subject);
}

/** Whether the last success left a target as it was that had been written before. */
function isKept({ events, facts, secret }: ExternalSecretSubject): boolean {
  return (
    isRetained(facts) &&
    isNewestGenerationApplied(secret) &&
    !shortfallOf(secret, events).hasNoTarget
  );
}

/**
 * Whether there is a target that the operator has never written, because it
 * found nothing to write. Without a target, `target-missing` says so.
 */
function isLeftToOthers(subject: ExternalSecretSubject): boolean {
  const { events, facts, secret, targetExists } = subject;
  return (
    targetExists === true &&
    isRetained(facts) &&
    shortfallOf(secret, events).hasNoTarget
  );
}

/** The provider has nothing, and deletionPolicy Retain keeps the target. */
export function targetKept(subject: ExternalSecretSubject): Finding {
  const { facts, targetExists } = subject;
  if (isLeftToOthers(subject)) {
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `${nothingFound(subject)} The Secret ${
        facts.targetName
      } exists, but the operator has not written it.`,
      evidence: keptEvidence(subject),
      remedies: [CREATE_AT_PROVIDER],
    });
  }
  return createFinding('remote-key-missing', {
    severity: 'warning',
    confidence: 'proven',
    summary: `${nothingFound(subject)} The operator leaves the target ${
      facts.targetName
    } as it is${
      targetExists ? '' : ', and does not make it again if it is deleted'
    } (deletionPolicy Retain).`,
    evidence: keptEvidence(subject),
    remedies: [CREATE_AT_PROVIDER],
  });
}

function keptEvidence({ facts, secret }: ExternalSecretSubject) {
  return [
    facts.ready && conditionEvidence('Ready', facts.ready, secret),
    refreshEvidence(facts),
  ];
}

function nothingFound(subject: ExternalSecretSubject): string {
  const changed = changedSinceRefresh(subject);
  return changed
    ? `At the last refresh, the provider had nothing that this secret refers to. The ${changed.kind} ${changed.name} was changed since.`
    : 'The provider has nothing that this secret refers to.';
}
