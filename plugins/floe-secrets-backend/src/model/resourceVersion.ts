/**
 * The number of a resourceVersion. Versions of one API server and resource are
 * increasing numbers: guaranteed since Kubernetes 1.35 (KEP-5504), and always
 * true with etcd.
 * @returns undefined if it is not a number; such versions cannot be ordered
 */
export function versionNumber(version: unknown): bigint | undefined {
  return typeof version === 'string' && /^[1-9]\d{0,30}$/.test(version)
    ? BigInt(version)
    : undefined;
}
