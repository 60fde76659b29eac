import { sentences } from '../collections/sentences';
import { failureOf } from '../diagnose/failure';
import { ExternalSecretFacts, PushSecretFacts } from '../model/observed';
import { SeenRefresh } from './RefreshKind';
import { REVERTED, ObjectStatus } from './objectStatus';

type Facts = ExternalSecretFacts | PushSecretFacts;

/**
 * Decides the result of a refresh of an ExternalSecret or PushSecret. It succeeded
 * when `syncedResourceVersion`, which hashes the annotations, or `refreshTime`
 * moved past the request; it failed when a failure is newer than the request.
 *
 * @param notes.onSuccess - a sentence to add to a success
 */
export function assessExternalSecrets(
  seen: SeenRefresh<Facts>,
  notes: { onSuccess: string | null },
): ObjectStatus {
  const { awaited, isReverted, name, request, secret } = seen;
  const { facts } = secret;
  const isRenewed =
    facts.syncedResourceVersion !== awaited.syncedResourceVersion ||
    // After the annotation is removed, the hash is the same as before.
    (isReverted &&
      facts.refreshTime !== awaited.refreshTime &&
      (facts.refreshTime ?? '') >= request.at);
  if (isRenewed) {
    return {
      state: 'refreshed',
      words: sentences([
        `${name} was refreshed at ${facts.refreshTime}`,
        ...(notes.onSuccess ? [notes.onSuccess] : []),
        ...(isReverted ? [REVERTED] : []),
      ]),
    };
  }
  if (failedSince(seen)) {
    return { state: 'failed', words: `${name} still fails`, secret };
  }
  return {
    state: 'waiting',
    words: sentences([
      `The operator has not refreshed ${name} since the request`,
      facts.refreshTime
        ? `Its last refresh was at ${facts.refreshTime}`
        : 'It was never refreshed',
      isReverted
        ? `${REVERTED}. Configure it to ignore the annotation`
        : 'Check whether the operator is running, and whether it is overloaded',
    ]),
  };
}

/**
 * Whether an attempt failed after the request; Kubernetes stores these times to
 * the second.
 */
function failedSince({
  awaited,
  events,
  request,
  secret,
}: SeenRefresh<Facts>): boolean {
  const failure = failureOf(secret, events);
  if (!failure) {
    return false;
  }
  const { condition } = failure;
  const turned =
    condition?.status === 'False' &&
    (condition.lastTransitionTime ?? '') > request.at;
  return (
    turned ||
    events.some(
      event =>
        event.type === 'Warning' &&
        event.count > (awaited.warnings[event.uid] ?? 0) &&
        (event.lastSeen ?? '') >= request.at,
    )
  );
}
