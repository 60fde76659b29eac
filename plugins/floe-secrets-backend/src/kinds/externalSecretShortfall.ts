import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { Shortfall } from '../model/kindAnswers';
import { ExternalSecretFacts, ObservedEvent } from '../model/observed';
import { positionOfRef } from '../model/remoteRefs';
import { NOTHING_SHORT } from '../model/shortfall';

/** Reasons of a True condition that mean that there is no target. */
const NO_TARGET_REASONS = [
  'SecretMissing',
  'SecretDeleted',
  'ResourceMissing',
  'ResourceDeleted',
];

/**
 * The events of an attempt are written during it, and `refreshTime` at its end.
 * A provider may answer slowly.
 */
const ATTEMPT_MS = 60_000;

/**
 * What an ExternalSecret is missing although `Ready` is True. The operator also
 * reports success if it wrote no Secret, or if the provider did not have some
 * of the keys.
 *
 * @param events - of this object, newest first
 */
export function externalSecretShortfall(
  facts: ExternalSecretFacts,
  events: ObservedEvent[],
): Shortfall {
  if (facts.ready?.status !== 'True') {
    return NOTHING_SHORT;
  }
  const relevant = events.filter(event => isOfLastAttempt(event, facts));
  return {
    hasNoTarget:
      NO_TARGET_REASONS.includes(facts.ready.reason ?? '') || isUnbound(facts),
    missing: facts.remoteRefs.filter(ref =>
      relevant.some(event => names(event, ref, facts)),
    ),
    events: relevant,
  };
}

/**
 * The operator sets `status.binding` to the Secret that it wrote
 * (`createSecret` and `updateSecret` in externalsecret_controller.go). With
 * deletionPolicy Retain, if the provider has no value, it reports success
 * before it writes a Secret.
 */
function isUnbound(facts: ExternalSecretFacts): boolean {
  return (
    facts.reportsBinding === true &&
    facts.creationPolicy !== 'None' &&
    facts.targetKind === null &&
    facts.bindingName !== facts.targetName
  );
}

function isOfLastAttempt(
  event: ObservedEvent,
  { forceSync = [], refreshTime }: ExternalSecretFacts,
): boolean {
  const seen = Date.parse(event.lastSeen ?? event.firstSeen ?? '');
  const refreshed = Date.parse(refreshTime ?? '');
  // The attempt that ended then began after this request.
  const requested = Math.max(
    ...forceSync
      .map(time => Number(time) * 1000)
      .filter(time => time <= refreshed),
  );
  return (
    event.reason === 'MissingProviderSecret' &&
    seen >= Math.max(refreshed - ATTEMPT_MS, requested)
  );
}

/**
 * Whether a `MissingProviderSecret` event is about a reference. The operator's
 * message says `dataFrom` for an entry of `data`, too, but only then has the
 * key (`externalsecret_controller_secret.go`).
 */
function names(
  { message }: ObservedEvent,
  ref: RemoteRef,
  facts: ExternalSecretFacts,
): boolean {
  const match = message.match(
    /using spec\.data(?:From)?\[(\d{1,6})\](?: \(key=([\s\S]*)\))?/,
  );
  if (!match) {
    return false;
  }
  const [, index, key] = match;
  const position = positionOfRef(facts, ref);
  if (key === undefined) {
    return position.list === 'dataFrom' && position.index === Number(index);
  }
  const keyed = facts.remoteRefs.filter(other => other.key === key);
  const ofData = keyed.filter(other => other.secretKey !== null);
  if (keyed.length > 0) {
    return (ofData.length > 0 ? ofData : keyed).includes(ref);
  }
  return position.list === 'data' && position.index === Number(index);
}
