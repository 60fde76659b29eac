import { setRefreshInterval } from '../../inWizard';
import { refreshDisabled as whyDisabled } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import {
  boundsInWords,
  intervalEvidence,
  refreshFacts,
} from '../../refreshFacts';
import { ExternalSecretRule } from '../ruleTypes';
import { heldBackByWindows } from './syncWindows';

/**
 * A secret that is not refreshed on its interval, because its refresh policy or
 * its sync windows forbid it. For a generator that is intended: it makes a new
 * value at each refresh.
 */
export const refreshDisabled: ExternalSecretRule = {
  id: 'refresh-disabled',
  evaluate(subject) {
    const { facts, policy } = subject;
    const found = whyDisabled(refreshFacts(facts));
    if (!found) {
      return heldBackByWindows(subject);
    }
    return createFinding('refresh-disabled', {
      severity: found.severity,
      confidence: found.confidence,
      summary:
        found.cause === 'on-change'
          ? 'This secret is fetched when its object changes: a new value at the provider arrives only with a forced refresh.'
          : 'This secret is fetched once: new values at the provider are never fetched, not even by a forced refresh.',
      evidence: [
        found.cause === 'interval-not-positive'
          ? intervalEvidence(facts)
          : specEvidence(`refreshPolicy: ${facts.refreshPolicy}`),
      ],
      remedies: [
        setRefreshInterval(
          facts,
          `Set a refresh interval of ${boundsInWords(policy)}`,
        ),
      ],
    });
  },
};
