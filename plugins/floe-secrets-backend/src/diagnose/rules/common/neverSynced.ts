import { describeSecret, shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { conditionOf } from '../../failure';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';

/** A new object is usually synced within seconds; this long it may take. */
const FIRST_SYNC_MS = 2 * 60_000;

/** The secret has not been synced since its object was made. */
export const neverSynced: AnySecretRule = {
  id: 'never-synced',
  evaluate({ facts, failure, secret, now }) {
    const created = toMillis(secret.createdAt);
    // Sealed Secrets keeps no time of a success, so there only an object
    // without any status is known never to have been synced.
    const synced =
      facts.type === 'external-secret' || facts.type === 'push-secret'
        ? facts.refreshTime !== null
        : conditionOf(secret) !== null;
    if (
      synced ||
      created === null ||
      now.getTime() - created < FIRST_SYNC_MS ||
      facts.type === 'cluster-external-secret'
    ) {
      return undefined;
    }
    const untouched = !conditionOf(secret) && !failure;
    const operator =
      facts.type === 'sealed-secret' ? 'sealed-secrets' : 'external-secrets';
    return createFinding('never-synced', {
      severity: failure ? 'info' : 'error',
      confidence: 'proven',
      summary: untouched
        ? `No operator has looked at this object in the ${inWords(
            now.getTime() - created,
          )} since it was made.`
        : 'This secret has never been synced since its object was made.',
      evidence: [
        { kind: 'status', text: 'Made', time: secret.createdAt },
        {
          kind: 'status',
          text: untouched
            ? 'The object has no status'
            : 'The status knows of no success',
          time: null,
        },
      ],
      remedies: failure
        ? []
        : [
            {
              title: 'See whether the operator runs',
              command: shellCommand(
                ...['kubectl', 'get', 'pods', '-A'],
                ...['-l', `app.kubernetes.io/name=${operator}`],
              ),
            },
            describeSecret(secret),
          ],
    });
  },
};
