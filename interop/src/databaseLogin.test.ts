import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import {
  applySecretsChange,
  chartFullname,
  parseSecretsChange,
} from '@floe/values-files';
import Knex from 'knex';
import { parse } from 'yaml';
import { fakeStore } from './cases/objects';
import {
  ControlPlane,
  SealedSecretsController,
  startControlPlane,
  startExternalSecrets,
  startSealedSecrets,
  waitFor,
  Workspace,
} from './harness';
import { kubeseal } from './harness/kubeseal';
import { programPath } from './harness/parts';
import { PostgresServer } from './replicas/PostgresServer';

const run = promisify(execFile);

const RELEASE = 'orders';
const FULLNAME = chartFullname(RELEASE);
const SECRET = `${FULLNAME}-postgresql-secret`;
const FIRST = 'interop-first-password';
const SECOND = 'interop-second-password';

/**
 * A chart of this project that creates the database's Secret as floe-dagster
 * and its Dagster subchart do.
 */
const CHART: Record<string, string> = {
  'Chart.yaml': `apiVersion: v2
name: floe-dagster
version: 0.1.0
dependencies: [{ name: dagster, version: 1.9.0, condition: dagster.enabled }]
`,
  'values.yaml': `floe: { externalSecrets: {}, sealedSecrets: {} }
dagster: { enabled: true }
`,
  'templates/secrets.yaml': `{{- $name := printf "%s-floe-dagster-postgresql-secret" .Release.Name }}
{{- $external := .Values.floe.externalSecrets }}
{{- if and $external.enabled ($external.postgresql | default dict).enabled }}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: {{ $name }}
spec:
  refreshInterval: {{ $external.refreshInterval }}
  secretStoreRef:
    name: {{ $external.secretStoreRef }}
    kind: {{ $external.secretStoreKind }}
  target: { name: {{ $name }} }
  data:
    - secretKey: postgresql-password
      remoteRef: { key: {{ $external.postgresql.passwordKey }} }
{{- end }}
{{- $sealed := .Values.floe.sealedSecrets }}
{{- if and $sealed.enabled ($sealed.postgresql | default dict).enabled }}
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: {{ $name }}
  annotations: {{- toYaml ($sealed.annotations | default dict) | nindent 4 }}
spec:
  encryptedData: {{- toYaml $sealed.postgresql.encryptedData | nindent 4 }}
{{- end }}
`,
  'charts/dagster/Chart.yaml':
    'apiVersion: v2\nname: dagster\nversion: 1.9.0\n',
  'charts/dagster/values.yaml': `global: { postgresqlSecretName: dagster-postgresql-secret }
generatePostgresqlPasswordSecret: true
postgresql:
  enabled: true
  postgresqlHost: ""
  postgresqlUsername: test
  postgresqlPassword: test
  postgresqlDatabase: test
  service: { port: 5432 }
`,
  'charts/dagster/templates/all.yaml': `{{- if .Values.generatePostgresqlPasswordSecret }}
---
apiVersion: v1
kind: Secret
metadata: { name: {{ .Values.global.postgresqlSecretName }} }
data:
  postgresql-password: {{ .Values.postgresql.postgresqlPassword | b64enc | quote }}
{{- end }}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: dagster-instance }
data:
  secret: {{ .Values.global.postgresqlSecretName }}
  connection: |
    host: {{ .Values.postgresql.postgresqlHost | quote }}
    port: {{ .Values.postgresql.service.port }}
    user: {{ .Values.postgresql.postgresqlUsername }}
    database: {{ .Values.postgresql.postgresqlDatabase }}
`,
};

describe('the database of a release that the wizard configured', () => {
  const workspace = new Workspace();
  const chart = workspace.path('chart');
  let controlPlane: ControlPlane;
  let controller: SealedSecretsController;
  let server: PostgresServer;
  let kubeconfig: string;

  beforeAll(async () => {
    server = await PostgresServer.start(workspace);
    await server.query('postgres', 'create role dagster login');
    await server.query('postgres', 'create database runs owner dagster');
    // The first matching line applies.
    const hba = workspace.path('postgres/data/pg_hba.conf');
    writeFileSync(
      hba,
      `host all dagster 127.0.0.1/32 scram-sha-256\n${readFileSync(
        hba,
        'utf8',
      )}`,
    );
    await server.query('postgres', 'select pg_reload_conf()');

    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
    controller = await startSealedSecrets(controlPlane);
    kubeconfig = controlPlane.writeKubeconfig('helm');
    for (const [name, text] of Object.entries(CHART)) {
      const path = `${chart}/${name}`;
      mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      writeFileSync(path, text);
    }
  });
  afterAll(() => workspace.close());

  const read = (
    namespace: string,
    apiVersion: string,
    kind: string,
    name: string,
  ) =>
    controlPlane.admin.get({ apiVersion, kind, metadata: { namespace, name } });

  async function upgrade(namespace: string, values: string) {
    const path = workspace.path(`${namespace}.yaml`);
    writeFileSync(path, values);
    await run(
      programPath('helm'),
      [
        ...['upgrade', '--install', RELEASE, chart, '--values', path],
        ...['--namespace', namespace, '--kubeconfig', kubeconfig],
      ],
      { env: { HOME: workspace.folder } },
    );
  }

  /**
   * The credentials of the release's pods, from its ConfigMap and Secret;
   * undefined while there is no Secret.
   */
  async function credentials(namespace: string) {
    const map = await read(namespace, 'v1', 'ConfigMap', 'dagster-instance');
    const { connection, secret } = map!.data as Record<string, string>;
    const found = await read(namespace, 'v1', 'Secret', secret);
    const password = found?.data?.['postgresql-password'];
    return (
      password && { ...parse(connection), password: atob(password as string) }
    );
  }

  async function whoAmI(connection: object): Promise<string> {
    const knex = Knex({
      client: 'pg',
      connection,
      pool: { min: 0, max: 1 },
      log: { warn: () => {} },
    });
    try {
      const { rows } = await knex.raw(
        "select current_user || '@' || current_database() as who",
      );
      return rows[0].who;
    } finally {
      await knex.destroy();
    }
  }

  const setPassword = (password: string) =>
    server.query('postgres', `alter role dagster password '${password}'`);

  /**
   * Waits until the release can log in with this password, and verifies that no
   * other one works.
   */
  async function logsIn(namespace: string, password: string) {
    await setPassword(password);
    const known = await waitFor(
      async () => {
        const found = await credentials(namespace);
        return found?.password === password ? found : undefined;
      },
      { what: `${namespace} to have its password` },
    );
    expect(await whoAmI(known)).toBe('dagster@runs');
    await expect(whoAmI({ ...known, password: 'test' })).rejects.toThrow(
      'password authentication failed',
    );
  }

  const createNamespace = (name: string) =>
    controlPlane.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });

  const database = () => ({
    host: '127.0.0.1',
    port: server.port,
    username: 'dagster',
    database: 'runs',
  });

  /** A values file as written by people who followed the guide. */
  const GUIDE = `# Orders
dagster:
  postgresql:
    enabled: false
  global:
    postgresqlSecretName: ${SECRET}
    generatePostgresqlPasswordSecret: false
`;

  it('lets a pod log in by External Secrets, after an edit too, and is gone after a removal', async () => {
    const namespace = 'external';
    await createNamespace(namespace);
    await controlPlane.admin.create(
      fakeStore(namespace, { 'floe-db': FIRST, 'floe-db-2': SECOND }),
    );
    const context = { release: RELEASE, namespace };
    const change = (remoteKey: string, fields: object = {}) =>
      parseSecretsChange({
        approach: 'external-secrets',
        ...fields,
        components: {
          postgresql: {
            keys: [{ secretKey: 'postgresql-password', remoteKey }],
          },
        },
      });
    const { yaml } = applySecretsChange(
      GUIDE,
      change('floe-db', {
        storeRef: { kind: 'SecretStore', name: 'provider' },
        refreshInterval: '15m',
        database: database(),
      }),
      context,
    );
    await upgrade(namespace, yaml);
    await logsIn(namespace, FIRST);

    const edited = applySecretsChange(yaml, change('floe-db-2'), context);
    await upgrade(namespace, edited.yaml);
    await logsIn(namespace, SECOND);
    // The Dagster chart writes no Secret of its own at an upgrade.
    await upgrade(namespace, edited.yaml);
    expect((await credentials(namespace))?.password).toBe(SECOND);

    const removed = applySecretsChange(
      edited.yaml,
      parseSecretsChange({
        approach: 'external-secrets',
        remove: { components: ['postgresql'] },
      }),
      context,
    );
    await upgrade(namespace, removed.yaml);
    await waitFor(
      async () =>
        (await read(
          namespace,
          'external-secrets.io/v1',
          'ExternalSecret',
          SECRET,
        )) === undefined,
      { what: 'the ExternalSecret to be gone' },
    );
  });

  it.each(['strict', 'namespace-wide', 'cluster-wide'] as const)(
    'lets a pod log in by a Sealed Secret with the scope %s',
    async scope => {
      const namespace = `sealed-${scope}`;
      await createNamespace(namespace);
      const context = { release: RELEASE, namespace };
      const certificate = await controller.certificate();
      const change = async (password: string, fields: object = {}) =>
        parseSecretsChange({
          approach: 'sealed-secrets',
          scope,
          sealedFor: {
            cluster: 'real',
            namespace,
            fullname: FULLNAME,
            certificateFingerprint: 'ab'.repeat(32),
          },
          ...fields,
          components: {
            postgresql: {
              encryptedData: {
                'postgresql-password': await kubeseal(
                  { workspace },
                  certificate,
                  password,
                  { scope, namespace, name: SECRET },
                ),
              },
            },
          },
        });
      const { yaml } = applySecretsChange(
        GUIDE,
        await change(FIRST, { database: database() }),
        context,
      );
      await upgrade(namespace, yaml);
      await logsIn(namespace, FIRST);

      const edited = applySecretsChange(yaml, await change(SECOND), context);
      await upgrade(namespace, edited.yaml);
      await logsIn(namespace, SECOND);

      const removed = applySecretsChange(
        edited.yaml,
        parseSecretsChange({
          approach: 'sealed-secrets',
          remove: { components: ['postgresql'] },
        }),
        context,
      );
      await upgrade(namespace, removed.yaml);
      expect(
        await read(namespace, 'bitnami.com/v1alpha1', 'SealedSecret', SECRET),
      ).toBeUndefined();
    },
  );

  it('refuses a pod if the file follows the guide, until the change corrects it', async () => {
    const namespace = 'guide';
    await createNamespace(namespace);
    const ciphertext = await kubeseal(
      { workspace },
      await controller.certificate(),
      FIRST,
      { scope: 'strict', namespace, name: SECRET },
    );
    const { host, port, username } = database();
    const values = `floe:
  sealedSecrets:
    enabled: true
    postgresql:
      enabled: true
      encryptedData: { postgresql-password: ${ciphertext} }
${GUIDE.replace(
  'enabled: false\n',
  `enabled: false
    postgresqlHost: ${host}
    postgresqlUsername: ${username}
    postgresqlDatabase: runs
    service: { port: ${port} }
`,
)}`;
    await setPassword(FIRST);
    await upgrade(namespace, values);
    await waitFor(
      async () => {
        const object = await read(
          namespace,
          'bitnami.com/v1alpha1',
          'SealedSecret',
          SECRET,
        );
        return JSON.stringify(object?.status ?? {}).includes(
          'already exists and is not managed by SealedSecret',
        );
      },
      { what: 'the controller to refuse the Secret of the subchart' },
    );
    const known = await credentials(namespace);
    expect(known?.password).toBe('test');
    await expect(whoAmI(known!)).rejects.toThrow(
      'password authentication failed',
    );

    const { yaml } = applySecretsChange(
      values,
      parseSecretsChange({
        approach: 'sealed-secrets',
        database: { ownSecret: true },
      }),
      { release: RELEASE, namespace },
    );
    await upgrade(namespace, yaml);
    // The controller does not see that the other Secret is gone, and has
    // stopped retrying.
    await controller.restart();
    await logsIn(namespace, FIRST);
  });
});
