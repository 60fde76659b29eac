import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { auditorServiceFactory } from '@backstage/backend-defaults/auditor';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { serviceFieldValueSchema } from '@floe/backstage-plugin-floe-secrets-common';
import { parseSecretsChange } from '@floe/values-files';
import { transports } from 'winston';
import { sealedText, service } from './__testUtils__/knownService';
import { sopsManifestChange, sopsValuesChange } from './__testUtils__/sopsFile';
import { vaultStore } from './__testUtils__/secretStore';
import {
  endOfTask,
  readYaml,
  requestScaffolder,
} from './__testUtils__/scaffolder';
import floeSecretsModule from './index';

const template = readYaml('templates/add-secrets/template.yaml');
const sopsTemplate = readYaml('templates/encrypt-secrets/template.yaml');

/** A canary for a value that nobody may see; each place gets it in another form. */
const CANARY = 'CANARY';
const clear = `${CANARY} clear value!`;
const token = `ghp_${CANARY}${'a1B2'.repeat(8)}`;
const lookalike = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 5),
  Buffer.from(`${CANARY} in clear behind a header`),
]).toString('base64');

const reference = {
  secretKey: 'SNOWFLAKE_PASSWORD',
  remoteKey: 'floe/prod/snowflake',
  property: 'password',
};
const storeRef = { kind: 'SecretStore', name: 'aws-secrets-manager' };
const review = { confirmed: true };

const externalSecrets = {
  service: { ...service, branch: 'main' },
  approach: { approach: 'external-secrets' },
  secrets: {
    approach: 'external-secrets',
    storeRef,
    refreshInterval: '15m',
    creationPolicy: 'Owner',
    components: { compute: { engine: 'snowflake', keys: [reference] } },
    custom: [
      {
        name: 'dbt-cloud',
        component: 'transform',
        storeRef,
        refreshInterval: '1h',
        creationPolicy: 'Owner',
        keys: [reference],
      },
    ],
    annotations: { team: 'data' },
    template: { enabled: true },
    readers: [
      { component: 'storage', workload: 'webserver' },
      { custom: 'dbt-cloud', workload: 'daemon' },
    ],
    remove: {
      keys: [{ component: 'storage', secretKey: 'AWS_REGION' }],
      custom: ['openai'],
      annotations: ['owner'],
    },
  },
  review,
};
const encryptedData = { AWS_SECRET_ACCESS_KEY: sealedText };
const sealedSecrets = {
  service,
  approach: { approach: 'sealed-secrets' },
  secrets: {
    approach: 'sealed-secrets',
    scope: 'strict',
    sealedFor: {
      cluster: 'eu-1',
      namespace: 'floe-orders',
      fullname: service.fullname,
      certificateFingerprint: 'ab'.repeat(32),
    },
    components: { storage: { engine: 's3', encryptedData } },
    custom: [{ name: 'dbt-cloud', component: 'transform', encryptedData }],
  },
  review,
};

/** Whether a text of the task was written by SOPS; it contains no name. */
const isOfSops = (place: string) =>
  /^sops\.(?:secrets\.\d+\.keys\.\d+\.value|metadata\.)/.test(place);

/** Texts in clear with the prefixes of texts that SOPS writes. */
function lookalikesOfSops(text: string): string[] {
  const base64 = Buffer.from(clear.repeat(5)).toString('base64');
  return [
    `${text}${clear}`,
    `${clear}${text}`,
    `${text}\n${clear}`,
    text.replace(/data:[^,]*/, `data:${base64}`),
    text.replace(/data:[^,]*/, `data:${clear}`),
    text.replace(/-----BEGIN.*/s, `-----BEGIN ${clear}`),
  ].filter(other => other !== text);
}

/** An annotation may contain any text except a credential. */
const OPEN_NAMES = /^secrets\.annotations\./;

/** Every way to put a canary into a place of the values. */
function* poisoned(
  values: object,
  path: string[] = [],
): Generator<[string, unknown]> {
  const place = path.join('.');
  for (const [key, value] of Object.entries(values)) {
    const here = [...path, key];
    const put = (poison: unknown) => ({ ...values, [key]: poison });
    if (typeof value === 'object') {
      for (const [name, inner] of poisoned(value, here)) {
        yield [name, Array.isArray(values) ? [inner] : put(inner)];
      }
    } else {
      const poisons: unknown[] = [token, { value: clear }, [clear]];
      if (!OPEN_NAMES.test(here.join('.'))) {
        poisons.push(clear, `${'a'.repeat(2_000_000)}${CANARY}`);
      }
      if (here.includes('encryptedData')) {
        poisons.push(
          lookalike,
          Buffer.from(clear.repeat(60)).toString('base64'),
        );
      }
      if (isOfSops(here.join('.')) && typeof value === 'string') {
        poisons.push(...lookalikesOfSops(value));
      }
      for (const poison of poisons) {
        yield [
          `${here.join('.')} = ${JSON.stringify(poison).slice(0, 30)}`,
          put(poison),
        ];
      }
    }
  }
  if (!Array.isArray(values)) {
    yield [
      `${place}.value`,
      { ...values, value: OPEN_NAMES.test(`${place}.value`) ? token : clear },
    ];
    yield [
      `${place}.__proto__`,
      JSON.parse(
        `{"__proto__": "${clear}", ${JSON.stringify(values).slice(1)}`,
      ),
    ];
    yield [`${place}, a key`, { ...values, [clear]: 'x' }];
    yield [
      `${place}, a key with the form of a token`,
      { ...values, [token]: sealedText },
    ];
  } else {
    yield [`${place}, an entry`, [...values, clear]];
  }
}

const isOfEncryption = (values: unknown) =>
  typeof values === 'object' && values !== null && 'sops' in values;

const templateOf = (values: unknown) =>
  isOfEncryption(values) ? 'encrypt-secrets' : 'add-secrets';

const recipient =
  'age1z8js7248k2sstqp0dqes7qphpr600kpkwtumaxy7amjzrwgye50qxmqf7s';

/** Input that the other templates accept. */
const otherTemplates: Record<string, object> = {
  'new-secret-store': {
    service,
    secretStore: {
      ...vaultStore,
      kind: 'ClusterSecretStore',
      conditions: [
        { namespaces: ['floe'] },
        { namespaceSelector: { matchLabels: { team: 'floe' } } },
      ],
    },
  },
  'new-environment': {
    service,
    approach: externalSecrets.approach,
    secretStore: vaultStore,
    secrets: {
      approach: 'external-secrets',
      storeRef,
      refreshInterval: '15m',
      creationPolicy: 'Owner',
      components: { compute: { engine: 'snowflake', keys: [reference] } },
    },
    review,
  },
  'change-recipients': {
    service,
    path: 'deploy/values-prod.enc.yaml',
    add: [recipient],
    remove: [recipient],
  },
  'reseal-secrets': {
    service,
    campaign: '0f3a9c5e-7b1d-4846-90ab-cdef01234567',
  },
  'rotate-secrets': { service, all: true },
  'migrate-secrets': {
    service,
    campaign: '0f3a9c5e-7b1d-4846-90ab-cdef01234567',
    storeName: 'aws',
    storeKind: 'SecretStore',
    remoteKeys: ['orders-floe-dagster-cube: floe/prod/cube'],
  },
};

describe('a task with a value in clear text', () => {
  const logged: string[] = [];
  let directory: string;
  let backend: TestBackend;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'canaries-'));
    const stream = new Writable({
      write(chunk, _, done) {
        logged.push(String(chunk));
        done();
      },
    });
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        floeSecretsModule,
        catalogServiceMock.factory({
          entities: [
            template,
            sopsTemplate,
            ...Object.keys(otherTemplates).map(name =>
              readYaml(`templates/${name}/template.yaml`),
            ),
          ],
        }),
        auditorServiceFactory,
        databaseServiceFactory,
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () =>
            WinstonLogger.create({
              level: 'silly',
              transports: [new transports.Stream({ stream })],
            }),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              baseUrl: 'http://localhost:0',
              database: {
                client: 'better-sqlite3',
                connection: { directory },
              },
            },
            scaffolder: readYaml('app-config.yaml').scaffolder,
          },
        }),
      ],
    });
  }, 60_000);
  afterAll(async () => {
    // This is true for every test above, in whatever order they ran.
    const isKept = (await kept()).includes(CANARY);
    await backend?.stop();
    await rm(directory, { recursive: true, force: true });
    if (isKept) {
      throw new Error('A value in clear text was kept');
    }
  });

  const request = (method: string, path: string, body?: object) =>
    requestScaffolder(backend, method, path, body);
  const post = (values: unknown, fields: object = {}) =>
    request('POST', '/v2/tasks', {
      templateRef: `template:default/${templateOf(values)}`,
      values,
      ...fields,
    });

  /**
   * Everything that is stored or sent: database files, logs and audit records,
   * answers.
   */
  async function kept() {
    const files = await readdir(directory, {
      recursive: true,
      withFileTypes: true,
    });
    const contents = await Promise.all(
      files
        .filter(file => file.isFile())
        .map(file => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const tasks = await request('GET', '/v2/tasks');
    return [...contents, ...logged, tasks.text].join('\n');
  }

  /** Posts tasks without a value in clear text, and waits for their end. */
  async function takeValidTasks() {
    for (const values of [externalSecrets, sealedSecrets]) {
      const { status, text } = await post(values);
      expect(status).toBe(201);
      await endOfTask(backend, JSON.parse(text).id);
    }
  }

  it('would be accepted without that value', async () => {
    serviceFieldValueSchema.parse(externalSecrets.service);
    for (const values of [externalSecrets, sealedSecrets]) {
      parseSecretsChange(values.secrets);
    }
    await takeValidTasks();
    expect(await kept()).toContain('floe/prod/snowflake');
  });

  it.each([
    ...poisoned(externalSecrets),
    ...poisoned(sealedSecrets),
    ['no object', clear],
    ['a list', [clear]],
  ])('is refused and stored nowhere: %s', async (_, values) => {
    const { status, text } = await post(values);
    expect(status).toBe(400);
    expect(text).not.toContain(CANARY);
  });

  it.each([
    ['values', sopsValuesChange],
    ['manifest', sopsManifestChange],
  ])('is refused and stored nowhere, for SOPS: %s', async (_, changeOf) => {
    const valid = { service, sops: await changeOf() };
    const { status, text } = await post(valid);
    expect(status).toBe(201);
    await endOfTask(backend, JSON.parse(text).id);
    let count = 0;
    for (const [place, values] of poisoned(valid)) {
      const answer = await post(
        isOfEncryption(values) ? values : { ...valid, extra: clear },
      );
      expect([place, answer.status]).toEqual([place, 400]);
      expect(answer.text).not.toContain(CANARY);
      count += 1;
    }
    expect(count).toBeGreaterThan(100);
  });

  it.each(Object.entries(otherTemplates))(
    'is refused and stored nowhere, for the template %s',
    async (name, valid) => {
      const templateRef = `template:default/${name}`;
      const { status, text } = await post(valid, { templateRef });
      expect(status).toBe(201);
      await endOfTask(backend, JSON.parse(text).id);
      let count = 0;
      for (const [place, values] of [
        ...poisoned(valid),
        ['another field', { ...valid, extra: clear }] as const,
      ]) {
        const answer = await post(values, { templateRef });
        expect([place, answer.status]).toEqual([place, 400]);
        expect(answer.text).not.toContain(CANARY);
        count += 1;
      }
      expect(count).toBeGreaterThan(30);
    },
  );

  it('is tried with every template', async () => {
    const names = await readdir(join(__dirname, '../../../templates'));
    expect(names.filter(name => !name.endsWith('.yaml')).sort()).toEqual(
      ['add-secrets', 'encrypt-secrets', ...Object.keys(otherTemplates)].sort(),
    );
  });

  it('is refused with the place and the fault', async () => {
    const { text } = await post({
      ...sealedSecrets,
      secrets: {
        ...sealedSecrets.secrets,
        components: { storage: { encryptedData: { AWS_REGION: clear } } },
      },
    });
    expect(JSON.parse(text)).toEqual({
      errors: [
        expect.objectContaining({
          property:
            'instance.secrets.components.storage.encryptedData.AWS_REGION',
          message: expect.stringContaining('this is not a sealed value'),
        }),
      ],
    });
  });

  it.each([
    ['of an object', { value: 'x' }, 1_001],
    ['of a list', 'x', 20_001],
  ])(
    'is refused before it is validated where it has too many fields %s',
    async (_, entry, count) => {
      const entries = Array.from({ length: count }, () => entry);
      const values = {
        ...externalSecrets,
        service: typeof entry === 'string' ? entries : { ...entries },
      };
      const { status, text } = await post(values);
      expect([status, text.length < 1_000]).toEqual([400, true]);
      expect(JSON.parse(text).error.message).toContain('has at most');
    },
  );

  it('must not have secrets of the scaffolder', async () => {
    const { status, text } = await post(externalSecrets, {
      secrets: { password: clear },
    });
    expect(status).toBe(400);
    expect(text).not.toContain(CANARY);
  });

  it('is refused in a dry run', async () => {
    const { status, text } = await request('POST', '/v2/dry-run', {
      template,
      values: { ...externalSecrets, approach: { approach: clear } },
      directoryContents: [],
    });
    expect(status).toBe(400);
    expect(text).not.toContain(CANARY);
  });

  it('leaves no trace, and no task leaves its parameters in the audit log', async () => {
    await takeValidTasks();
    expect((await post(clear)).status).toBe(400);
    const everything = await kept();
    expect(everything).toContain('scaffolder.task');
    expect(everything).not.toContain(CANARY);
    const log = logged.join('\n');
    expect(log).toContain('taskParameters');
    for (const text of [sealedText.slice(0, 40), reference.remoteKey]) {
      expect(log).not.toContain(text);
    }
  });
});
