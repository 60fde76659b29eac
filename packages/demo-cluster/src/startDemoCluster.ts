import { randomBytes } from 'node:crypto';
import { ClusterApi } from './api/ClusterApi';
import { ApiServer } from './api/http/ApiServer';
import { ObjectStorage } from './api/ObjectStorage';
import { coreResources } from './api/resources/coreResources';
import { customResources } from './api/resources/customResources';
import { fluxResources } from './api/resources/fluxResources';
import { ResourceRegistry } from './api/resources/ResourceRegistry';
import { AdjustableClock, systemClock } from './clock';
import { DemoCluster, toDemoCluster } from './DemoCluster';
import { silentLogger } from './logger';
import { Controller, ControllerContext } from './operators/Controller';
import { externalSecretsControllers } from './operators/externalSecrets/controllers';
import { RemoteStores } from './operators/externalSecrets/providers/RemoteStores';
import { FrozenObjects } from './operators/FrozenObjects';
import { GarbageCollector } from './operators/GarbageCollector';
import { SealedSecretController } from './operators/sealedSecrets/SealedSecretController';
import { SealingKeys } from './operators/sealedSecrets/SealingKey';
import { sealingService } from './operators/sealedSecrets/sealingService';
import { DeploymentController } from './operators/workloads/DeploymentController';
import { DemoClusterOptions } from './options';
import { plantSeed } from './seed/plantSeed';

/**
 * Revisions count microseconds from this time. They never go back after a
 * restart, because no cluster makes changes that fast.
 */
const REVISION_EPOCH = Date.UTC(2026, 0, 1);

/**
 * Starts a Kubernetes API over HTTP in memory, with External Secrets Operator
 * and Sealed Secrets.
 *
 * @throws the error of `listen` if the port is taken (`EADDRINUSE`)
 */
export async function startDemoCluster(
  options: DemoClusterOptions = {},
): Promise<DemoCluster> {
  const { logger = silentLogger, seed, reconcileDelay = 250 } = options;
  const clock = new AdjustableClock(options.clock ?? systemClock);
  const token = options.token ?? randomBytes(24).toString('base64url');
  const sealingKeys = await SealingKeys.load({
    stateDirectory: options.stateDirectory,
    keySize: options.sealingKeySize ?? 4096,
    clock,
  });
  const api = new ClusterApi(
    new ResourceRegistry([
      ...coreResources,
      ...customResources(options.externalSecretsVersions ?? ['v1']),
      ...(seed?.servesFlux ? fluxResources : []),
    ]),
    new ObjectStorage({
      initialRevision: Math.max(
        1,
        (clock.now().getTime() - REVISION_EPOCH) * 1_000,
      ),
      historyLimit: options.historyLimit,
    }),
    clock,
  );
  const remote = new RemoteStores(seed?.remote);
  const context: ControllerContext = {
    api,
    clock,
    logger,
    frozen: new FrozenObjects(),
    reconcileDelay,
  };
  const controllers: Controller[] = [
    ...externalSecretsControllers(context, remote),
    new SealedSecretController(context, sealingKeys),
    new DeploymentController(context),
  ];
  const garbageCollector = new GarbageCollector(api);
  await plantSeed(seed ?? { steps: [] }, context, controllers, clock);

  const server = new ApiServer({
    api,
    users: [
      { name: 'admin', token, groups: ['system:masters'] },
      ...(options.users ?? []),
    ],
    services: [sealingService(sealingKeys)],
    clock,
    logger,
    bookmarkInterval: options.bookmarkInterval ?? 60_000,
    onRequest: options.onRequest,
  });
  const url = await server.start(
    options.host ?? '127.0.0.1',
    options.port ?? 0,
  );
  if (options.runOperators ?? true) {
    controllers.forEach(controller => controller.start());
  }
  logger.info(`The embedded cluster answers at ${url}`);
  return toDemoCluster({
    url,
    token,
    sealingKeys,
    api,
    server,
    controllers,
    garbageCollector,
    remote,
  });
}
