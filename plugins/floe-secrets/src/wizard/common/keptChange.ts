import type {
  Change,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';
import { z } from 'zod';

/** Where the session of the browser keeps what was entered. */
const KEY = 'floe-secrets.wizard';

/** Most changes that are kept; the oldest gives way. */
const MAX_KEPT = 20;

type Place = Pick<ServiceFieldValue, 'entityRef' | 'environment'>;
type Approach = SecretsChange['approach'];

const keptChanges = z.array(
  z.object({
    entityRef: z.string(),
    environment: z.string(),
    change: secretsChangeSchema,
    /** Pull requests of the service that were known when it was entered. */
    known: z.array(z.string()),
  }),
);

type Kept = z.output<typeof keptChanges>[number];

function read(): Kept[] {
  try {
    const text = sessionStorage.getItem(KEY) ?? '[]';
    return keptChanges.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    // The storage may be switched off, or hold something else.
    return [];
  }
}

function write(kept: readonly Kept[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept.slice(0, MAX_KEPT)));
  } catch {
    // A full or forbidden storage costs no more than the entries after a reload.
  }
}

function isAt(kept: Kept, place: Place, approach?: Approach): boolean {
  return (
    kept.entityRef === place.entityRef &&
    kept.environment === place.environment &&
    (approach === undefined || kept.change.approach === approach)
  );
}

/**
 * Keeps a change while the wizard is left, reloaded or shown anew, one for each
 * service, environment and approach. Only what could be written to Git is
 * kept: references and ciphertext. A change that is refused, such as one with
 * a credential in a reference, is not.
 *
 * @param known - ids of the pull requests that the service has already
 */
export function keepChange(
  { entityRef, environment }: Place,
  change: SecretsChange,
  known: readonly string[],
): void {
  const place = { entityRef, environment };
  const parsed = secretsChangeSchema.safeParse(change);
  if (!parsed.success) {
    if (parsed.error.issues.every(({ path }) => path.join() === 'components')) {
      // Everything was taken back: there is nothing to fill in again.
      forgetChange(place, change.approach);
    }
    return;
  }
  write([
    { ...place, change: parsed.data, known: [...known] },
    ...read().filter(other => !isAt(other, place, change.approach)),
  ]);
}

/** The change that was entered for a service and approach, if it was kept. */
export function keptChange(
  place: Place,
  approach: Approach,
): SecretsChange | undefined {
  return read().find(kept => isAt(kept, place, approach))?.change;
}

/** The approach of the change that was entered last for a service. */
export function keptApproach(place: Place): Approach | undefined {
  return read().find(kept => isAt(kept, place))?.change.approach;
}

/** Forgets what was entered for a service and approach. */
export function forgetChange(place: Place, approach: Approach): void {
  write(read().filter(kept => !isAt(kept, place, approach)));
}

/**
 * Forgets what has become a pull request of this user since it was entered. A
 * change that the action refused has none, and stays.
 *
 * @param changes - those of one entity
 * @param userRef - of the user, to whom the changes of others mean nothing
 */
export function forgetOpenedChanges(
  changes: readonly Change[],
  userRef: string,
): void {
  const isOpened = (kept: Kept) =>
    changes.some(
      ({ id, entityRef, environment, approach, createdBy }) =>
        isAt(kept, { entityRef, environment }) &&
        kept.change.approach === approach &&
        !kept.known.includes(id) &&
        (createdBy === null || createdBy === userRef),
    );
  const kept = read();
  const rest = kept.filter(entry => !isOpened(entry));
  if (rest.length < kept.length) {
    write(rest);
  }
}
