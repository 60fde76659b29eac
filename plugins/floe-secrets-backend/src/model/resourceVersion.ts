/**
 * The number of a resourceVersion. Versions of one API server and resource are
 * numbers that grow, as Kubernetes promises since 1.35 (KEP-5504) and etcd
 * always had them.
 *
 * @returns undefined for what is no such number, which has no order
 */
export function versionNumber(version: unknown): bigint | undefined {
  return typeof version === 'string' && /^[1-9]\d{0,30}$/.test(version)
    ? BigInt(version)
    : undefined;
}
