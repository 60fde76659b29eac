import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  FloeSecretsApi,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { Target } from '../service/target';
import { askBackend } from '../backend/askBackend';
import { readTarget } from '../values/readTarget';
import { RepositoryValues } from '../values/valuesFile';

/**
 * Looks up, with the caller's permissions, the service that an action names and
 * the backend's plan for a SOPS file of it.
 *
 * @throws the errors of the backend; InputError or ConflictError if the input
 *   does not agree with the catalog
 */
export async function planFile(options: {
  target: Target;
  file: Pick<SopsPlanRequest, 'layout' | 'path'>;
  credentials: BackstageCredentials;
  action: {
    auth: AuthService;
    client: FloeSecretsApi;
    integrations: ScmIntegrationRegistry;
  };
  repositoryFiles: RepositoryFiles;
}) {
  const { action, credentials, file, repositoryFiles, target } = options;
  const { auth, client, integrations } = action;
  const ask = await askBackend(auth, credentials);
  const { items, known, service, branch } = await readTarget(target, {
    ask,
    client,
    files: repositoryFiles,
    integrations,
  });
  const plan = await ask(as =>
    client.planSopsFile(
      {
        entityRef: service.entityRef,
        environment: service.environment,
        cluster: service.cluster,
        namespace: service.namespace,
        ...(!known.valuesPath && { valuesPath: service.valuesPath }),
        ...file,
      },
      as,
    ),
  );
  return {
    items,
    known,
    service,
    branch,
    plan,
    files: new RepositoryValues({ files: repositoryFiles, branch }),
  };
}
