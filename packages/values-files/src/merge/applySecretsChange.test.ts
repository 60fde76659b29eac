import { diffLines } from 'diff';
import { parse } from 'yaml';
import {
  chartFixtures,
  describeWithChart,
} from '../__testUtils__/chartFixtures';
import { mergeValues } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { printGoDuration } from '../model/goDuration';
import { ExternalSecretsChange } from '../model/externalSecretsChange';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { applySecretsChange } from './applySecretsChange';

const context = { release: 'floe-dagster', namespace: 'floe' };

/** Lines of the first text that are missing or changed in the second. */
function lostLines(before: string, after: string): string[] {
  return diffLines(before, after)
    .filter(part => part.removed)
    .flatMap(part => part.value.trimEnd().split('\n'));
}

/** The rendered objects, with intervals as Go prints them. */
function withGoIntervals(rendered: any[]) {
  return rendered.map(object => ({
    ...object,
    spec: {
      ...object.spec,
      refreshInterval: printGoDuration(object.spec.refreshInterval),
    },
  }));
}

/** The change that renders the same objects as an example of the chart. */
function changeOf(rendered: any[]): ExternalSecretsChange {
  const keysOf = (object: any) =>
    object.spec.data.map(({ secretKey, remoteRef }: any) => ({
      secretKey,
      remoteKey: remoteRef.key,
      property: remoteRef.property,
    }));
  const sections = ['postgresql', 'compute', 'storage', 'catalog'];
  const section = (name: string) =>
    rendered.find(object => object.metadata.name.endsWith(`-${name}-secret`));
  return externalSecretsChange({
    storeRef: rendered[0].spec.secretStoreRef,
    components: Object.fromEntries(
      sections.map(name => [name, { keys: keysOf(section(name)) }]),
    ),
    custom: rendered
      .filter(object => !object.metadata.name.endsWith('-secret'))
      .map(object => ({
        name: object.metadata.name.slice('floe-dagster-'.length),
        component: object.metadata.labels['app.kubernetes.io/component'],
        refreshInterval: object.spec.refreshInterval,
        keys: keysOf(object),
      })),
  });
}

describeWithChart('applySecretsChange, compared with the chart', () => {
  it.each(['aws', 'vault'])(
    'creates a new file that renders like the example for %s',
    provider => {
      const rendered = chartFixtures.rendered(
        `external-secrets-${provider}.yaml`,
      );
      const result = applySecretsChange(undefined, changeOf(rendered), context);
      expect(
        renderChartSecrets(
          mergeValues(chartFixtures.values('values.yaml'), parse(result.yaml)),
          context,
        ),
      ).toEqual(withGoIntervals(rendered));
      expect(parse(result.yaml).dagster).toEqual({
        ...(chartFixtures.values(`values-external-secrets-${provider}.yaml`)
          .dagster as object),
        generatePostgresqlPasswordSecret: false,
      });
      expect(result.manifests).toEqual(withGoIntervals(rendered));
    },
  );

  it('changes only the intervals and the misplaced key in an example that is complete', () => {
    const text = chartFixtures.text('values-external-secrets-vault.yaml');
    const change = changeOf(
      chartFixtures.rendered('external-secrets-vault.yaml'),
    );
    const corrected = `${text
      .replace('refreshInterval: "15m"', 'refreshInterval: "15m0s"')
      .replace(
        'refreshInterval: "1h"',
        'refreshInterval: "1h0m0s"',
      )}  generatePostgresqlPasswordSecret: false\n`;
    const first = applySecretsChange(text, change, context);
    expect(first.yaml).toBe(corrected);
    expect(first.changes.map(({ path }) => path)).toEqual([
      'floe.externalSecrets.refreshInterval',
      'floe.externalSecrets.custom[dbt-cloud].refreshInterval',
      'dagster.generatePostgresqlPasswordSecret',
    ]);
    const second = applySecretsChange(corrected, change, context);
    expect(second).toMatchObject({
      yaml: corrected,
      changed: false,
      changes: [],
    });
    expect(new Set(second.objects.map(object => object.change))).toEqual(
      new Set(['unchanged']),
    );
  });

  it.each([
    'values.yaml',
    'values-prod.yaml',
    'values-sealed-secrets.yaml',
    'values-external-secrets-vault.yaml',
  ])('keeps every other line of %s', name => {
    const text = chartFixtures.text(name);
    const change = externalSecretsChange({
      storeRef: {
        kind: 'SecretStore',
        name: name.includes('vault') ? 'vault-backend' : 'aws-secrets-manager',
      },
      refreshInterval: '30m',
      components: {},
      custom: [
        {
          name: 'cube',
          component: 'semantic-layer',
          keys: [{ secretKey: 'CUBE_TOKEN', remoteKey: 'floe/cube' }],
        },
      ],
    });
    const { yaml } = applySecretsChange(text, change, context);
    expect(
      lostLines(text, yaml).filter(
        line =>
          !/^ {4}(enabled|custom|secretStoreRef|refreshInterval):/.test(line),
      ),
    ).toEqual([]);
    expect(applySecretsChange(yaml, change, context).changed).toBe(false);
  });

  it('refuses the example of the guide if a scope is added to it', () => {
    expect(() =>
      applySecretsChange(
        chartFixtures.text('values-sealed-secrets.yaml'),
        sealedSecretsChange({ scope: 'namespace-wide' }),
        context,
      ),
    ).toThrow(
      /floe\.sealedSecrets\.annotations: The scope applies to every sealed value of the release\. It is strict now/,
    );
  });

  it('adds the settings of a separate database to values-prod.yaml', () => {
    const text = chartFixtures.text('values-prod.yaml');
    const { yaml, changes } = applySecretsChange(
      text,
      externalSecretsChange({
        components: {
          postgresql: {
            keys: [
              {
                secretKey: 'postgresql-password',
                remoteKey: 'floe/prod/dagster-postgresql',
                property: 'password',
              },
              {
                secretKey: 'postgresql-port',
                remoteKey: 'floe/prod/dagster-postgresql',
                property: 'port',
              },
            ],
          },
        },
      }),
      context,
    );
    expect(lostLines(text, yaml)).toEqual([]);
    expect(parse(yaml)).toEqual({
      ...parse(text),
      dagster: {
        ...parse(text).dagster,
        generatePostgresqlPasswordSecret: false,
        global: {
          postgresqlSecretName: 'floe-dagster-postgresql-secret',
          generatePostgresqlPasswordSecret: false,
        },
      },
      floe: {
        ...parse(text).floe,
        externalSecrets: {
          enabled: true,
          secretStoreRef: 'aws-secrets-manager',
          secretStoreKind: 'SecretStore',
          refreshInterval: '15m0s',
          postgresql: {
            enabled: true,
            passwordKey: 'floe/prod/dagster-postgresql',
            passwordProperty: 'password',
            additionalSecrets: [
              {
                secretKey: 'postgresql-port',
                remoteKey: 'floe/prod/dagster-postgresql',
                property: 'port',
              },
            ],
          },
        },
      },
    });
    expect(changes).toEqual([
      { path: 'floe.externalSecrets', action: 'added' },
      { path: 'dagster.generatePostgresqlPasswordSecret', action: 'added' },
      { path: 'dagster.global', action: 'added' },
    ]);
  });
});

describe('applySecretsChange', () => {
  it('writes a new file in the style of the chart’s examples', () => {
    expect(
      applySecretsChange(
        undefined,
        externalSecretsChange({
          custom: [
            {
              name: 'dbt-cloud',
              component: 'dbt',
              storeRef: { kind: 'ClusterSecretStore', name: 'vault' },
              keys: [{ secretKey: 'TOKEN', remoteKey: 'floe/dbt-cloud' }],
            },
          ],
        }),
        context,
      ).yaml,
    ).toBe(`floe:
  externalSecrets:
    enabled: true
    secretStoreRef: "aws-secrets-manager"
    secretStoreKind: "SecretStore"
    refreshInterval: "15m0s"
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: "floe/prod/snowflake"
          property: "user"
    custom:
      - name: dbt-cloud
        component: dbt
        secretStoreRef: "vault"
        secretStoreKind: "ClusterSecretStore"
        data:
          - secretKey: TOKEN
            remoteKey: "floe/dbt-cloud"
`);
  });

  it('writes the annotation that the scope needs', () => {
    const { yaml, manifests } = applySecretsChange(
      '',
      sealedSecretsChange({ scope: 'namespace-wide' }),
      context,
    );
    expect(yaml).toBe(`floe:
  sealedSecrets:
    enabled: true
    annotations:
      sealedsecrets.bitnami.com/namespace-wide: "true"
    storage:
      enabled: true
      encryptedData:
        AWS_ACCESS_KEY_ID: "${sealedText('id')}"
`);
    expect(manifests[0].metadata.annotations).toEqual({
      'sealedsecrets.bitnami.com/namespace-wide': 'true',
    });
  });

  it('removes the annotation when nothing needs it any more', () => {
    const wide = applySecretsChange(
      undefined,
      sealedSecretsChange({ scope: 'namespace-wide' }),
      context,
    ).yaml;
    const strict = applySecretsChange(
      wide,
      sealedSecretsChange({
        components: {
          storage: { encryptedData: { AWS_ACCESS_KEY_ID: sealedText('new') } },
        },
      }),
      context,
    );
    expect(strict.yaml).toContain('    enabled: true\n    storage:');
    expect(strict.changes).toEqual([
      {
        path: 'floe.sealedSecrets.annotations.sealedsecrets.bitnami.com/namespace-wide',
        action: 'removed',
      },
      {
        path: 'floe.sealedSecrets.storage.encryptedData.AWS_ACCESS_KEY_ID',
        action: 'changed',
      },
    ]);
  });

  it('changes one key and keeps its comment and quotes', () => {
    const text = `# Values of orders
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: 'aws-secrets-manager' # the only one

    secretStoreKind: SecretStore
    refreshInterval: 15m0s
    compute:
      enabled: true
      secrets:
        # by the data team
        - secretKey: SNOWFLAKE_USER
          remoteKey: 'floe/prod/old' # to be renamed
          property: user
        - { secretKey: SNOWFLAKE_ROLE, remoteKey: floe/prod/old }


image:
  tag:   "1.2"   # odd spaces stay
`;
    const { yaml, changes } = applySecretsChange(
      text,
      externalSecretsChange({
        components: {
          compute: {
            keys: [
              { secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/prod/new' },
              { secretKey: 'SNOWFLAKE_ROLE', remoteKey: 'floe/prod/new' },
              { secretKey: 'SNOWFLAKE_SCHEMA', remoteKey: 'floe/prod/new' },
            ],
          },
        },
      }),
      context,
    );
    expect(yaml).toBe(
      text
        .replace("'floe/prod/old'", "'floe/prod/new'")
        .replace('          property: user\n', '')
        .replace(
          '{ secretKey: SNOWFLAKE_ROLE, remoteKey: floe/prod/old }\n',
          `{ secretKey: SNOWFLAKE_ROLE, remoteKey: "floe/prod/new" }
        - secretKey: SNOWFLAKE_SCHEMA
          remoteKey: "floe/prod/new"
`,
        ),
    );
    const list = 'floe.externalSecrets.compute.secrets';
    expect(changes).toEqual([
      { path: `${list}[SNOWFLAKE_USER].remoteKey`, action: 'changed' },
      { path: `${list}[SNOWFLAKE_USER].property`, action: 'removed' },
      { path: `${list}[SNOWFLAKE_ROLE]`, action: 'changed' },
      { path: `${list}[SNOWFLAKE_SCHEMA]`, action: 'added' },
    ]);
  });

  it.each([
    'toString',
    'valueOf',
    'constructor',
    'hasOwnProperty',
    'toJSON',
    '__proto__',
  ])('recognises a key %s', key => {
    const text = `dagster:\n  ${key}: { ${key}: false }\n`;
    const change = externalSecretsChange({
      components: {
        postgresql: {
          keys: [{ secretKey: 'postgresql-password', remoteKey: 'floe/db' }],
        },
      },
    });
    const { yaml } = applySecretsChange(text, change, context);
    expect(yaml).toContain(text);
    expect(applySecretsChange(yaml, change, context).changed).toBe(false);
  });

  it('lists the created and changed objects', () => {
    const { yaml } = applySecretsChange(
      undefined,
      externalSecretsChange(),
      context,
    );
    const keys = [{ secretKey: 'AWS_REGION', remoteKey: 'floe/prod/s3' }];
    const { objects } = applySecretsChange(
      yaml,
      externalSecretsChange({
        components: {
          compute: {
            keys: [{ secretKey: 'SNOWFLAKE_ROLE', remoteKey: 'floe/prod/x' }],
          },
          storage: { keys },
        },
      }),
      context,
    );
    expect(objects).toEqual([
      {
        kind: 'ExternalSecret',
        name: 'floe-dagster-compute-secret',
        component: 'compute',
        change: 'changed',
      },
      {
        kind: 'ExternalSecret',
        name: 'floe-dagster-storage-secret',
        component: 'storage',
        change: 'added',
      },
    ]);
  });

  it('uses the names that the values give to the release', () => {
    const { yaml, objects } = applySecretsChange(
      'fullnameOverride: shop\n',
      externalSecretsChange({
        components: {
          postgresql: {
            keys: [{ secretKey: 'postgresql-password', remoteKey: 'db' }],
          },
        },
      }),
      context,
    );
    expect(objects[0].name).toBe('shop-postgresql-secret');
    expect(parse(yaml).dagster.global.postgresqlSecretName).toBe(
      'shop-postgresql-secret',
    );
  });
});

describe('applySecretsChange with earlier values files', () => {
  const base = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 15m0s
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/shared/snowflake
          property: user
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/shared/snowflake
          property: role
`;
  const earlierFiles = [{ path: 'values.yaml', text: base }];

  it('repeats the entries of a list that it would otherwise replace', () => {
    const { yaml, findings } = applySecretsChange(
      undefined,
      externalSecretsChange(),
      { ...context, earlierFiles },
    );
    expect(parse(yaml).floe.externalSecrets.compute.secrets).toEqual([
      {
        secretKey: 'SNOWFLAKE_USER',
        remoteKey: 'floe/prod/snowflake',
        property: 'user',
      },
      {
        secretKey: 'SNOWFLAKE_ROLE',
        remoteKey: 'floe/shared/snowflake',
        property: 'role',
      },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({
        id: 'earlier-list-replaced',
        severity: 'warning',
        place: 'floe.externalSecrets.compute.secrets',
        summary: expect.stringContaining('SNOWFLAKE_ROLE'),
      }),
    ]);
  });

  it('writes only what the earlier files do not set', () => {
    const { yaml } = applySecretsChange(
      undefined,
      externalSecretsChange({
        components: {
          storage: { keys: [{ secretKey: 'A', remoteKey: 'floe/prod/s3' }] },
        },
      }),
      { ...context, earlierFiles },
    );
    expect(parse(yaml)).toEqual({
      floe: {
        externalSecrets: {
          secretStoreKind: 'SecretStore',
          storage: {
            enabled: true,
            secrets: [{ secretKey: 'A', remoteKey: 'floe/prod/s3' }],
          },
        },
      },
    });
  });

  it('writes nothing if the earlier files have everything', () => {
    const text = base.replace(
      'refreshInterval',
      'secretStoreKind: SecretStore\n    refreshInterval',
    );
    expect(
      applySecretsChange(
        undefined,
        externalSecretsChange({
          components: {
            compute: {
              keys: [
                {
                  secretKey: 'SNOWFLAKE_ROLE',
                  remoteKey: 'floe/shared/snowflake',
                  property: 'role',
                },
              ],
            },
          },
        }),
        { ...context, earlierFiles: [{ path: 'values.yaml', text }] },
      ),
    ).toMatchObject({ yaml: '', changed: false });
  });

  it('writes the interval of an earlier file as Go prints it', () => {
    const text = base.replace(/refreshInterval: .*/, 'refreshInterval: 15m');
    const { yaml } = applySecretsChange(undefined, externalSecretsChange(), {
      ...context,
      earlierFiles: [{ path: 'values.yaml', text }],
    });
    expect(parse(yaml).floe.externalSecrets.refreshInterval).toBe('15m0s');
  });

  it('names the earlier file that cannot be read', () => {
    expect(() =>
      applySecretsChange(undefined, externalSecretsChange(), {
        ...context,
        earlierFiles: [{ path: 'values.yaml', text: 'a:\n\tb: 1\n' }],
      }),
    ).toThrow('values.yaml: line 2, column 1: The values file is indented');
  });
});
