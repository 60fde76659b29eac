import fc from 'fast-check';
import {
  chartFixtures,
  describeWithChart,
} from '../__testUtils__/chartFixtures';
import { sealedText } from '../__testUtils__/changes';
import { secretsChange, valuesFile } from '../__testUtils__/valuesArbitraries';
import { ChartRenderError } from '../chart/errors';
import { mergeValues } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { printGoDuration } from '../model/goDuration';
import { SecretsChange } from '../model/secretsChange';
import { SECTIONS } from '../model/sections';
import { sectionSecretName } from '../chart/chartNames';
import { applySecretsChange } from './applySecretsChange';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';
import { NamedValuesFile } from './readFiles';
import { readSettings, ReleaseSettings } from './readSettings';

const RUNS = Number(process.env.FLOE_FUZZ_RUNS ?? 200);
const context = { release: 'orders', namespace: 'floe' };

const base = `fullnameOverride: shop
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    secretStoreKind: ClusterSecretStore
    refreshInterval: 1h
    annotations: { team: data, empty: "" }
    postgresql:
      enabled: true
      passwordKey: floe/db
      passwordProperty: password
      additionalSecrets:
        - secretKey: postgresql-port
          remoteKey: floe/db
    custom:
      - name: cube
        data: []
`;
const prod = `floe:
  externalSecrets:
    creationPolicy: Orphan
    template:
      enabled: true
    postgresql:
      passwordKey: floe/prod/db
    compute: { enabled: false, secrets: [{ secretKey: A, remoteKey: a }] }
    custom:
      - name: dbt-cloud
        component: dbt
        secretStoreRef: vault
        refreshInterval: 2h
        creationPolicy: Merge
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
            property: token
  sealedSecrets:
    annotations:
      sealedsecrets.bitnami.com/cluster-wide: "true"
    storage:
      enabled: true
      encryptedData:
        AWS_REGION: ${sealedText('region')}
    custom:
      - name: openai
        encryptedData:
          KEY: ${sealedText('key')}
secrets:
  snowflake:
    user: hunter2
  custom:
    mail:
      SMTP_PASSWORD: hunter2
dagster:
  generatePostgresqlPasswordSecret: false
  postgresql:
    enabled: false
    postgresqlHost: db
    service:
      port: 5433
  global:
    postgresqlSecretName: shop-postgresql-secret
  dagsterDaemon:
    envSecrets:
      - name: shop-compute-secret
  dagster-user-deployments:
    deployments:
      - name: etl
        envSecrets:
          - name: shop-dbt-cloud
`;
const files = [
  { path: 'values.yaml', text: base },
  { path: 'values-prod.yaml', text: prod },
];
const BASE = 'values.yaml';
const PROD = 'values-prod.yaml';

describe('readSettings', () => {
  const settings = readSettings(files, 'orders');

  it('reads External Secrets, and the source of each setting', () => {
    expect(settings.externalSecrets).toEqual({
      enabled: { value: true, file: BASE },
      storeRef: {
        value: { kind: 'ClusterSecretStore', name: 'aws' },
        file: BASE,
      },
      refreshInterval: { value: '1h', file: BASE },
      creationPolicy: { value: 'Orphan', file: PROD },
      annotations: {
        team: { value: 'data', file: BASE },
        empty: { value: '', file: BASE },
      },
      template: {
        enabled: { value: true, file: PROD },
        connectionString: { value: false, file: null },
      },
      components: {
        postgresql: {
          enabled: { value: true, file: BASE },
          keys: [
            {
              secretKey: 'postgresql-password',
              remoteKey: 'floe/prod/db',
              property: 'password',
              file: PROD,
            },
            {
              secretKey: 'postgresql-port',
              remoteKey: 'floe/db',
              file: BASE,
            },
          ],
        },
        compute: {
          enabled: { value: false, file: PROD },
          keys: [{ secretKey: 'A', remoteKey: 'a', file: PROD }],
        },
      },
      custom: [
        {
          name: 'dbt-cloud',
          component: 'dbt',
          storeRef: { kind: 'ClusterSecretStore', name: 'vault' },
          refreshInterval: '2h',
          creationPolicy: 'Merge',
          keys: [
            { secretKey: 'TOKEN', remoteKey: 'floe/dbt', property: 'token' },
          ],
          file: PROD,
        },
      ],
    });
  });

  it('reads Sealed Secrets without their ciphertext', () => {
    expect(settings.sealedSecrets).toEqual({
      enabled: { value: false, file: null },
      scope: { value: 'cluster-wide', file: PROD },
      annotations: {
        'sealedsecrets.bitnami.com/cluster-wide': { value: 'true', file: PROD },
      },
      components: {
        storage: {
          enabled: { value: true, file: PROD },
          keys: [{ secretKey: 'AWS_REGION', file: PROD }],
        },
      },
      custom: [{ name: 'openai', keys: ['KEY'], file: PROD }],
    });
    expect(JSON.stringify(settings)).not.toContain(
      sealedText('region').slice(0, 40),
    );
  });

  it('reads only the names of clear values', () => {
    expect(settings.plainSecrets).toEqual({
      components: { compute: { keys: ['SNOWFLAKE_USER'], file: PROD } },
      custom: [{ name: 'mail', keys: ['SMTP_PASSWORD'], file: PROD }],
    });
    expect(JSON.stringify(settings)).not.toContain('hunter2');
  });

  it('reads names, the database and the readers of each Secret', () => {
    expect(settings.fullname).toEqual({ value: 'shop', file: BASE });
    expect(settings.dagster).toEqual({
      database: {
        embedded: { value: false, file: PROD },
        generatesSecret: { value: false, file: PROD },
        secretName: { value: 'shop-postgresql-secret', file: PROD },
        host: { value: 'db', file: PROD },
        port: { value: '5433', file: PROD },
      },
      envSecrets: [
        { secret: 'shop-compute-secret', workload: 'daemon', file: PROD },
        {
          secret: 'shop-dbt-cloud',
          workload: 'user-deployments',
          deployment: 'etl',
          file: PROD,
        },
      ],
    });
  });

  it('has the defaults of the chart if there is no file', () => {
    expect(readSettings([], 'orders')).toMatchObject({
      fullname: { value: 'orders-floe-dagster', file: null },
      externalSecrets: {
        enabled: { value: false, file: null },
        refreshInterval: { value: '1h', file: null },
        creationPolicy: { value: 'Owner', file: null },
        components: {},
        custom: [],
      },
      sealedSecrets: { scope: { value: 'strict', file: null } },
      dagster: {
        database: {
          embedded: { value: true, file: null },
          generatesSecret: { value: true, file: null },
        },
        envSecrets: [],
      },
    });
  });

  it('treats a value that a null deletes as not set', () => {
    const text = `floe:
  externalSecrets:
    refreshInterval: null
    postgresql:
      passwordKey: null
    custom: null
`;
    const { externalSecrets } = readSettings(
      [...files, { path: 'last.yaml', text }],
      'orders',
    );
    expect(externalSecrets.refreshInterval).toEqual({
      value: '1h',
      file: 'last.yaml',
    });
    expect(
      externalSecrets.components.postgresql!.keys.map(
        ({ secretKey }) => secretKey,
      ),
    ).toEqual(['postgresql-port']);
    expect(externalSecrets.custom).toEqual([]);
  });

  it.each(['fullnameOverride', 'nameOverride'])(
    'refuses a number for %s, as Helm does',
    key => {
      expect(() =>
        readSettings([{ path: 'a.yaml', text: `${key}: 123\n` }], 'orders'),
      ).toThrow(`${key}: The chart could not be installed with these values`);
    },
  );

  it('names the file that Helm would not read', () => {
    expect(() =>
      readSettings([...files, { path: 'b.yaml', text: 'a:\n\tb: 1\n' }], 'x'),
    ).toThrow('b.yaml: line 2, column 1');
  });

  it('reads back the values that a change has written', () => {
    const bare = ({ file: _, ...key }: any) => key;
    const sorted = (keys: readonly any[] = []) =>
      [...keys].sort((one, other) =>
        one.secretKey.localeCompare(other.secretKey),
      );
    const readBack = ({ externalSecrets, sealedSecrets }: ReleaseSettings) => ({
      store: externalSecrets.storeRef?.value,
      interval: externalSecrets.refreshInterval.value,
      policy: externalSecrets.creationPolicy.value,
      sections: SECTIONS.map(section =>
        sorted(externalSecrets.components[section]?.keys.map(bare)),
      ),
      custom: externalSecrets.custom.map(bare),
      scope: sealedSecrets.scope.value,
      sealed: SECTIONS.map(section =>
        sorted(sealedSecrets.components[section]?.keys).map(
          ({ secretKey }) => secretKey,
        ),
      ),
      sealedCustom: sealedSecrets.custom.map(({ name, keys }) => [name, keys]),
    });
    const none = SECTIONS.map(() => []);
    const expectedOf = (change: SecretsChange) =>
      change.approach === 'external-secrets'
        ? {
            store: change.storeRef,
            interval: printGoDuration(change.refreshInterval!),
            policy: change.creationPolicy,
            sections: SECTIONS.map(section =>
              sorted(change.components[section]?.keys),
            ),
            custom: change.custom,
            scope: 'strict',
            sealed: none,
            sealedCustom: [],
          }
        : {
            store: undefined,
            interval: '1h',
            policy: 'Owner',
            sections: none,
            custom: [],
            scope: change.scope,
            sealed: SECTIONS.map(section =>
              Object.keys(change.components[section]?.encryptedData ?? {}).sort(
                (one, other) => one.localeCompare(other),
              ),
            ),
            sealedCustom: change.custom.map(({ name, encryptedData }) => [
              name,
              Object.keys(encryptedData!),
            ]),
          };
    fc.assert(
      fc.property(secretsChange, change => {
        const { yaml } = applySecretsChange(undefined, change, {
          ...context,
          release: 'floe-dagster',
        });
        const read = readSettings([{ path: 'a', text: yaml }], 'floe-dagster');
        expect(readBack(read)).toEqual(expectedOf(change));
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('has the keys that the chart renders, in any layout', () => {
    const render = (texts: readonly NamedValuesFile[]): any[] | undefined => {
      try {
        return renderChartSecrets(
          mergeValues(...texts.map(({ text }) => parseValuesFile(text).values)),
          { ...context, release: 'floe-dagster' },
        );
      } catch (error) {
        if (
          error instanceof ChartRenderError ||
          error instanceof ValuesFileError
        ) {
          return undefined;
        }
        throw error;
      }
    };
    const kinds = [
      ['ExternalSecret', 'externalSecrets'],
      ['SealedSecret', 'sealedSecrets'],
    ] as const;
    const keysRead = (texts: readonly NamedValuesFile[]) => {
      const read = readSettings(texts, 'floe-dagster');
      return kinds.flatMap(([kind, approach]) =>
        SECTIONS.flatMap(section => {
          const own = read[approach].components[section];
          return read[approach].enabled.value && own?.enabled.value
            ? [[kind, section, own.keys.map(({ secretKey }) => secretKey)]]
            : [];
        }),
      );
    };
    const keysRendered = (objects: readonly any[]) =>
      kinds.flatMap(([kind]) =>
        SECTIONS.flatMap(section => {
          const name = sectionSecretName('floe-dagster', section);
          const object = objects.find(
            manifest =>
              manifest.kind === kind && manifest.metadata.name === name,
          );
          return object
            ? [
                [
                  kind,
                  section,
                  object.spec.data?.map((key: any) => key.secretKey) ??
                    Object.keys(object.spec.encryptedData),
                ],
              ]
            : [];
        }),
      );
    let rendered = 0;
    fc.assert(
      fc.property(valuesFile, valuesFile, (one, other) => {
        const texts = [
          { path: 'a', text: one },
          { path: 'b', text: other },
        ];
        const objects = render(texts);
        rendered += objects ? 1 : 0;
        expect(objects && keysRead(texts)).toEqual(
          objects && keysRendered(objects),
        );
      }),
      { numRuns: RUNS / 4 },
    );
    expect(rendered).toBeGreaterThan(RUNS / 80);
  });
});

describeWithChart('readSettings, compared with the chart', () => {
  it.each(['aws', 'vault'])(
    'reads the keys that the example for %s renders',
    name => {
      const { externalSecrets } = readSettings(
        ['values.yaml', `values-external-secrets-${name}.yaml`].map(path => ({
          path,
          text: chartFixtures.text(path),
        })),
        'floe-dagster',
      );
      const objects = chartFixtures.rendered(
        `external-secrets-${name}.yaml`,
      ) as any[];
      for (const section of SECTIONS) {
        const object = objects.find(({ metadata }) =>
          metadata.name.endsWith(`-${section}-secret`),
        );
        const own = externalSecrets.components[section];
        expect(own?.enabled.value ?? false).toBe(object !== undefined);
        expect(
          object ? own!.keys.map(({ secretKey }) => secretKey) : [],
        ).toEqual(object?.spec.data.map((key: any) => key.secretKey) ?? []);
      }
      expect(externalSecrets.storeRef!.value).toEqual(
        objects[0].spec.secretStoreRef,
      );
      expect(externalSecrets.refreshInterval.value).toBe(
        objects[0].spec.refreshInterval,
      );
    },
  );

  it.each([
    'values-prod.yaml',
    'values-sealed-secrets.yaml',
    'values-sops.yaml',
  ])('reads %s', path => {
    const read = readSettings(
      ['values.yaml', path].map(name => ({
        path: name,
        text: chartFixtures.text(name),
      })),
      'floe-dagster',
    );
    expect(read.fullname.value).toBe('floe-dagster');
  });
});
