import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  FloeSecretsApi,
  SecretStoreChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { completeTarget, Target } from '../actions/target';
import type { SopsFileActionOptions } from '../actions/sopsFile';
import { askBackend } from '../backend/askBackend';
import { verifyService } from '../backend/verifyService';
import { verifyBranch } from '../values/branches';
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
  action: Pick<SopsFileActionOptions, 'auth' | 'integrations'> & {
    client: FloeSecretsApi;
  };
  repositoryFiles: RepositoryFiles;
}) {
  const { action, credentials, repositoryFiles, store, target } = options;
  const { auth, client, integrations } = action;
  const ask = await askBackend(auth, credentials);
  const { service: known } = await ask(as =>
    client.getEntitySecrets(target.entityRef, as),
  );
  const service = completeTarget(target, known);
  const branch = await repositoryFiles.branchOf(
    verifyService(service, known, integrations),
  );
  verifyBranch(service, branch);
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
