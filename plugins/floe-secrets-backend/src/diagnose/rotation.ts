import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { toIsoDuration } from './duration';
import { toMillis, toTime } from './time';
import { DataChange } from '../model/observedTargets';
import { DiagnosisPolicy } from './types';

/**
 * When a secret last changed, and when it is due to change again.
 *
 * What changed in a target of External Secrets Operator its metadata tells
 * best, where it is observed. The operator itself tells of a target that it
 * made by its event `Created`, and by `Updated` of each write, also of one that
 * changes an annotation alone, as a forced refresh does: so the data changed
 * then at the latest. What is fetched once changed when it was fetched.
 *
 * A SealedSecret changes with its spec: the status is written again when the
 * generation changes.
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
  const own = ownChange(secret, events);
  const isTold =
    own === null ||
    (secret.facts.type === 'external-secret' && own.at !== targetChanged?.at);
  const change = (isTold && targetChanged) || own;
  const changed = toMillis(change?.at);
  const { rotationMaxAgeSeconds: maxAge } = policy;
  return {
    lastChanged: change && changed !== null ? toTime(changed) : null,
    maxAge: maxAge === null ? null : toIsoDuration(maxAge),
    due:
      changed === null || maxAge === null
        ? null
        : toTime(changed + maxAge * 1000),
    ...(change && (change !== own || change.precision === 'at-latest')
      ? { precision: change.precision }
      : {}),
  };
}

/** When the secret last changed by what its object and its events tell, in milliseconds. */
export function lastChanged(
  secret: ObservedSecret,
  events: ObservedEvent[],
): number | null {
  return toMillis(ownChange(secret, events)?.at);
}

function ownChange(
  secret: ObservedSecret,
  events: ObservedEvent[],
): DataChange | null {
  const { facts } = secret;
  if (facts.type === 'external-secret') {
    const [newest] = events
      .filter(({ reason }) => reason === 'Created' || reason === 'Updated')
      .map(({ lastSeen, reason }) => ({ at: toMillis(lastSeen), reason }))
      .filter(({ at }) => at !== null)
      .sort((a, b) => b.at! - a.at!);
    if (newest) {
      return changeAt(
        newest.at,
        newest.reason === 'Created' ? 'exact' : 'at-latest',
      );
    }
    return facts.refreshPolicy === 'CreatedOnce' ||
      facts.refreshIntervalSeconds === 0
      ? changeAt(toMillis(facts.refreshTime))
      : null;
  }
  if (facts.type === 'sealed-secret' && facts.synced?.status === 'True') {
    return changeAt(
      secret.generation === 1
        ? toMillis(secret.createdAt)
        : toMillis(secret.specChangedAt ?? facts.synced.lastUpdateTime),
    );
  }
  if (facts.type === 'flux-kustomization') {
    return changeAt(toMillis(facts.contentSince));
  }
  if (facts.type === 'sops-secret' || facts.type === 'sops-file') {
    return changeAt(toMillis(facts.encryptedAt));
  }
  return null;
}

function changeAt(
  millis: number | null,
  precision: DataChange['precision'] = 'exact',
): DataChange | null {
  const at = millis === null ? null : toTime(millis);
  return at === null ? null : { at, precision };
}
