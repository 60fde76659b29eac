import {
  externalSecretsDefinitions,
  PostgresServer,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ClusterFronts } from '../scale/ClusterFronts';
import { StoredSecrets } from '../scale/StoredSecrets';
import { catalogOf, componentsOfService } from '../secretsOfServices';
import { TwoBuilds } from './TwoBuilds';

/** Services in the catalog, the same at every size. */
export const catalogServices = 100;

export type SetUp = {
  workspace: Workspace;
  postgres: PostgresServer;
  builds: TwoBuilds;
  /** Writes all secrets into the clusters. */
  fill(): Promise<StoredSecrets>;
  services: number;
  /**
   * Both builds once more, with all services in the catalog; the caller sees
   * those of one owner.
   */
  scoped(owner: string, ownerOf: (service: number) => string): TwoBuilds;
};

/**
 * A real API server and PostgreSQL for both builds. Several clusters are
 * namespaces of the one API server, each with its own address.
 *
 * @param secrets - managed secrets in all clusters together
 */
export async function setUp(
  workspace: Workspace,
  options: { olderRoot: string; clusterCount: number; secrets: number },
): Promise<SetUp> {
  const { clusterCount, olderRoot, secrets } = options;
  const postgres = await PostgresServer.start(workspace);
  const controlPlane = await startControlPlane(workspace);
  await controlPlane.apply([
    ...(await externalSecretsDefinitions('0.20.4')),
    ...(await sealedSecretsDefinitions()),
  ]);
  const namespaces = Array.from(
    { length: clusterCount },
    (_, index) => `cluster-${index}`,
  );
  const several = await ClusterFronts.start(
    controlPlane.connection,
    namespaces,
  );
  workspace.onClose(() => several.fronts.stop());
  const { url, token, ca } = controlPlane.connection;
  const clusters =
    clusterCount === 1
      ? [{ name: namespaces[0], url, token, ca }]
      : several.clusters;
  const services = secrets / componentsOfService.length;
  const namespace = clusterCount === 1 ? namespaces[0] : undefined;
  const buildsWith = (
    name: string,
    count: number,
    ownerOf?: (service: number) => string,
    visibleOwner?: string,
  ) => {
    const catalogFile = workspace.path(`${name}.yaml`);
    writeFileSync(catalogFile, catalogOf(namespace, count, ownerOf));
    return new TwoBuilds({
      olderRoot,
      postgres,
      clusters,
      catalogFile,
      visibleOwner,
    });
  };
  return {
    workspace,
    postgres,
    services,
    builds: buildsWith('catalog', catalogServices),
    fill: () => StoredSecrets.fill(controlPlane, namespaces, services),
    scoped: (owner, ownerOf) =>
      buildsWith('all-services', services, ownerOf, owner),
  };
}
