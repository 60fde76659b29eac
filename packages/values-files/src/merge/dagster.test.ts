import { parse } from 'yaml';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { DagsterWorkload, DatabaseConnection } from '../model/dagsterSettings';
import { parseSecretsChange, SecretsChange } from '../model/secretsChange';
import { applySecretsChange } from './applySecretsChange';
import { ValuesContext } from './context';

const context: ValuesContext = { release: 'floe-dagster', namespace: 'floe' };
const SECRET = 'floe-dagster-postgresql-secret';

const externalDatabase = (database?: DatabaseConnection) =>
  externalSecretsChange({
    ...(database && { database }),
    components: {
      postgresql: {
        keys: [{ secretKey: 'postgresql-password', remoteKey: 'floe/db' }],
      },
    },
  });
const sealedDatabase = sealedSecretsChange({
  components: {
    postgresql: {
      encryptedData: { 'postgresql-password': sealedText('password') },
    },
  },
});

const apply = (
  text: string | undefined,
  change: SecretsChange,
  extra: Partial<ValuesContext> = {},
) => applySecretsChange(text, change, { ...context, ...extra });

const idsOf = (result: ReturnType<typeof apply>) =>
  result.findings.map(({ id }) => id);

describe('a change of the database', () => {
  it.each([
    ['an External Secret', externalDatabase()],
    ['a Sealed Secret', sealedDatabase],
  ])('keeps the Dagster chart from creating the Secret of %s', (_, change) => {
    const { yaml, findings } = apply(undefined, change);
    expect(parse(yaml).dagster).toEqual({
      generatePostgresqlPasswordSecret: false,
      postgresql: { enabled: false },
      global: {
        postgresqlSecretName: SECRET,
        generatePostgresqlPasswordSecret: false,
      },
    });
    expect(findings.map(({ id }) => id)).not.toContain('target-owned-by-other');
  });

  it('corrects a file that has the key only where the guide puts it', () => {
    const text = `dagster:
  postgresql:
    enabled: false
  global:
    postgresqlSecretName: ${SECRET}
    generatePostgresqlPasswordSecret: false
`;
    const { yaml } = apply(text, sealedDatabase);
    expect(yaml).toContain(
      `${text}  generatePostgresqlPasswordSecret: false\n`,
    );
  });

  it('can be requested alone, and then changes nothing else', () => {
    const release = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    refreshInterval: 15m
    postgresql: {enabled: true, passwordKey: floe/db}
dagster:
  global:
    postgresqlSecretName: ${SECRET}
    generatePostgresqlPasswordSecret: false
`;
    for (const approach of ['external-secrets', 'sealed-secrets']) {
      const change = parseSecretsChange({
        approach,
        components: {},
        custom: [],
        database: { ownSecret: true },
      });
      const { yaml, objects } = apply(release, change);
      expect(objects).toEqual([]);
      expect(yaml).toContain('refreshInterval: 15m\n');
      expect(parse(yaml).dagster).toEqual({
        generatePostgresqlPasswordSecret: false,
        postgresql: { enabled: false },
        global: {
          postgresqlSecretName: SECRET,
          generatePostgresqlPasswordSecret: false,
        },
      });
    }
  });

  it('overrides an earlier file that sets the key to true', () => {
    const { yaml } = apply(undefined, sealedDatabase, {
      earlierFiles: [
        {
          path: 'values.yaml',
          text: 'dagster: {generatePostgresqlPasswordSecret: true}\n',
        },
      ],
    });
    expect(parse(yaml).dagster.generatePostgresqlPasswordSecret).toBe(false);
  });

  it('writes the address of the database for Dagster', () => {
    const change = externalDatabase({
      host: 'db.example.com',
      port: 5433,
      username: 'dagster',
      database: 'runs',
    });
    const { yaml, findings } = apply(undefined, change);
    expect(parse(yaml).dagster.postgresql).toEqual({
      enabled: false,
      postgresqlHost: 'db.example.com',
      postgresqlUsername: 'dagster',
      postgresqlDatabase: 'runs',
      service: { port: 5433 },
    });
    expect(findings).toEqual([]);
    expect(apply(yaml, change).changed).toBe(false);
  });

  it.each([
    [undefined, ['postgresqlHost', 'postgresqlUsername', 'postgresqlDatabase']],
    [{ host: 'db' }, ['postgresqlUsername', 'postgresqlDatabase']],
    [{ host: 'db', username: 'u' }, ['postgresqlDatabase']],
  ])('warns if %j leaves something out', (database, missing) => {
    const { findings } = apply(undefined, externalDatabase(database));
    const found = findings.find(
      ({ id }) => id === 'database-connection-missing',
    )!;
    expect(found).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(found.remedies[0].title.match(/postgresql[A-Z]\w+/g)).toEqual(
      missing,
    );
  });

  it('looks for the connection in the earlier files', () => {
    const earlier = (host: string) => ({
      earlierFiles: [
        {
          path: 'values.yaml',
          text: `dagster:\n  postgresql:\n    postgresqlHost: "${host}"\n    postgresqlUsername: u\n    postgresqlDatabase: d\n`,
        },
      ],
    });
    expect(
      idsOf(apply(undefined, externalDatabase(), earlier('db'))),
    ).not.toContain('database-connection-missing');
    expect(
      apply(undefined, externalDatabase(), earlier('')).findings,
    ).toContainEqual(
      expect.objectContaining({
        id: 'database-connection-missing',
        confidence: 'proven',
      }),
    );
  });

  it.each(['db', 'db-1.example.com', '10.0.0.1', '::1', '2001:db8::10'])(
    'accepts the host %s',
    host => {
      expect(
        parseSecretsChange({ ...externalDatabase(), database: { host } }),
      ).toMatchObject({ database: { host } });
    },
  );

  it.each([
    [{ host: 'db:5432' }, 'database.host: a host is'],
    [{ host: 'https://db' }, 'database.host: a host is'],
    [{ host: 'a b' }, 'database.host: a host is'],
    [{ port: 0 }, 'database.port: a port is 1 or more'],
    [{ port: 65_536 }, 'database.port: a port is 65535 or less'],
    [{ port: 1.5 }, 'database.port: a port is a whole number'],
    [{ username: 'on' }, 'database.username: the Dagster chart writes'],
    [{ database: '0o7' }, 'database.database: the Dagster chart writes'],
    [{ password: 'x' }, 'database: has unknown fields'],
  ])('refuses %j', (database, message) => {
    expect(() =>
      parseSecretsChange({ ...externalDatabase(), database }),
    ).toThrow(message);
  });
});

describe('another change of a release whose Dagster chart creates the Secret too', () => {
  const both = (dagster: string) => `floe:
  sealedSecrets:
    enabled: true
    postgresql:
      enabled: true
      encryptedData:
        postgresql-password: ${sealedText('password')}
dagster:
  global:
    postgresqlSecretName: ${SECRET}
${dagster}`;

  it.each([
    ['nothing', ''],
    ['the key under global', '    generatePostgresqlPasswordSecret: false\n'],
    ['the key set to true', '  generatePostgresqlPasswordSecret: true\n'],
    ['a text', '  generatePostgresqlPasswordSecret: "false"\n'],
  ])('warns if the release has %s', (_, dagster) => {
    const { findings } = apply(both(dagster), sealedSecretsChange());
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'target-owned-by-other',
        severity: 'warning',
        place:
          'floe.sealedSecrets.postgresql and dagster.generatePostgresqlPasswordSecret',
      }),
    );
  });

  it.each([
    ['the key at the top', '  generatePostgresqlPasswordSecret: false\n'],
    ['a null at the top', '  generatePostgresqlPasswordSecret: null\n'],
    ['no Dagster', '  enabled: false\n'],
  ])('does not warn if the release has %s', (_, dagster) => {
    expect(idsOf(apply(both(dagster), sealedSecretsChange()))).not.toContain(
      'target-owned-by-other',
    );
  });
});

describe('the workloads that read a Secret', () => {
  const wired = (...envSecrets: DagsterWorkload[]) =>
    externalSecretsChange({ envSecrets });
  const text = `dagster:
  dagsterWebserver:
    replicaCount: 3
    envSecrets:
      - name: own
  dagster-user-deployments:
    deployments:
      - name: orders # the only one
        image: x
      - name: billing
        envSecrets: []
`;
  const compute = { name: 'floe-dagster-compute-secret' };

  it('are written, and others are kept', () => {
    const change = wired(
      'webserver',
      'daemon',
      'run-launcher',
      'user-deployments',
    );
    const { yaml, readers } = apply(text, change);
    expect(parse(yaml).dagster).toEqual({
      dagsterWebserver: {
        replicaCount: 3,
        envSecrets: [{ name: 'own' }, compute],
      },
      dagsterDaemon: { envSecrets: [compute] },
      runLauncher: { config: { k8sRunLauncher: { envSecrets: [compute] } } },
      'dagster-user-deployments': {
        deployments: [
          { name: 'orders', image: 'x', envSecrets: [compute] },
          { name: 'billing', envSecrets: [compute] },
        ],
      },
    });
    expect(yaml).toContain('# the only one');
    expect(readers).toEqual([
      {
        secret: compute.name,
        workloads: ['webserver', 'daemon', 'run-launcher', 'user-deployments'],
        namedElsewhere: false,
      },
    ]);
    expect(apply(yaml, change).changed).toBe(false);
  });

  it('of an earlier file keep their Secrets', () => {
    const { yaml } = apply(undefined, wired('user-deployments', 'webserver'), {
      earlierFiles: [{ path: 'values.yaml', text }],
    });
    expect(parse(yaml).dagster).toEqual({
      'dagster-user-deployments': {
        deployments: [
          { name: 'orders', image: 'x', envSecrets: [compute] },
          { name: 'billing', envSecrets: [compute] },
        ],
      },
      dagsterWebserver: { envSecrets: [{ name: 'own' }, compute] },
    });
  });

  it('never get the Secret of the database', () => {
    const { yaml, readers } = apply(undefined, {
      ...externalDatabase(),
      envSecrets: ['daemon'],
    });
    expect(parse(yaml).dagster.dagsterDaemon).toBeUndefined();
    expect(readers).toEqual([]);
  });

  it.each<[DagsterWorkload, string]>([
    ['user-deployments', ''],
    ['user-deployments', 'dagster: {dagster-user-deployments: {}}\n'],
    ['run-launcher', 'dagster: {runLauncher: {type: CeleryK8sRunLauncher}}\n'],
  ])('are not invented: %s', (workload, values) => {
    const result = apply(values, wired(workload));
    expect(idsOf(result)).toContain('workload-not-found');
    expect(result.readers[0].workloads).toEqual([]);
  });

  it.each([
    ['', { workloads: [], namedElsewhere: false }],
    [
      `dagster: {dagsterDaemon: {envSecrets: [{name: ${compute.name}}]}}\n`,
      { workloads: ['daemon'], namedElsewhere: false },
    ],
    [
      `dagster: {dagsterDaemon: {volumes: [{name: v, secret: {secretName: ${compute.name}}}]}}\n`,
      { workloads: [], namedElsewhere: true },
    ],
  ])('are reported for %j', (values, expected) => {
    expect(apply(values, externalSecretsChange()).readers).toEqual([
      { secret: compute.name, ...expected },
    ]);
  });
});

describe('an interval that this change does not write', () => {
  const text = (interval: string) => `floe:
  externalSecrets:
    custom:
      - name: cube
        refreshInterval: ${interval}
        data:
          - secretKey: TOKEN
            remoteKey: floe/cube
`;

  it.each(['15m', '60m0s', '900s', '1h'])('is remarked: %s', interval => {
    expect(apply(text(interval), externalSecretsChange()).findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'refresh-interval-form',
          severity: 'info',
          place: 'floe.externalSecrets.custom[cube].refreshInterval',
        }),
      ]),
    );
  });

  it.each(['15m0s', '1h0m0s', '45s'])('is right: %s', interval => {
    expect(idsOf(apply(text(interval), externalSecretsChange()))).not.toContain(
      'refresh-interval-form',
    );
  });
});
