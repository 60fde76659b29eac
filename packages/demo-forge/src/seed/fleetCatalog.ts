import { DemoService } from '@floe/demo-cluster';
import { documents, group } from './catalogEntities';
import { demoTeams } from './platformCatalog';

const apiVersion = 'backstage.io/v1alpha1';

/**
 * The catalog entities of services that have no repository, and of the teams
 * that only they have.
 *
 * @returns YAML documents
 */
export function fleetCatalog(
  services: readonly DemoService[],
  servicesWithRepository: readonly DemoService[],
): string {
  const known = new Set(demoTeams(servicesWithRepository));
  const teams = new Set(services.map(({ owner }) => owner));
  return documents([
    ...[...teams]
      .filter(team => !known.has(team))
      .map(team => group(team, 'data-platform')),
    ...services.map(component),
  ]);
}

function component(service: DemoService) {
  const { name, title, description, namespace, release, owner } = service;
  return {
    apiVersion,
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
