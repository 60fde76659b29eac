import { DemoService } from '@floe/demo-cluster';
import { component, documents, group } from './catalogEntities';
import { demoTeams } from './platformCatalog';

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
    ...services.map(service => component(service)),
  ]);
}
