import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { FluxKustomizationFacts } from '../../../model/observed';
import { describeSecret, reconcileNow } from '../../commands';
import { conditionEvidence, createFinding, specEvidence } from '../../finding';
import { isAttempting, isOverdue, overdueSince } from '../../schedule';
import { inWords, passedInWords, toMillis } from '../../time';
import { SecretSubject } from '../../types';
import { operatorPods } from '../common/operatorPods';
import { SopsRule } from '../ruleTypes';

/** Flux has exceeded the timeout of an attempt, or has not started one that is due. */
export const reconciliationOverdue: SopsRule = {
  id: 'refresh-overdue',
  evaluate(subject) {
    const { facts, now, secret } = subject;
    const due = toMillis(overdueSince(secret));
    if (
      facts.type !== 'flux-kustomization' ||
      due === null ||
      !isOverdue(secret, now)
    ) {
      return undefined;
    }
    return isAttempting(secret)
      ? hanging(subject, facts)
      : stopped(subject, facts, passedInWords(now, due));
  },
};

function hanging(
  { now, secret }: SecretSubject,
  facts: FluxKustomizationFacts,
): Finding {
  const began = toMillis(facts.ready?.lastTransitionTime);
  return createFinding('refresh-overdue', {
    severity: 'warning',
    confidence: 'proven',
    summary: `Flux began to apply this Kustomization ${
      began === null ? inWords(0) : passedInWords(now, began)
    } ago and has not finished, which is longer than its timeout allows.`,
    evidence: [
      facts.ready && conditionEvidence('Ready', facts.ready, secret),
      specEvidence(
        facts.timeoutSeconds
          ? `spec.timeout: ${inWords(facts.timeoutSeconds * 1000)}`
          : `spec.timeout is not set; spec.interval: ${intervalOf(facts)}`,
      ),
    ],
    remedies: [lookAtController(facts), describeSecret(secret)],
  });
}

function stopped(
  { secret }: SecretSubject,
  facts: FluxKustomizationFacts,
  late: string,
): Finding {
  const hasFailed = facts.ready?.status === 'False';
  return createFinding('refresh-overdue', {
    severity: 'warning',
    confidence: 'proven',
    summary: hasFailed
      ? `Flux should have tried again ${late} ago and did not.`
      : `Flux should have applied this Kustomization again ${late} ago and did not.`,
    evidence: [
      facts.ready && conditionEvidence('Ready', facts.ready, secret),
      specEvidence(
        hasFailed && facts.retryIntervalSeconds
          ? `spec.retryInterval: ${inWords(facts.retryIntervalSeconds * 1000)}`
          : `spec.interval: ${intervalOf(facts)}`,
      ),
    ],
    remedies: [lookAtController(facts), reconcileNow(secret)],
  });
}

function intervalOf({ intervalSeconds }: FluxKustomizationFacts): string {
  return inWords((intervalSeconds ?? 0) * 1000);
}

function lookAtController(facts: FluxKustomizationFacts): Remedy | null {
  return operatorPods(
    facts,
    'Check whether the kustomize-controller is running',
  );
}
