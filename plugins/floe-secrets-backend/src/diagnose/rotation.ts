import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';
import { toIsoDuration } from './duration';
import { toMillis, toTime } from './time';
import { DataChange } from '../model/observedTargets';
import { DiagnosisPolicy } from './types';

/**
 * When a secret last changed, and when it is due to change again. Where
 * neither its object nor its events tell, it changed when the metadata of its
 * target says that the data did.
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
  return diagnoseKinds.of(secret.facts).lastChanged(secret, events);
}
