import { SECTION_COMPONENTS, Section } from '../model/sections';
import { ChartMetadata } from './chartMetadata';
import { customSecretName, sectionSecretName } from './chartNames';
import { ChartValues, isMap, valueAt } from './chartValues';
import { PlainSecretManifest } from './manifests';
import { isTruthy, printed } from './templateFunctions';

/** Fields of `secrets.<group>` and the keys that the chart writes for them. */
export const PLAIN_GROUPS: readonly {
  group: string;
  section: Section;
  keys: Readonly<Record<string, string>>;
}[] = [
  {
    group: 'postgresql',
    section: 'postgresql',
    keys: {
      password: 'postgresql-password',
      username: 'postgresql-username',
      host: 'postgresql-host',
      port: 'postgresql-port',
      database: 'postgresql-database',
    },
  },
  {
    group: 'snowflake',
    section: 'compute',
    keys: {
      account: 'SNOWFLAKE_ACCOUNT',
      user: 'SNOWFLAKE_USER',
      password: 'SNOWFLAKE_PASSWORD',
      warehouse: 'SNOWFLAKE_WAREHOUSE',
      database: 'SNOWFLAKE_DATABASE',
      schema: 'SNOWFLAKE_SCHEMA',
      role: 'SNOWFLAKE_ROLE',
    },
  },
  {
    group: 's3',
    section: 'storage',
    keys: {
      accessKeyId: 'AWS_ACCESS_KEY_ID',
      secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
      region: 'AWS_REGION',
    },
  },
  {
    group: 'polaris',
    section: 'catalog',
    keys: {
      clientId: 'polaris-client-id',
      clientSecret: 'polaris-client-secret',
    },
  },
];

/**
 * The group under `secrets` that creates the Secret of a section: `snowflake`
 * for `compute`.
 */
export function groupOfSection(section: Section): string {
  return PLAIN_GROUPS.find(own => own.section === section)!.group;
}

function pick(
  values: ChartValues,
  keys: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([field]) => isTruthy(values[field]))
      .map(([field, key]) => [key, printed(values[field])]),
  );
}

/**
 * The Secrets that the chart creates from `secrets`, which SOPS decrypts at
 * deploy time. They hold values in clear text.
 */
export function renderPlainSecrets(
  values: ChartValues,
  metadata: ChartMetadata,
): PlainSecretManifest[] {
  function manifest(
    name: string,
    component: string | undefined,
    stringData: Record<string, string>,
  ): PlainSecretManifest {
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadata.of(name, component),
      type: 'Opaque',
      stringData,
    };
  }

  const groups = PLAIN_GROUPS.flatMap(({ group, section, keys }) => {
    const own = valueAt(values, 'secrets', group);
    return isMap(own) && isTruthy(own)
      ? [
          manifest(
            sectionSecretName(metadata.fullname, section),
            SECTION_COMPONENTS[section],
            pick(own, keys),
          ),
        ]
      : [];
  });
  const custom = valueAt(values, 'secrets', 'custom');
  const entries = isMap(custom) ? Object.entries(custom) : [];
  return [
    ...groups,
    ...entries.flatMap(([name, own]) =>
      isMap(own) || own === null
        ? [
            manifest(
              customSecretName(metadata.fullname, name),
              undefined,
              Object.fromEntries(
                Object.entries(own ?? {}).map(([key, value]) => [
                  key,
                  printed(value),
                ]),
              ),
            ),
          ]
        : [],
    ),
  ];
}
