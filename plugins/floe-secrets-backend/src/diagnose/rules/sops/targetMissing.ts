import { describeSecret } from '../../commands';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
} from '../../finding';
import { timeFreeState } from '../../state';
import { SopsRule } from '../ruleTypes';

/** Names of Secrets in a sentence. */
const MOST_NAMED = 5;

/**
 * The Secrets were applied successfully, but one of them does not exist. Only
 * known if Secrets are observed.
 */
export const targetMissing: SopsRule = {
  id: 'target-missing',
  evaluate({ events, facts, missingTargets = [], secret, targetExists }) {
    const missing =
      missingTargets.length > 0 ? missingTargets : facts.secrets.slice(0, 1);
    if (
      targetExists !== false ||
      missing.length === 0 ||
      timeFreeState(secret, events) !== 'synced'
    ) {
      return undefined;
    }
    const named = missing.slice(0, MOST_NAMED).map(({ name }) => name);
    const rest = missing.length - named.length;
    const names = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `${
        missing.length === 1
          ? `The Secret ${names} does not exist, although it was applied.`
          : `${missing.length} of ${facts.secrets.length} Secrets do not exist, although they were applied: ${names}.`
      }${
        facts.suspended
          ? ' The object is suspended, so nothing creates them again.'
          : ''
      }`,
      evidence: [
        ...missing
          .slice(0, MOST_NAMED)
          .map(({ name, namespace }) => absentEvidence(name, namespace)),
        facts.ready && conditionEvidence('Ready', facts.ready, secret),
      ],
      remedies: [describeSecret(secret)],
    });
  },
};
