import { isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CampaignCiphertexts,
  FloeSecretsApi,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  isSameRepository,
  RepositoryBranch,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { AskBackend } from '../backend/askBackend';
import { verifyService } from '../backend/verifyService';
import { completeTarget, earlierPathsOf } from '../service/target';
import { RepositoryValues } from '../values/valuesFile';
import { findInWorker } from './ciphertextsInWorker';
import { ScannedFile } from './planReseal';

/** Files of the repository, and the items that they belong to. */
export type ServiceFiles = {
  files: ScannedFile[];
  items: CampaignCiphertexts[];
};

/**
 * Reads the values files of the services of some items, each once, if they are
 * on the branch and the user may change them.
 *
 * @param warn - called with the reason if the files of a service are not read;
 *   its items are left out
 */
export async function readServiceFiles(options: {
  items: readonly CampaignCiphertexts[];
  branch: RepositoryBranch;
  ask: AskBackend;
  client: FloeSecretsApi;
  files: RepositoryFiles;
  integrations: ScmIntegrationRegistry;
  warn: (message: string) => void;
}): Promise<ServiceFiles> {
  const { branch, files, items, warn } = options;
  const pathsByPlace = new Map<string, string[] | undefined>();
  for (const item of items) {
    if (!pathsByPlace.has(placeOf(item))) {
      try {
        pathsByPlace.set(placeOf(item), await pathsOf(item, options));
      } catch (error) {
        if (!isError(error)) {
          throw error;
        }
        pathsByPlace.set(placeOf(item), undefined);
        warn(`${item.entityRef} in ${item.environment}: ${error.message}`);
      }
    }
  }
  const values = new RepositoryValues({ files, branch });
  const scanned: ScannedFile[] = [];
  for (const path of new Set(
    [...pathsByPlace.values()].flatMap(p => p ?? []),
  )) {
    const text = await values.read(path);
    if (text !== undefined) {
      scanned.push({ path, text, found: await findInWorker(path, text) });
    }
  }
  return {
    files: scanned,
    items: items.filter(item => pathsByPlace.get(placeOf(item))),
  };
}

function placeOf(item: CampaignCiphertexts): string {
  return [item.entityRef, item.cluster, item.namespace].join('\n');
}

async function pathsOf(
  { cluster, entityRef, environment, namespace }: CampaignCiphertexts,
  {
    ask,
    branch,
    client,
    files,
    integrations,
  }: Parameters<typeof readServiceFiles>[0],
): Promise<string[]> {
  const { service: known } = await ask(as =>
    client.getEntitySecrets(entityRef, as),
  );
  const service = completeTarget(
    { entityRef, environment, cluster, namespace },
    known,
  );
  const own = await files.branchOf(verifyService(service, known, integrations));
  if (
    !isSameRepository(own.repository, branch.repository) ||
    own.name !== branch.name
  ) {
    throw new Error(
      `its files are on the branch ${own.name}, and get a pull request of their own: open one for this service`,
    );
  }
  const { paths } = earlierPathsOf(service, known, undefined);
  return [...paths, service.valuesPath];
}
