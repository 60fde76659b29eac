import { hash } from 'node:crypto';

/**
 * The address of an object in a cluster. A recreated object has the same
 * address.
 */
type ObjectAddress = {
  cluster: string;
  /** API group, without the version. */
  group: string;
  kind: string;
  /** Empty for a cluster-scoped object. */
  namespace: string;
  name: string;
};

/**
 * The id of an observed object: 32 hexadecimal digits that depend on the
 * address only. So it is the same after a restart, in another replica, for
 * another served version and for a recreated object.
 */
export function observedObjectId(address: ObjectAddress): string {
  const { cluster, group, kind, namespace, name } = address;
  const text = JSON.stringify([cluster, `${group}.${kind}`, namespace, name]);
  return hash('sha256', text, 'hex').slice(0, 32);
}
