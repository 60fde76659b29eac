import { ReadCommitResult } from 'isomorphic-git';

/**
 * Moves each commit before its parents, lists it once, and otherwise keeps the
 * order. Git stores times to the second, and isomorphic-git's `log` sorts by
 * them alone: if a merge and a merged commit are of one second, it may list a
 * parent before its child, and then once more.
 */
export function childrenFirst(log: ReadCommitResult[]): ReadCommitResult[] {
  const commits = [...new Map(log.map(each => [each.oid, each])).values()];
  const place = new Map(commits.map(({ oid }, index) => [oid, index]));
  const parentsOf = ({ commit }: ReadCommitResult) =>
    [...new Set(commit.parent)].flatMap(oid => place.get(oid) ?? []);
  const children = commits.map(() => 0);
  commits.flatMap(parentsOf).forEach(parent => {
    children[parent] += 1;
  });
  const ready = [...commits.keys()].filter(index => children[index] === 0);
  const ordered: ReadCommitResult[] = [];
  while (ready.length > 0) {
    const next = Math.min(...ready);
    ready.splice(ready.indexOf(next), 1);
    ordered.push(commits[next]);
    for (const parent of parentsOf(commits[next])) {
      children[parent] -= 1;
      if (children[parent] === 0) {
        ready.push(parent);
      }
    }
  }
  return ordered;
}
