import { DemoService } from '@floe/demo-cluster';
import { Application } from '../gitops/types';
import { platformCatalog } from './platformCatalog';
import { serviceRepository, valueFiles } from './serviceRepository';
import { encryptedValueFiles, SECRETS_FOLDER } from './sopsFiles';
import { demoOwner } from '../demoOwner';
import { Seal, SeedRepository } from './types';

/** The input for the repositories of the demonstration. */
export type DemoSeed = {
  services: readonly DemoService[];
  seal: Seal;
  /** The only cluster of the services, by the portal's name; by default all are searched. */
  cluster?: string;
  /** The public age key of the deployments. */
  ageRecipient: string;
};

/** The catalog's repository, and one for each service. */
export function demoRepositories({
  services,
  seal,
  cluster,
  ageRecipient,
}: DemoSeed): SeedRepository[] {
  return [
    platformCatalog(services),
    ...services.map(service =>
      serviceRepository(service, { ageRecipient, cluster, seal }),
    ),
  ];
}

/**
 * The applications that GitOps deploys to the embedded cluster: the release of
 * each service, and the folder of Secrets of a service that Flux deploys.
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
  return services.flatMap((service): Application[] => {
    const { deployer, name, namespace, release } = service;
    const repository = `${demoOwner}/${name}`;
    const common = {
      repository,
      release,
      namespace,
      cluster: options.cluster,
      secretsUrl: options.secretsUrl?.(service),
    };
    return [
      {
        ...common,
        name,
        valueFiles:
          deployer === 'helm'
            ? [...valueFiles, ...encryptedValueFiles]
            : valueFiles,
        ...(deployer === 'helm' && { deployer }),
      },
      ...(deployer === 'flux'
        ? [
            {
              ...common,
              name: `${name}-secrets`,
              valueFiles: [],
              deployer,
              folder: SECRETS_FOLDER,
            },
          ]
        : []),
    ];
  });
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
