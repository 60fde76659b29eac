import { DemoService } from '@floe/demo-cluster';
import { stringify } from 'yaml';

/** `orders-data` as "Orders data". */
export function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ');
}

/** YAML documents in one text. */
export function documents(entities: object[]): string {
  return entities.map(entity => stringify(entity)).join('---\n');
}

/** A team in the catalog. */
export function group(name: string, parent?: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: {
      type: 'team',
      profile: { displayName: titleOf(name) },
      ...(parent && { parent }),
      children: [],
    },
  };
}

/**
 * A service in the catalog.
 *
 * @param annotations - in addition to the place of its secrets
 */
export function component(
  service: DemoService,
  annotations: Record<string, string> = {},
) {
  const { name, title, description, namespace, release, owner } = service;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      title,
      description,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/kubernetes-namespace': namespace,
        'floe.dev/release': release,
        'floe.dev/namespace': namespace,
        ...annotations,
      },
      tags: ['floe', 'dagster'],
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      system: 'floe',
    },
  };
}
