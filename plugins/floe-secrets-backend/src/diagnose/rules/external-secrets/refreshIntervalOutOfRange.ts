import { inWizard } from '../../inWizard';
import { refreshIntervalOutOfRange as sideOf } from '@floe/values-files';
import { createFinding } from '../../finding';
import {
  boundsInWords,
  intervalEvidence,
  refreshFacts,
} from '../../refreshFacts';
import { inWords } from '../../time';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The guide requires 15 min to 1 h; an environment's policy may set other
 * limits. They do not apply to generators, which make a new value at each
 * refresh.
 */
export const refreshIntervalOutOfRange: ExternalSecretRule = {
  id: 'refresh-interval-out-of-range',
  evaluate({ facts, policy }) {
    const found = sideOf(refreshFacts(facts), policy);
    if (!found) {
      return undefined;
    }
    const interval = facts.refreshIntervalSeconds!;
    const bounds = boundsInWords(policy);
    return createFinding('refresh-interval-out-of-range', {
      severity: found.severity,
      confidence: found.confidence,
      summary:
        found.cause === 'too-short'
          ? `A refresh every ${inWords(
              interval * 1000,
            )} loads the provider more than ${bounds} would.`
          : `With a refresh every ${inWords(
              interval * 1000,
            )} a new value arrives late; the policy is ${bounds}.`,
      evidence: [
        intervalEvidence(facts),
        { kind: 'policy', text: `Refresh interval: ${bounds}`, time: null },
      ],
      remedies: [
        inWizard('refresh-interval', `Set refreshInterval to ${bounds}`),
      ],
    });
  },
};
