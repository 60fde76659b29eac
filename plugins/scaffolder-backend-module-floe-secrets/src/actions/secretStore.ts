import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  findKustomization,
  parseSecretStoreChange,
  SecretStoreChange,
  SecretStorePlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import {
  proposeRemoteKey,
  storeFile,
  storeManifests,
  storeTexts,
} from '@floe/values-files';
import { tabUrlOf } from '../backend/tabUrl';
import { addResourceInWorker } from '../secretStores/kustomizationInWorker';
import { planStore } from '../secretStores/planStore';
import { storePullRequestText } from '../secretStores/pullRequestText';
import { branchNameOf } from '../values/branches';
import {
  PUBLISHED_FOLDER,
  RepositoryValues,
  WorkspaceValues,
} from '../values/valuesFile';
import { documentedInput } from './inputSchema';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { examples } from './secretStore.examples';
import type { SopsFileActionOptions } from './sopsFile';
import { parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/** The dependencies of {@link createSecretStoreAction}. @public */
export type SecretStoreActionOptions = SopsFileActionOptions;

/** Refuses a store that the cluster would refuse. */
function verifyDryRun({ dryRun }: SecretStorePlan): void {
  const refused = dryRun.find(({ result }) => result === 'refused');
  if (refused) {
    throw new InputError(
      `The cluster would refuse the ${refused.kind} ${refused.name}: ${refused.message}`,
    );
  }
}

/**
 * The kustomization that lists the file, with its new text; undefined if none
 * has to change.
 */
async function changedKustomization(
  path: string,
  files: RepositoryValues,
): Promise<{ path: string; text: string } | undefined> {
  const found = await findKustomization(path, candidate =>
    files.read(candidate),
  );
  const text = found && (await addResourceInWorker(found));
  return found && text !== undefined ? { path: found.path, text } : undefined;
}

function prefixOf(
  { prefix, provider }: SecretStoreChange,
  environment: string,
): string {
  const [name] = Object.keys(provider);
  return (
    prefix ??
    proposeRemoteKey('', {
      provider: name,
      service: storeTexts(provider).get('aws.service'),
      environment,
    })
  );
}

/**
 * Creates the action `floe:secrets:secret-store`, which writes the manifest of
 * a SecretStore or ClusterSecretStore, lists it in the kustomization beside it,
 * and leaves both in the workspace for publishing.
 * @public
 */
export const createSecretStoreAction = (options: SecretStoreActionOptions) => {
  const { config } = options;
  const { files: repositoryFiles = new RepositoryFiles(options) } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:secret-store',
    description:
      'Writes a SecretStore or ClusterSecretStore of External Secrets for a floe service. Accepts names and references, but no credential.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        secretStore: z =>
          z
            .record(z.any())
            .describe(
              'The value of the form field FloeSecretsSecretStore: kind, name, path and, under provider, the fields of spec.provider of the CRD',
            ),
      },
      output: {
        ...PUBLISHED_OUTPUT,
        changed: z =>
          z.boolean().describe('Whether the repository lacks the store'),
        approach: z => z.string().describe('Always external-secrets'),
        objects: z =>
          z
            .array(z.object({ kind: z.string(), name: z.string() }))
            .describe('The store, for floe:secrets:record-change'),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const change = parseSecretStoreChange(ctx.input.secretStore);
      const { branch, files, plan, service } = await planStore({
        target,
        store: change,
        credentials: await ctx.getInitiatorCredentials(),
        action: options,
        repositoryFiles,
      });
      verifyDryRun(plan);
      const text = storeFile(
        storeManifests(change, {
          apiVersion: plan.apiVersion,
          namespace: service.namespace,
        }),
      );
      const existing = await files.read(change.path);
      if (existing !== undefined && existing !== text) {
        throw new ConflictError(
          `${change.path} is in the repository already and is not this store. Choose another path, or change the file by hand`,
        );
      }
      const kustomization = await changedKustomization(change.path, files);
      const workspace = new WorkspaceValues(ctx.workspacePath);
      if (existing === undefined) {
        await workspace.write(`${PUBLISHED_FOLDER}/${change.path}`, text);
        ctx.logger.info(`${change.path} has the ${change.kind} ${change.name}`);
      } else {
        ctx.logger.info(`${change.path} is in the repository already`);
      }
      if (kustomization) {
        await workspace.write(
          `${PUBLISHED_FOLDER}/${kustomization.path}`,
          kustomization.text,
        );
        ctx.logger.info(`${kustomization.path} lists it`);
      }

      const tabUrl = tabUrlOf(config, service.entityRef);
      const pullRequest = storePullRequestText({
        service,
        change,
        plan,
        kustomizationPath: kustomization?.path,
        prefix: prefixOf(change, service.environment),
        tabUrl,
      });
      ctx.output('changed', existing === undefined || !!kustomization);
      outputPublished(ctx, {
        targetPath: change.path,
        targetBranchName: branch.name,
        branchName: branchNameOf(service, ctx.task.id),
        title: pullRequest.title,
        description: pullRequest.description,
        tabUrl,
      });
      ctx.output('approach', 'external-secrets');
      ctx.output('objects', [{ kind: change.kind, name: change.name }]);
    },
  });
  return documentedInput(action);
};
