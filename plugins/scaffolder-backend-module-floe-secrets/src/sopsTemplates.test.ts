import { TestBackend } from '@backstage/backend-test-utils';
import {
  Service,
  SopsPlan,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { demoServices } from '@floe/demo-cluster';
import yaml from 'yaml';
import { requestScaffolder, runTemplate } from './__testUtils__/scaffolder';
import {
  ALICE,
  BOB,
  CLEAR_VALUE,
  sopsValuesChange,
} from './__testUtils__/sopsFile';
import { storePlan, vaultStore } from './__testUtils__/secretStore';
import {
  fieldValueOf,
  ServiceForge,
  serviceOf,
  startServiceForge,
  startTemplateBackend,
} from './__testUtils__/templateBackend';

const demoService = demoServices.find(
  ({ name }) => name === 'supply-forecast',
)!;
const path = 'deploy/values-prod.enc.yaml';

/** The backend's plan for a file in the repository of the test. */
function planOf({ path: asked = path }: SopsPlanRequest): SopsPlan {
  return {
    place: {
      environment: 'prod',
      cluster: 'demo',
      namespace: demoService.namespace,
      release: demoService.release,
    },
    file: { path: asked, branch: 'main', url: 'https://x.example' },
    existing: {
      isEncrypted: true,
      recipients: [{ type: 'age', id: ALICE.recipient }],
    },
    valuesFiles: ['deploy/values-prod.yaml'],
    sopsFiles: [],
    config: {
      path: '.sops.yaml',
      url: 'https://x.example',
      exists: true,
      unusable: null,
    },
    rule: {
      status: 'matched',
      number: 1,
      pathRegex: null,
      explanation: null,
      keyGroups: [],
      shamirThreshold: null,
      selector: null,
      macOnlyEncrypted: false,
    },
    knownRecipients: [],
    flux: [],
  };
}

describe('the templates for SOPS and SecretStores', () => {
  let serviceForge: ServiceForge;
  let backend: TestBackend;
  let service: Service;
  const changes: any[] = [];

  beforeAll(async () => {
    serviceForge = await startServiceForge(demoService);
    const { forge } = serviceForge;
    service = serviceOf(demoService, forge, 'deploy/values-prod.yaml');
    backend = await startTemplateBackend({
      forge,
      templates: [
        'encrypt-secrets',
        'change-recipients',
        'new-environment',
        'new-secret-store',
      ],
      addRoutes: router => {
        router.get('/v1/entities/:kind/:namespace/:name/secrets', (_, res) => {
          res.json({ service, items: [] });
        });
        router.post('/v1/sops/plan', (req, res) => {
          res.json(planOf(req.body));
        });
        router.post('/v1/secret-stores/plan', (_, res) => {
          res.json(storePlan());
        });
        router.post('/v1/changes', (req, res) => {
          changes.push(req.body);
          res.status(201).json({ id: 'change-1' });
        });
      },
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await serviceForge.stop();
  });

  /** Runs a template as its form does, and merges its pull request. */
  async function run(template: string, parameters: object) {
    const { log, status } = await runTemplate(backend, template, {
      service: fieldValueOf(service),
      ...parameters,
    });
    expect({ status, log }).toMatchObject({ status: 'completed' });
    const [pull] = await serviceForge.api('/pulls');
    await serviceForge.api(`/pulls/${pull.number}/merge`, 'PUT');
    return pull;
  }

  it('write an encrypted file, and change who can decrypt it', async () => {
    const pull = await run('encrypt-secrets', {
      sops: await sopsValuesChange({ path, recipients: 'new' }),
    });
    expect(pull).toMatchObject({
      title: 'Add secrets of supply-forecast in prod (SOPS)',
      base: { ref: 'main' },
    });
    const file = await serviceForge.contentOf(path);
    expect(yaml.parse(file).secrets.snowflake.password).toMatch(/^ENC\[/);
    expect(file).not.toContain(CLEAR_VALUE);
    expect(await serviceForge.contentOf('.sops.yaml')).toContain(
      ALICE.recipient,
    );
    expect(changes).toEqual([
      expect.objectContaining({
        approach: 'sops',
        objects: [
          { kind: 'Secret', name: `${service.fullname}-compute-secret` },
          { kind: 'Secret', name: `${service.fullname}-dbt-cloud` },
        ],
      }),
    ]);

    const next = await run('change-recipients', {
      path,
      add: [BOB.recipient],
    });
    expect(next.body).toContain(`sops updatekeys --yes ${path}`);
    const { creation_rules: rules } = yaml.parse(
      await serviceForge.contentOf('.sops.yaml'),
    );
    expect(rules[0].age).toBe(`${ALICE.recipient},${BOB.recipient}`);
  });

  it('create a SecretStore that is followed', async () => {
    changes.length = 0;
    const pull = await run('new-secret-store', { secretStore: vaultStore });
    expect(pull).toMatchObject({
      title: 'Add the SecretStore vault for supply-forecast in prod',
      base: { ref: 'main' },
    });
    expect(pull.body).toContain('vault policy write vault');
    expect(
      yaml.parseAllDocuments(await serviceForge.contentOf(vaultStore.path)),
    ).toHaveLength(2);
    expect(changes).toEqual([
      expect.objectContaining({
        approach: 'external-secrets',
        objects: [{ kind: 'SecretStore', name: 'vault' }],
        pullRequestUrl: pull.html_url,
      }),
    ]);
  });

  it('set up an environment in one pull request, which is followed', async () => {
    changes.length = 0;
    const pull = await run('new-environment', {
      approach: { approach: 'external-secrets' },
      secretStore: { ...vaultStore, path: 'deploy/secret-stores/new.yaml' },
      secrets: {
        approach: 'external-secrets',
        storeRef: { kind: 'SecretStore', name: vaultStore.name },
        refreshInterval: '1h0m0s',
        creationPolicy: 'Owner',
        components: {
          compute: {
            engine: 'snowflake',
            keys: [
              {
                secretKey: 'SNOWFLAKE_PASSWORD',
                remoteKey: 'floe/snowflake',
                property: 'password',
              },
            ],
          },
        },
      },
      sops: await sopsValuesChange({
        path: 'deploy/new.enc.yaml',
        recipients: 'new',
      }),
      review: { confirmed: true },
    });
    expect(pull.body).toContain('vault policy write vault');
    expect(pull.body).toContain('floe/snowflake');
    expect(pull.body).toContain('deploy/new.enc.yaml');
    const encrypted = await serviceForge.contentOf('deploy/new.enc.yaml');
    expect(encrypted).toContain('ENC[AES256_GCM');
    expect(encrypted).not.toContain(CLEAR_VALUE);
    const { creation_rules: rules } = yaml.parse(
      await serviceForge.contentOf('.sops.yaml'),
    );
    expect(
      rules.some(({ path_regex: pattern }: { path_regex: string }) =>
        new RegExp(pattern).test('deploy/new.enc.yaml'),
      ),
    ).toBe(true);
    expect(
      await serviceForge.contentOf('deploy/secret-stores/new.yaml'),
    ).toContain('kind: SecretStore');
    expect(await serviceForge.contentOf('deploy/values-prod.yaml')).toContain(
      'floe/snowflake',
    );
    expect(changes).toEqual([
      expect.objectContaining({
        approach: 'external-secrets',
        objects: expect.arrayContaining([
          { kind: 'SecretStore', name: 'vault' },
          expect.objectContaining({ kind: 'ExternalSecret' }),
        ]),
      }),
    ]);
  });

  it('refuse a secret key as a recipient', async () => {
    const { status, text } = await requestScaffolder(
      backend,
      'POST',
      '/v2/tasks',
      {
        templateRef: 'template:default/change-recipients',
        values: { path, add: [ALICE.identity] },
      },
    );
    expect(status).toBe(400);
    expect(text).not.toContain(ALICE.identity);
  });
});
