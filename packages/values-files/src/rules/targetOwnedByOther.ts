/**
 * Another owner of a Secret than the object that should create it. A Secret has
 * one owner: the second one fails, or both overwrite it in turns.
 *
 * @param self - id of the object that should create the Secret
 * @param owners - all objects that create or own it, `self` included or not;
 *   null is another object without a name
 * @public
 */
export function targetOwnedByOther<T extends { id: string | null }>(
  self: string,
  owners: readonly T[],
): T | undefined {
  return owners.find(({ id }) => id !== self);
}

/**
 * Whether an ExternalSecret writes into a Secret that another object owns: with
 * the creation policies `Orphan` and `Merge` it sets no owner, so the two do not
 * exclude each other.
 *
 */
export function writesUnowned(creationPolicy: unknown): boolean {
  return creationPolicy === 'Orphan' || creationPolicy === 'Merge';
}
