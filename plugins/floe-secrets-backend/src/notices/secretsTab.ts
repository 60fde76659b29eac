import { parseEntityRef } from '@backstage/catalog-model';

/**
 * The Secrets tab of an entity, as a path of the portal.
 *
 * @param secretId - secret whose details are open
 */
export function secretsTab(entityRef: string, secretId?: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [namespace, kind.toLowerCase(), name].map(encodeURIComponent);
  const query = secretId ? `?secret=${encodeURIComponent(secretId)}` : '';
  return `/catalog/${path.join('/')}/secrets${query}`;
}
