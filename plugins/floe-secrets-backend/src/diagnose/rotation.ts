import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';
import { toIsoDuration } from './duration';
import { toMillis, toTime } from './time';
import { DataChange } from '../model/observedTargets';
import { DiagnosisPolicy } from './types';

/**
 * When a secret last changed, and when its rotation is due. The metadata of its
 * target is used if neither its object nor its events show the change, or if
 * the target is more exact.
 *
 * @param targetChanged - by the metadata of the target, if observed
 * @returns `lastChanged` and `due` as RFC 3339, null if unknown; `maxAge` as an
 * ISO 8601 duration
 */
export function rotationOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
  policy: DiagnosisPolicy,
  targetChanged: DataChange | null = null,
): ManagedSecret['rotation'] {
  const own = ownChange(secret, events);
  const isDated =
    own === null ||
    (diagnoseKinds.of(secret.facts).targetShowsDataChanges &&
      own.at !== targetChanged?.at);
  const change = (isDated && targetChanged) || own;
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

/** When the secret last changed, by its object and its events; milliseconds. */
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
  return diagnoseKinds.of(secret.facts).ownChange(secret, events);
}

/** A change at a time in milliseconds; null if unknown. */
export function changeAt(
  millis: number | null,
  precision: DataChange['precision'] = 'exact',
): DataChange | null {
  const at = millis === null ? null : toTime(millis);
  return at === null ? null : { at, precision };
}
