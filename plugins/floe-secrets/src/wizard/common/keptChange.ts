import type {
  Change,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';
import { z } from 'zod';
import { isUnfinishedChange, unfinishedChange } from './unfinishedChange';

/** Where the session of the browser keeps what was entered. */
const KEY = 'floe-secrets.wizard';

/** Maximum number of stored changes; the oldest is dropped. */
const MAX_KEPT = 20;

type Place = Pick<ServiceFieldValue, 'entityRef' | 'environment'>;
type Approach = SecretsChange['approach'];

const keptChanges = z.array(
  z.object({
    entityRef: z.string(),
    environment: z.string(),
    change: z.custom<SecretsChange>(isUnfinishedChange),
    /** Pull requests of the service that existed when it was entered. */
    known: z.array(z.string()),
  }),
);

type Kept = z.output<typeof keptChanges>[number];

function read(): Kept[] {
  try {
    const text = sessionStorage.getItem(KEY) ?? '[]';
    return keptChanges.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    // The storage may be disabled, or have other content.
    return [];
  }
}

function write(kept: readonly Kept[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept.slice(0, MAX_KEPT)));
  } catch {
    // If the storage is full or forbidden, only the entries are lost after a
    // reload.
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
 * Stores a change while the user leaves or reloads the wizard, one for each
 * service, environment and approach. Only what could be written to Git is
 * stored: references and ciphertext. A text that would be refused, such as a
 * credential in a reference, is left out.
 *
 * @param known - ids of the service's existing pull requests
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
      // All edits were reverted, so there is nothing to restore.
      forgetChange(place, change.approach);
      return;
    }
  }
  const kept = parsed.data ?? unfinishedChange(change);
  if (!kept) {
    return;
  }
  write([
    { ...place, change: kept, known: [...known] },
    ...read().filter(other => !isAt(other, place, change.approach)),
  ]);
}

/** The stored change for a service and approach. */
export function keptChange(
  place: Place,
  approach: Approach,
): SecretsChange | undefined {
  return read().find(kept => isAt(kept, place, approach))?.change;
}

/** The approach of the last stored change of a service. */
export function keptApproach(place: Place): Approach | undefined {
  return read().find(kept => isAt(kept, place))?.change.approach;
}

/** Deletes the stored change for a service and approach. */
export function forgetChange(place: Place, approach: Approach): void {
  write(read().filter(kept => !isAt(kept, place, approach)));
}

/**
 * Deletes stored changes that have become a pull request of this user. A change
 * that the action refused has none, so it stays.
 *
 * @param changes - those of one entity
 * @param userRef - entity ref of the user; changes of others are ignored
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
