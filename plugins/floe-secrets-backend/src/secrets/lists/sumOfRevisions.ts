/** A number that grows whenever something of any cluster has changed; see `SecretLists.revisions`. */
export function sumOfRevisions(revisions: Map<string, number>): number {
  return [...revisions.values()].reduce((sum, one) => sum + one, 0);
}
