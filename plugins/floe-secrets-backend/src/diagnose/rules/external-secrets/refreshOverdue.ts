import { forceSync, shellCommand } from '../../commands';
import { createFinding, refreshEvidence, specEvidence } from '../../finding';
import { isLikelyOverdue, overdueSince } from '../../schedule';
import { inWords, passedInWords, toMillis } from '../../time';
import { StoreUserRule } from '../ruleTypes';
import { isHeldUp } from '../common/invalidDuration';
import {
  mayFailSilently,
  readOperatorLog,
  SILENT_TEMPLATE,
} from '../common/silentFailures';
import { windowsEvidence } from './syncWindows';
import { hasCome } from '../../../clock/Moment';

/** The longest back-off of the operator, and a few minutes. */
const RETRIED_MS = 12 * 60_000;

/**
 * A refresh that is late by more than the grace period, without a failure that
 * explains it.
 */
export const refreshOverdue: StoreUserRule = {
  id: 'refresh-overdue',
  evaluate(subject) {
    const { facts, failure, secret, now, supersededFailure } = subject;
    const windows = facts.type === 'external-secret' ? facts.syncWindows : null;
    const isPush = facts.type === 'push-secret';
    const due = overdueSince(secret);
    // An attempt that has just failed shows that the operator is running.
    const tried = supersededFailure?.attemptedAt ?? null;
    const isTrying = tried !== null && !hasCome(now, tried + RETRIED_MS);
    if (
      failure ||
      isTrying ||
      isHeldUp(subject) ||
      !due ||
      !isLikelyOverdue(secret, now)
    ) {
      return undefined;
    }
    const dueMillis = toMillis(due);
    const late =
      dueMillis === null ? inWords(0) : passedInWords(now, dueMillis);
    return createFinding('refresh-overdue', {
      severity: 'warning',
      // The time zone of the operator is unknown.
      confidence: windows ? 'likely' : 'proven',
      summary: `The operator should have ${
        isPush ? 'pushed' : 'refreshed'
      } this secret ${late} ago and did not.${
        mayFailSilently(facts) ? ` ${SILENT_TEMPLATE}` : ''
      }`,
      evidence: [
        refreshEvidence(facts),
        specEvidence(
          `refreshInterval: ${inWords(
            (facts.refreshIntervalSeconds ?? 0) * 1000,
          )}; due at ${due}${
            windows
              ? ' in the time zone of the operator, assumed to be UTC'
              : ''
          }`,
        ),
        ...(windows ? windowsEvidence(windows) : []),
      ],
      remedies: [
        {
          title: 'Check whether the operator is running',
          command: shellCommand(
            ...['kubectl', 'get', 'pods', '-A'],
            ...['-l', 'app.kubernetes.io/name=external-secrets'],
          ),
        },
        readOperatorLog(facts),
        // A forced refresh makes a generator create a new value.
        'generators' in facts && (facts.generators ?? []).length > 0
          ? null
          : {
              ...forceSync(secret),
              ...(isPush && { title: 'Let the operator push again at once' }),
            },
      ],
    });
  },
};
