import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FloeSecretsApi,
  Service,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { readChart } from '@floe/backstage-plugin-floe-secrets-node';
import { CheckContext, CheckedFile, CheckFinding } from '@floe/values-files';
import { AskBackend, askBackend } from '../backend/askBackend';
import { findEnvironment, readCheckContext } from '../values/checkContext';
import { checkFiles } from '../values/checkFiles';
import { WorkspaceValues } from '../values/valuesFile';
import { examples } from './check.examples';
import { parsePaths } from './input';

const SEVERITIES: readonly CheckFinding['severity'][] = [
  'error',
  'warning',
  'info',
];

/**
 * Options of {@link createCheckAction}.
 * @public
 */
export type CheckActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: Config;
  /** Milliseconds since 1970. */
  now: () => number;
};

/** The service of the files, as the backend describes it. */
type Target = {
  ask: AskBackend;
  service: Service;
  environment: ServiceEnvironment;
};

type Named = {
  entityRef?: string;
  environment?: string;
  cluster?: string;
};

async function findTarget(
  { cluster, entityRef, environment }: Named,
  { auth, client }: CheckActionOptions,
  credentials: BackstageCredentials,
): Promise<Target | undefined> {
  if (entityRef === undefined && environment === undefined) {
    return undefined;
  }
  if (entityRef === undefined || environment === undefined) {
    throw new InputError(
      'Name both entityRef and environment, or neither: together they are the place where the values files are used',
    );
  }
  const ask = await askBackend(auth, credentials);
  const { service } = await ask(as => client.getEntitySecrets(entityRef, as));
  return {
    ask,
    service,
    environment: findEnvironment(service, environment, cluster),
  };
}

/** The files to check, and those of them that may be missing. */
type Paths = {
  paths: string[];
  optional: ReadonlySet<string>;
};

/**
 * The paths that a template names, or by default those of the catalog, in
 * Helm's order.
 */
function pathsOf(
  named: readonly string[] | undefined,
  target: Target | undefined,
): Paths {
  if (named?.length) {
    return { paths: parsePaths('valuesPaths', named), optional: new Set() };
  }
  const path = target?.environment.valuesPath;
  if (!path) {
    throw new InputError(
      target
        ? target.service.valuesProblem ??
          `The catalog names no values file for ${target.service.entityRef}. Set the annotation floe.dev/values on the entity, or name valuesPaths`
        : 'Name the values files in valuesPaths, or the service in entityRef and environment',
    );
  }
  const { earlierValuesFrom, earlierValuesPaths = [] } = target.environment;
  return {
    paths: parsePaths('floe.dev/values', [...earlierValuesPaths, path]),
    optional: new Set(
      earlierValuesFrom === 'configuration' ? earlierValuesPaths : [],
    ),
  };
}

async function readFiles(
  { optional, paths }: Paths,
  workspace: WorkspaceValues,
): Promise<CheckedFile[]> {
  const files = await Promise.all(
    paths.map(async path => {
      const text = await workspace.read(path);
      if (text === undefined && !optional.has(path)) {
        throw new InputError(
          `The workspace has no ${path}. Fetch the repository into it in an earlier step, or correct the path`,
        );
      }
      return text === undefined ? [] : [{ path, text }];
    }),
  );
  return files.flat();
}

async function contextOf(
  files: readonly CheckedFile[],
  target: Target | undefined,
  { client, config, now }: CheckActionOptions,
  logger: LoggerService,
): Promise<CheckContext> {
  return {
    ...(target &&
      (await readCheckContext({
        client,
        logger,
        ...target,
        sealed: files.some(({ text }) => text.includes('sealedSecrets')),
      }))),
    chart: readChart(config),
    time: now(),
  };
}

function lineOf(finding: CheckFinding): string {
  const { column, file, id, line, path, remedy, summary } = finding;
  return `${file}:${line}:${column} ${id}: ${
    path ? `${path}: ` : ''
  }${summary}. ${remedy}.`;
}

/**
 * Creates the action `floe:secrets:check`, which checks values files of the
 * workspace. It writes nothing, and no output quotes a value.
 * @public
 */
export const createCheckAction = (options: CheckActionOptions) =>
  createTemplateAction({
    id: 'floe:secrets:check',
    description:
      'Checks the values files of a floe service: whether Git would hold a value in clear text, whether the chart can be installed, and whether its Secrets would reach the cluster. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        valuesPaths: z =>
          z
            .array(z.string().min(1).max(1024))
            .min(1)
            .max(50)
            .optional()
            .describe(
              'Paths in the workspace of all values files of the release, in the order in which Helm reads them. Default: all files that the annotation floe.dev/values and the configuration name for the environment',
            ),
        entityRef: z =>
          z
            .string()
            .min(1)
            .max(512)
            .optional()
            .describe(
              'The floe service, such as component:default/orders. With it, the files are compared with the stores, API versions and the certificate of its cluster',
            ),
        environment: z =>
          z
            .string()
            .min(1)
            .max(253)
            .optional()
            .describe('Environment of the service; required with entityRef'),
        cluster: z =>
          z
            .string()
            .min(1)
            .max(253)
            .optional()
            .describe(
              'Cluster of the environment, if the environment has several',
            ),
        failOn: z =>
          z
            .enum(['error', 'warning', 'info', 'never'])
            .optional()
            .describe(
              'The lowest severity that ends the task with an error (default: error)',
            ),
      },
      output: {
        passed: z =>
          z.boolean().describe('Whether there is no finding of severity error'),
        findings: z =>
          z
            .array(
              z.object({
                id: z.string(),
                severity: z.enum(['error', 'warning', 'info']),
                confidence: z.enum(['proven', 'likely']),
                file: z.string(),
                line: z.number(),
                column: z.number(),
                path: z.string().nullable(),
                summary: z.string(),
                remedy: z.string(),
              }),
            )
            .describe('The findings, sorted by file and line'),
      },
    },
    async handler(ctx) {
      const { failOn = 'error', valuesPaths } = ctx.input;
      const target = await findTarget(
        ctx.input,
        options,
        await ctx.getInitiatorCredentials(),
      );
      const files = await readFiles(
        pathsOf(valuesPaths, target),
        new WorkspaceValues(ctx.workspacePath),
      );
      const findings = await checkFiles(
        files,
        await contextOf(files, target, options, ctx.logger),
      );
      for (const finding of findings) {
        ctx.logger[finding.severity === 'info' ? 'info' : 'warn'](
          lineOf(finding),
        );
      }
      ctx.output(
        'passed',
        !findings.some(({ severity }) => severity === 'error'),
      );
      ctx.output('findings', findings);
      const limit = failOn === 'never' ? -1 : SEVERITIES.indexOf(failOn);
      const failing = findings.filter(
        ({ severity }) => SEVERITIES.indexOf(severity) <= limit,
      );
      if (failing.length > 0) {
        throw new InputError(
          `The values files have faults. ${failing.map(lineOf).join(' ')}`,
        );
      }
    },
  });
