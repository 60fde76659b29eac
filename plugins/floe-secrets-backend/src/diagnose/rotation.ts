import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { toIsoDuration } from './duration';
import { toMillis, toTime } from './time';
import { DataChange } from '../model/observedTargets';
import { DiagnosisPolicy } from './types';

/**
 * When a secret last changed, and when it is due to change again.
 *
 * ESO tells of a changed target by its events `Created` and `Updated` alone
 * (a refresh that finds the same value writes none), and of one that is
 * fetched once by its refresh time. A SealedSecret changes with its spec: the
 * status is written again when the generation changes.
 *
 * Flux keeps since when it applies the very content that it applies now,
 * whichever part of it changed. A SopsSecret and a SOPS file in Git carry the
 * time at which SOPS last wrote a value.
 *
 * A plain Secret, and any other where nothing of this tells, changed when its
 * metadata says that its data did.
 *
 * @param targetChanged - by the metadata of the target, where it is observed
 * @returns `lastChanged` and `due` as RFC 3339, null where not known;
 * `maxAge` as an ISO 8601 duration
 */
export function rotationOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
  policy: DiagnosisPolicy,
  targetChanged: DataChange | null = null,
): ManagedSecret['rotation'] {
  const own = lastChanged(secret, events);
  const changed = own ?? toMillis(targetChanged?.at);
  const { rotationMaxAgeSeconds: maxAge } = policy;
  return {
    lastChanged: changed === null ? null : toTime(changed),
    maxAge: maxAge === null ? null : toIsoDuration(maxAge),
    due:
      changed === null || maxAge === null
        ? null
        : toTime(changed + maxAge * 1000),
    ...(own === null && targetChanged
      ? { precision: targetChanged.precision }
      : {}),
  };
}

/** When the secret last changed by what its object and its events tell, in milliseconds. */
export function lastChanged(
  secret: ObservedSecret,
  events: ObservedEvent[],
): number | null {
  const { facts } = secret;
  if (facts.type === 'external-secret') {
    const seen = events
      .filter(({ reason }) => reason === 'Created' || reason === 'Updated')
      .map(event => toMillis(event.lastSeen))
      .filter(time => time !== null);
    if (seen.length) {
      return Math.max(...seen);
    }
    return facts.refreshPolicy === 'CreatedOnce' ||
      facts.refreshIntervalSeconds === 0
      ? toMillis(facts.refreshTime)
      : null;
  }
  if (facts.type === 'sealed-secret' && facts.synced?.status === 'True') {
    return secret.generation === 1
      ? toMillis(secret.createdAt)
      : toMillis(secret.specChangedAt ?? facts.synced.lastUpdateTime);
  }
  if (facts.type === 'flux-kustomization') {
    return toMillis(facts.contentSince);
  }
  if (facts.type === 'sops-secret' || facts.type === 'sops-file') {
    return toMillis(facts.encryptedAt);
  }
  return null;
}
