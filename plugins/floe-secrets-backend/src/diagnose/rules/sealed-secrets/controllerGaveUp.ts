import { createFinding, eventEvidence } from '../../finding';
import { toMillis } from '../../time';
import { SealedSecretRule } from '../ruleTypes';
import { controllerLog, tryAgain } from './remedies';
import { targetUnmanaged } from './targetUnmanaged';
import { hasCome } from '../../../clock/Moment';

/** One attempt and five retries (`maxRetries` in controller.go). */
const ATTEMPTS = 6;
/** The attempts follow each other within seconds. */
const QUIET_MS = 2 * 60_000;

/**
 * The controller has used up its retries and waits for a change of the spec.
 * `target-unmanaged` gives the same advice, so this is left out then.
 */
export const controllerGaveUp: SealedSecretRule = {
  id: 'controller-gave-up',
  evaluate(subject) {
    const { failure, now, secret } = subject;
    const event = failure?.event;
    const last = toMillis(event?.lastSeen);
    if (
      !event ||
      event.count < ATTEMPTS ||
      last === null ||
      !hasCome(now, last + QUIET_MS) ||
      targetUnmanaged.evaluate(subject)
    ) {
      return undefined;
    }
    return createFinding('controller-gave-up', {
      severity: 'warning',
      confidence: 'likely',
      summary: `The controller tried ${event.count} times and does not retry automatically.`,
      evidence: [eventEvidence(event)],
      remedies: [tryAgain(secret), controllerLog(subject)],
    });
  },
};
