/**
 * The owner of a Secret other than the object that wants it. A Secret has one
 * owner: the second one fails, or both write it in turns.
 *
 * @param self - id of the object that wants the Secret
 * @param owners - all that make it or own it, `self` included or not; an id of
 * null is another object that is not named
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
 * @public
 */
export function writesUnowned(creationPolicy: unknown): boolean {
  return creationPolicy === 'Orphan' || creationPolicy === 'Merge';
}
