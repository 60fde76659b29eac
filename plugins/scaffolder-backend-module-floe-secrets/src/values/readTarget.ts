import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  EntitySecrets,
  FloeSecretsApi,
  Service,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  RepositoryBranch,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { AskBackend } from '../backend/askBackend';
import { verifyService } from '../backend/verifyService';
import { verifyBranch } from './branches';
import { completeTarget, Target } from '../service/target';

/**
 * Reads from the backend what it knows of the service that an input names, and
 * verifies that the user may change that place and that its branch is the one
 * of the catalog.
 *
 * @throws the errors of `completeTarget`, `verifyService` and `verifyBranch`
 */
export async function readTarget(
  target: Target,
  options: {
    ask: AskBackend;
    client: FloeSecretsApi;
    files: RepositoryFiles;
    integrations: ScmIntegrationRegistry;
  },
): Promise<{
  known: Service;
  /** Its secrets, as far as the user may read them. */
  items: EntitySecrets['items'];
  service: ServiceFieldValue;
  branch: RepositoryBranch;
}> {
  const { ask, client, files, integrations } = options;
  const { items, service: known } = await ask(as =>
    client.getEntitySecrets(target.entityRef, as),
  );
  const service = completeTarget(target, known);
  const branch = await files.branchOf(
    verifyService(service, known, integrations),
  );
  verifyBranch(service, branch);
  return { known, items, service, branch };
}
