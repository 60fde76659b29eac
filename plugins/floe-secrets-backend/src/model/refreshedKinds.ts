import { randomInt } from 'node:crypto';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/** How an object is asked to refresh; undefined if it cannot be asked. */
export function refreshedObject({
  apiVersion,
  facts,
  kind,
}: Pick<ObservedSecret, 'apiVersion' | 'facts' | 'kind'>):
  | { group: string; plural: string; annotation: string }
  | undefined {
  const [group] = apiVersion.split('/');
  const object = modelKinds
    .of(facts)
    .objects.find(one => one.kind === kind && one.group === group);
  return object?.refreshAnnotation
    ? {
        group,
        plural: object.plural,
        annotation: object.refreshAnnotation,
      }
    : undefined;
}

/** Random digits of a value: all 15 digits of it are read back, see `isUnixTime`. */
const RANDOM_DIGITS = 5;

/**
 * The value of the annotation for one request: a Unix time in seconds,
 * followed by five random digits. The operator hashes annotations, so the same
 * value twice refreshes once; and the seconds alone are the same where the
 * clocks of two replicas differ and the second does not know of the first's
 * request yet.
 *
 * @param before - values that the object is known to have
 */
export function nextForceSync(before: string[], now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const random = randomInt(10 ** RANDOM_DIGITS);
  const next = `${seconds}${String(random).padStart(RANDOM_DIGITS, '0')}`;
  return before.includes(next) ? nextForceSync(before, now) : next;
}
