import { randomInt } from 'node:crypto';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/** How to request a refresh of an object; undefined if that is impossible. */
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

/** Random digits of a value: `isUnixTime` reads all 15 digits back. */
const RANDOM_DIGITS = 5;

/**
 * The value of the annotation for one request: a Unix time in seconds, followed
 * by five random digits. The operator hashes annotations, so the same value
 * twice causes only one refresh, and two replicas may choose the same second.
 *
 * @param before - the known current values of the object
 */
export function nextForceSync(before: string[], now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const random = randomInt(10 ** RANDOM_DIGITS);
  const next = `${seconds}${String(random).padStart(RANDOM_DIGITS, '0')}`;
  return before.includes(next) ? nextForceSync(before, now) : next;
}
