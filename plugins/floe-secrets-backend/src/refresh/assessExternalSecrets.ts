import { failureOf } from '../diagnose/failure';
import { ExternalSecretFacts, PushSecretFacts } from '../model/observed';
import { SeenRefresh } from './RefreshKind';
import { REVERTED, ObjectStatus } from './objectStatus';

type Facts = ExternalSecretFacts | PushSecretFacts;

/**
 * Tells what came of a refresh of an ExternalSecret or PushSecret. It succeeded
 * when `syncedResourceVersion`, which hashes the annotations, or `refreshTime`
 * moved past the request; it failed when a failure is newer than the request.
 *
 * @param notes.onSuccess - what else to say of a success
 */
export function assessExternalSecrets(
  seen: SeenRefresh<Facts>,
  notes: { onSuccess: string | null },
): ObjectStatus {
  const { awaited, isReverted, name, request, secret } = seen;
  const { facts } = secret;
  const isRenewed =
    facts.syncedResourceVersion !== awaited.syncedResourceVersion ||
    // Taken away again, the hash is what it was.
    (isReverted &&
      facts.refreshTime !== awaited.refreshTime &&
      (facts.refreshTime ?? '') >= request.at);
  if (isRenewed) {
    return {
      state: 'refreshed',
      words: [
        `${name} was refreshed at ${facts.refreshTime}`,
        ...(notes.onSuccess ? [notes.onSuccess] : []),
        ...(isReverted ? [REVERTED] : []),
      ].join('; '),
    };
  }
  if (failedSince(seen)) {
    return { state: 'failed', words: `${name} still fails`, secret };
  }
  return {
    state: 'waiting',
    words: `${name}: the operator has not fetched it since; its last refresh is ${
      facts.refreshTime ? `that of ${facts.refreshTime}` : 'still to come'
    }. ${
      isReverted
        ? `And ${REVERTED}: configure it to ignore the annotation.`
        : 'Check whether the operator is running, and whether it is overloaded.'
    }`,
  };
}

/** Whether an attempt failed after the request; Kubernetes keeps these times to the second. */
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
