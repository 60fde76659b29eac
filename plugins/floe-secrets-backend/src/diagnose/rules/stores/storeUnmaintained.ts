import { createFinding, eventEvidence } from '../../finding';
import { toMillis } from '../../time';
import { StoreRule } from '../ruleTypes';
import { isPast } from '../../../clock/Moment';

/** ESO validates each store every 5 minutes and repeats the warning then. */
const STILL_TRUE_MS = 24 * 3_600_000;

/**
 * ESO reports that the store's provider has no maintainer (`StoreUnmaintained`
 * in secretstore/common.go).
 */
export const storeUnmaintained: StoreRule = {
  id: 'store-unmaintained',
  evaluate({ store, events, now }) {
    const event = events.find(({ reason }) => reason === 'StoreUnmaintained');
    const seen = toMillis(event?.lastSeen);
    if (!event || (seen !== null && isPast(now, seen + STILL_TRUE_MS))) {
      return undefined;
    }
    return createFinding('store-unmaintained', {
      severity: 'warning',
      confidence: 'proven',
      summary: `The provider ${
        store.provider ?? ''
      } of External Secrets Operator has no maintainer.`,
      evidence: [eventEvidence(event)],
      remedies: [
        {
          title: 'Plan to move to a maintained provider',
          link: 'https://external-secrets.io/latest/introduction/stability-support/',
        },
      ],
    });
  },
};
