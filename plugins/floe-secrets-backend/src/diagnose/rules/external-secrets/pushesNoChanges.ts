import { refreshDisabled as whyDisabled } from '@floe/values-files';
import { createFinding, specEvidence } from '../../finding';
import { intervalEvidence } from '../../refreshFacts';
import { PushSecretRule } from '../ruleTypes';

/**
 * A PushSecret that does not carry new values of its source to the provider:
 * with updatePolicy IfNotExists the operator leaves a key that is there
 * (`handlePushSecretDataForStore` in pushsecret_controller.go), and with
 * interval 0 it does not push again by time. It reports success in each case.
 */
export const pushesNoChanges: PushSecretRule = {
  id: 'refresh-disabled',
  evaluate({ facts }) {
    const { pushesOnce, refreshIntervalSeconds } = facts;
    const isOnce = refreshIntervalSeconds === 0;
    const found = whyDisabled({
      pushesOnce,
      intervalSeconds: refreshIntervalSeconds,
      generated: false,
    });
    if (!found) {
      return undefined;
    }
    return createFinding('refresh-disabled', {
      severity: found.severity,
      confidence: found.confidence,
      summary: pushesOnce
        ? 'This secret is pushed only where the provider does not have the key yet: a new value of the source never replaces the value at the provider.'
        : 'This secret is pushed once: a new value of the source arrives at the provider only with a forced refresh or a change of the PushSecret.',
      evidence: [
        pushesOnce && specEvidence('updatePolicy: IfNotExists'),
        isOnce && intervalEvidence(facts),
      ],
      remedies: [
        pushesOnce
          ? {
              title:
                'Use updatePolicy Replace if the provider must have the latest value',
            }
          : { title: 'Set a refresh interval, such as 1h' },
      ],
    });
  },
};
