import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { Shortfall } from '../model/kindAnswers';
import { ExternalSecretFacts, ObservedEvent } from '../model/observed';
import { placeOfRef } from '../model/remoteRefs';
import { NOTHING_SHORT } from '../model/shortfall';

/** Reasons of a True condition that say that there is no target. */
const NO_TARGET_REASONS = [
  'SecretMissing',
  'SecretDeleted',
  'ResourceMissing',
  'ResourceDeleted',
];

/**
 * The events of an attempt are written while it runs, and `refreshTime` at
 * its end. A provider may answer slowly.
 */
const ATTEMPT_MS = 60_000;

/**
 * What is missing of an ExternalSecret although `Ready` is True. The operator
 * also reports success where it wrote no Secret at all, and where the provider
 * lacked some of the keys.
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
 * The operator names the Secret that it wrote in `status.binding`
 * (`createSecret` and `updateSecret` in externalsecret_controller.go). With
 * deletionPolicy Retain and nothing at the provider it reports success before
 * it writes one.
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
 * Whether a `MissingProviderSecret` event is about a reference. For an entry of
 * `data` the operator says `dataFrom` too, but only then it gives the key
 * (`externalsecret_controller_secret.go`).
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
  const list = key === undefined ? 'dataFrom' : 'data';
  const place = placeOfRef(facts, ref);
  if (place.list !== list) {
    return false;
  }
  const isKeyKnown = facts.remoteRefs.some(
    other => other.secretKey !== null && other.key === key,
  );
  return isKeyKnown ? ref.key === key : place.index === Number(index);
}
