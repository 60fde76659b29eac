import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  EntitySecrets,
  parseSopsRecipients,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { tabUrlOf } from '../backend/tabUrl';
import { changeRecipientsInWorker } from '../sops/buildInWorker';
import { KnownFile } from '../sops/changeRecipients';
import { planFile } from '../sops/planFile';
import { recipientsText } from '../sops/recipientsText';
import { branchNameOf } from '../values/branches';
import { PUBLISHED_FOLDER, WorkspaceValues } from '../values/valuesFile';
import { documentedInput } from './inputSchema';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { SopsFileActionOptions } from './sopsFile';
import { examples } from './sopsRecipients.examples';
import { parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/** The encrypted files of a service in a place that the portal knows. */
function knownFiles(
  items: EntitySecrets['items'],
  { cluster, namespace }: ServiceFieldValue,
): KnownFile[] {
  return items.flatMap(item => {
    const { file } = item.source;
    return file?.encrypted &&
      item.cluster === cluster &&
      item.namespace === namespace
      ? [{ path: file.path, recipients: file.recipients }]
      : [];
  });
}

/**
 * Creates the action `floe:secrets:sops-recipients`, which changes in
 * `.sops.yaml` who can decrypt the SOPS files of a service, and lists the
 * commands that a key holder has to run for each file.
 * @public
 */
export const createSopsRecipientsAction = (options: SopsFileActionOptions) => {
  const { config } = options;
  const { files: repositoryFiles = new RepositoryFiles(options) } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:sops-recipients',
    description:
      'Changes the recipients of a rule of .sops.yaml. The text of the pull request lists the files that no longer match, with the commands for a key holder.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        path: z =>
          z
            .string()
            .describe(
              'Path of an encrypted file in the repository; the rule for it is changed',
            ),
        add: z =>
          z
            .array(z.string())
            .optional()
            .describe('age recipients or fingerprints of PGP keys to add'),
        remove: z =>
          z
            .array(z.string())
            .optional()
            .describe('age recipients or fingerprints of PGP keys to remove'),
      },
      output: {
        ...PUBLISHED_OUTPUT,
        changed: z => z.boolean().describe('Whether .sops.yaml changes'),
        files: z =>
          z
            .array(
              z.object({
                path: z.string(),
                missing: z.array(z.string()),
                surplus: z.array(z.string()),
              }),
            )
            .describe('The files that no longer match their rule'),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const { path, add, remove } = parseSopsRecipients(ctx.input);
      const { items, branch, files, plan, service } = await planFile({
        target,
        file: { layout: 'values', path },
        credentials: await ctx.getInitiatorCredentials(),
        action: options,
        repositoryFiles,
      });
      const text = await files.read(plan.config.path);
      if (text === undefined) {
        throw new InputError(
          `The repository has no .sops.yaml for ${path}, so there are no recipients to change`,
        );
      }
      const own = knownFiles(items, service);
      const changed = await changeRecipientsInWorker({
        config: { path: plan.config.path, text },
        path,
        add,
        remove,
        files:
          plan.existing?.isEncrypted && !own.some(file => file.path === path)
            ? [...own, { path, recipients: plan.existing.recipients }]
            : own,
      });
      const differs = changed.text !== text;
      if (differs) {
        await new WorkspaceValues(ctx.workspacePath).write(
          `${PUBLISHED_FOLDER}/${plan.config.path}`,
          changed.text,
        );
      } else {
        ctx.logger.info(
          `${plan.config.path} has these recipients already: there is nothing to change`,
        );
      }
      const tabUrl = tabUrlOf(config, service.entityRef);
      const { description, title } = recipientsText({
        service,
        configPath: plan.config.path,
        add,
        remove,
        changed,
        tabUrl,
      });
      ctx.output('changed', differs);
      outputPublished(ctx, {
        targetPath: plan.config.path,
        targetBranchName: branch.name,
        branchName: branchNameOf(service, ctx.task.id),
        title,
        description,
        tabUrl,
      });
      ctx.output('files', changed.files);
    },
  });
  return documentedInput(action);
};
