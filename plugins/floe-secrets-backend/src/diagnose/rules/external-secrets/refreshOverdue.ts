import { forceSync, shellCommand } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { isOverdue, overdueSince } from '../../schedule';
import { inWords, toMillis } from '../../time';
import { ExternalSecretRule } from '../ruleTypes';
import { isHeldUp } from '../common/invalidDuration';
import { windowsEvidence } from './syncWindows';

/** A refresh is overdue by more than the grace period, and no failure explains it. */
export const refreshOverdue: ExternalSecretRule = {
  id: 'refresh-overdue',
  evaluate(subject) {
    const { facts, failure, secret, now } = subject;
    const due = overdueSince(secret);
    if (failure || isHeldUp(subject) || !due || !isOverdue(secret, now)) {
      return undefined;
    }
    const late = inWords(now.getTime() - (toMillis(due) ?? now.getTime()));
    return createFinding('refresh-overdue', {
      severity: 'warning',
      // The time zone of the operator is not known.
      confidence: facts.syncWindows ? 'likely' : 'proven',
      summary: `The operator should have refreshed this secret ${late} ago and did not.`,
      evidence: [
        {
          kind: 'status',
          text: 'status.refreshTime: the last refresh',
          time: facts.refreshTime,
        },
        specEvidence(
          `refreshInterval: ${inWords(
            (facts.refreshIntervalSeconds ?? 0) * 1000,
          )}; due at ${due}${
            facts.syncWindows
              ? ' in the time zone of the operator, assumed to be UTC'
              : ''
          }`,
        ),
        ...(facts.syncWindows ? windowsEvidence(facts.syncWindows) : []),
      ],
      remedies: [
        {
          title: 'Check whether the operator is running',
          command: shellCommand(
            ...['kubectl', 'get', 'pods', '-A'],
            ...['-l', 'app.kubernetes.io/name=external-secrets'],
          ),
        },
        forceSync(secret),
      ],
    });
  },
};
