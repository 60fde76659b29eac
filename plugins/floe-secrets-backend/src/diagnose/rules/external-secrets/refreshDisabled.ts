import { createFinding, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * A secret that does not follow its provider by time, as its spec asks. That is
 * how a generated one should be: a generator makes a new value at each refresh.
 */
export const refreshDisabled: ExternalSecretRule = {
  id: 'refresh-disabled',
  evaluate({ facts }) {
    const never =
      facts.refreshPolicy === 'CreatedOnce' ||
      (facts.refreshPolicy === 'Periodic' &&
        facts.refreshIntervalSeconds === 0);
    if (
      (!never && facts.refreshPolicy !== 'OnChange') ||
      facts.generators.length > 0
    ) {
      return undefined;
    }
    return createFinding('refresh-disabled', {
      severity: 'info',
      confidence: 'proven',
      summary: never
        ? 'This secret is fetched once: neither a new value at the provider nor a forced refresh arrives.'
        : 'This secret is fetched when its object changes: a new value at the provider arrives only with a forced refresh.',
      evidence: [
        specEvidence(
          facts.refreshPolicy === 'Periodic'
            ? 'refreshInterval: 0'
            : `refreshPolicy: ${facts.refreshPolicy}`,
        ),
      ],
      remedies: [
        {
          title: 'Give it a refresh interval; the guide asks for 15 min to 1 h',
          action: 'open-wizard',
        },
      ],
    });
  },
};
