import { DemoService } from '@floe/demo-cluster';
import { Application } from '../gitops/types';
import { platformCatalog } from './platformCatalog';
import { serviceRepository, valueFiles } from './serviceRepository';
import { demoOwner, Seal, SeedRepository } from './types';

/** What the repositories of the demonstration are made from. */
export interface DemoSeed {
  services: readonly DemoService[];
  seal: Seal;
}

/** The catalog's repository, and one for each service. */
export function demoRepositories({
  services,
  seal,
}: DemoSeed): SeedRepository[] {
  return [
    platformCatalog(services),
    ...services.map(service => serviceRepository(service, seal)),
  ];
}

/** The applications that GitOps keeps in the embedded cluster: one a service. */
export function demoApplications(
  services: readonly DemoService[],
  cluster: string,
): Application[] {
  return services.map(({ name, release, namespace }) => ({
    name,
    repository: `${demoOwner}/${name}`,
    valueFiles,
    release,
    namespace,
    cluster,
  }));
}

/** Addresses for `catalog.locations`, from which the portal reads every entity of the demonstration. */
export function demoCatalogLocations(
  services: readonly DemoService[],
  baseUrl: string,
): string[] {
  return ['platform-catalog', ...services.map(({ name }) => name)].map(
    name => `${baseUrl}/${demoOwner}/${name}/blob/main/catalog-info.yaml`,
  );
}
