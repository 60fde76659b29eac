import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  FloeSecretsApi,
  SecretStoreChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { Target } from '../service/target';
import { askBackend } from '../backend/askBackend';
import { readTarget } from '../values/readTarget';
import { RepositoryValues } from '../values/valuesFile';

/**
 * Looks up, with the caller's permissions, the service that an action names and
 * the backend's plan for a new store of it.
 *
 * @throws the errors of the backend; InputError or ConflictError if the input
 *   does not agree with the catalog
 */
export async function planStore(options: {
  target: Target;
  store: SecretStoreChange;
  credentials: BackstageCredentials;
  action: {
    auth: AuthService;
    client: FloeSecretsApi;
    integrations: ScmIntegrationRegistry;
  };
  repositoryFiles: RepositoryFiles;
}) {
  const { action, credentials, repositoryFiles, store, target } = options;
  const { auth, client, integrations } = action;
  const ask = await askBackend(auth, credentials);
  const { known, service, branch } = await readTarget(target, {
    ask,
    client,
    files: repositoryFiles,
    integrations,
  });
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  const plan = await ask(as =>
    client.planSecretStore(
      {
        ...{ entityRef, environment, cluster, namespace },
        ...(!known.valuesPath && { valuesPath }),
        store,
      },
      as,
    ),
  );
  return {
    service,
    branch,
    plan,
    files: new RepositoryValues({ files: repositoryFiles, branch }),
  };
}
