import { DemoService } from '@floe/demo-cluster';
import { Application } from '../gitops/types';
import { platformCatalog } from './platformCatalog';
import { serviceRepository, valueFiles } from './serviceRepository';
import { demoOwner, Seal, SeedRepository } from './types';

/** The input for the repositories of the demonstration. */
export interface DemoSeed {
  services: readonly DemoService[];
  seal: Seal;
  /** The only cluster of the services, by the portal's name; by default all are searched. */
  cluster?: string;
}

/** The catalog's repository, and one for each service. */
export function demoRepositories({
  services,
  seal,
  cluster,
}: DemoSeed): SeedRepository[] {
  return [
    platformCatalog(services),
    ...services.map(service => serviceRepository(service, seal, cluster)),
  ];
}

/**
 * The applications that GitOps deploys to the embedded cluster, one for each
 * service.
 */
export function demoApplications(
  services: readonly DemoService[],
  options: {
    /** The portal's name of the cluster. */
    cluster: string;
    /** The page of the portal that shows a service's secrets. */
    secretsUrl?: (service: DemoService) => string;
  },
): Application[] {
  return services.map(service => ({
    name: service.name,
    repository: `${demoOwner}/${service.name}`,
    valueFiles,
    release: service.release,
    namespace: service.namespace,
    cluster: options.cluster,
    secretsUrl: options.secretsUrl?.(service),
  }));
}

/**
 * Addresses for `catalog.locations`, from which the portal reads every entity
 * of the demonstration.
 */
export function demoCatalogLocations(
  services: readonly DemoService[],
  baseUrl: string,
): string[] {
  return ['platform-catalog', ...services.map(({ name }) => name)].map(
    name => `${baseUrl}/${demoOwner}/${name}/blob/main/catalog-info.yaml`,
  );
}
