import { isMap, valueAt } from '../chart/chartValues';
import { generatesDatabaseSecret } from '../chart/renderDagsterSecret';
import { isTruthy } from '../chart/templateFunctions';
import { DagsterWorkload } from '../model/dagsterSettings';
import { entriesIn } from './presentKeys';
import { Setting, SettingsReader, textOf } from './SettingsReader';

/** A Secret that a workload of Dagster reads as environment variables. @public */
export type EnvSecretSetting = {
  secret: string;
  workload: DagsterWorkload;
  /** Name of the user deployment. */
  deployment?: string;
  /** Path of the values file that has the list. */
  file: string | null;
};

/** A release's settings of the Dagster subchart. @public */
export type DagsterSettings = {
  database: {
    /** Whether the subchart starts its own PostgreSQL, which is its default. */
    embedded: Setting<boolean>;
    /**
     * Whether the subchart creates a Secret with the password of its values,
     * which is its default.
     */
    generatesSecret: Setting<boolean>;
    /** Name of the Secret with the password, if the values set it. */
    secretName?: Setting<string>;
    host?: Setting<string>;
    port?: Setting<string>;
    username?: Setting<string>;
    database?: Setting<string>;
  };
  envSecrets: EnvSecretSetting[];
};

const POSTGRESQL = ['dagster', 'postgresql'] as const;
const SECRET_NAME = ['global', 'postgresqlSecretName'] as const;
const GENERATES = ['dagster', 'generatePostgresqlPasswordSecret'] as const;

const WORKLOADS: readonly (readonly [DagsterWorkload, readonly string[]])[] = [
  ['webserver', ['dagster', 'dagsterWebserver', 'envSecrets']],
  ['daemon', ['dagster', 'dagsterDaemon', 'envSecrets']],
  [
    'run-launcher',
    ['dagster', 'runLauncher', 'config', 'k8sRunLauncher', 'envSecrets'],
  ],
];
const DEPLOYMENTS = ['dagster', 'dagster-user-deployments', 'deployments'];

function secretsIn(list: unknown): string[] {
  return entriesIn(list).flatMap(entry => {
    const name = textOf(valueAt(entry, 'name'));
    return name === undefined ? [] : [name];
  });
}

function envSecrets(reader: SettingsReader): EnvSecretSetting[] {
  const file = reader.fileOf(...DEPLOYMENTS);
  return [
    ...WORKLOADS.flatMap(([workload, path]) =>
      secretsIn(reader.at(...path)).map(secret => ({
        secret,
        workload,
        file: reader.fileOf(...path),
      })),
    ),
    ...entriesIn(reader.at(...DEPLOYMENTS)).flatMap(entry => {
      const deployment = textOf(valueAt(entry, 'name'));
      return secretsIn(valueAt(entry, 'envSecrets')).map(secret => ({
        secret,
        workload: 'user-deployments' as const,
        ...(deployment !== undefined && { deployment }),
        file,
      }));
    }),
  ];
}

/** Reads a release's settings of the Dagster subchart. */
export function readDagsterSettings(reader: SettingsReader): DagsterSettings {
  const postgresql = reader.at(...POSTGRESQL);
  const isSet = isMap(postgresql) && Object.hasOwn(postgresql, 'enabled');
  const texts = {
    secretName:
      reader.text(...SECRET_NAME) ?? reader.text('dagster', ...SECRET_NAME),
    host: reader.text(...POSTGRESQL, 'postgresqlHost'),
    port: reader.text(...POSTGRESQL, 'service', 'port'),
    username: reader.text(...POSTGRESQL, 'postgresqlUsername'),
    database: reader.text(...POSTGRESQL, 'postgresqlDatabase'),
  };
  return {
    database: {
      embedded: {
        value: !isSet || isTruthy(postgresql.enabled),
        file: reader.fileOf(...POSTGRESQL, 'enabled'),
      },
      generatesSecret: {
        value: generatesDatabaseSecret(reader.values),
        file: reader.fileOf(...GENERATES),
      },
      ...(Object.fromEntries(
        Object.entries(texts).filter(([, setting]) => setting !== undefined),
      ) as Partial<typeof texts>),
    },
    envSecrets: envSecrets(reader),
  };
}
