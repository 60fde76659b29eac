const STAGES = ['alpha', 'beta', undefined];

/**
 * Compares versions of an API by the rules of Kubernetes: `v2` is newer than
 * `v1`, which is newer than `v1beta1`, which is newer than `v1alpha1`.
 *
 * @returns negative if `a` is older
 */
export function compareVersions(a: string, b: string): number {
  const [majorA, stageA, minorA] = parse(a);
  const [majorB, stageB, minorB] = parse(b);
  return majorA - majorB || stageA - stageB || minorA - minorB;
}

function parse(version: string): [number, number, number] {
  const match = /^v(\d{1,5})(?:(alpha|beta)(\d{1,5}))?$/.exec(version);
  return match
    ? [Number(match[1]), STAGES.indexOf(match[2]), Number(match[3] ?? 0)]
    : [-1, -1, -1];
}
