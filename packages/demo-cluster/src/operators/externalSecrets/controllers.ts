import { Controller, ControllerContext } from '../Controller';
import { ClientManager } from './clientManager';
import { ClusterExternalSecretController } from './ClusterExternalSecretController';
import { ExternalSecretController } from './ExternalSecretController';
import { Providers } from './providers';
import { RemoteStores } from './providers/RemoteStores';
import { PushSecretController } from './PushSecretController';
import { StoreController } from './StoreController';

/**
 * The controllers of External Secrets Operator; stores come first, because the
 * others depend on them.
 */
export function externalSecretsControllers(
  context: ControllerContext,
  remote: RemoteStores,
): Controller[] {
  const providers = new Providers(remote);
  const clients = new ClientManager(context.api, providers);
  return [
    new StoreController(context, 'SecretStore', clients, providers),
    new StoreController(context, 'ClusterSecretStore', clients, providers),
    new ClusterExternalSecretController(context),
    new ExternalSecretController(context, clients),
    new PushSecretController(context, clients),
  ];
}
