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
