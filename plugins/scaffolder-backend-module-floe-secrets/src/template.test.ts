import { TestBackend } from '@backstage/backend-test-utils';
import { Service } from '@floe/backstage-plugin-floe-secrets-common';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge } from '@floe/demo-forge';
import yaml from 'yaml';
import { sealedText } from './__testUtils__/knownService';
import { requestScaffolder, runTemplate } from './__testUtils__/scaffolder';
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
const entityRef = `component:default/${demoService.name}`;
const valuesPath = 'deploy/values-prod.yaml';

const externalSecrets = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    compute: {
      engine: 'snowflake',
      keys: [
        {
          secretKey: 'SNOWFLAKE_USER',
          remoteKey: 'floe/prod/snowflake',
          property: 'user',
        },
      ],
    },
  },
};

const sealedSecrets = {
  approach: 'sealed-secrets',
  scope: 'strict',
  sealedFor: {
    cluster: 'demo',
    namespace: demoService.namespace,
    fullname: demoService.fullname,
    certificateFingerprint: 'ab'.repeat(32),
  },
  components: {
    storage: { encryptedData: { AWS_SECRET_ACCESS_KEY: sealedText } },
  },
};

describe('the template add-secrets', () => {
  let serviceForge: ServiceForge;
  let forge: DemoForge;
  let backend: TestBackend;
  let service: Service;
  const changes: any[] = [];

  /** A Git host with the service in its initial state. */
  const startForge = async (port = 0) => {
    serviceForge = await startServiceForge(demoService, {
      port,
      sealed: sealedText,
    });
    forge = serviceForge.forge;
  };

  beforeAll(async () => {
    await startForge();
    service = serviceOf(demoService, forge, valuesPath);
    backend = await startTemplateBackend({
      forge,
      templates: ['add-secrets'],
      addRoutes: (router, auth) => {
        router.get('/v1/entities/:kind/:namespace/:name/secrets', (_, res) => {
          res.json({ service, items: [] });
        });
        router.get(['/v1/stores', '/v1/clusters'], (_, res) => {
          res.json({ items: [] });
        });
        router.post('/v1/changes', async (req, res) => {
          const { principal } = await auth.credentials(req, {
            allow: ['user'],
          });
          changes.push({ ...req.body, by: principal.userEntityRef });
          res.status(201).json({ id: 'change-1' });
        });
      },
    });
  });
  beforeEach(async () => {
    const { port } = new URL(forge.url);
    await serviceForge.stop();
    await startForge(Number(port));
    changes.length = 0;
    service = {
      ...service,
      sourceLocation: `${forge.url}/floe-demo/${demoService.name}/tree/main/`,
    };
  });
  afterAll(async () => {
    await backend?.stop();
    await serviceForge.stop();
  });

  /** The wizard's request. */
  const valuesOf = (secrets: object) => ({
    service: fieldValueOf(service),
    approach: { approach: (secrets as any).approach },
    secrets,
    review: { confirmed: true },
  });
  /** Runs the template as the wizard does, and waits for its end. */
  const run = (secrets: object) =>
    runTemplate(backend, 'add-secrets', valuesOf(secrets));
  const forgeApi: ServiceForge['api'] = (...args) => serviceForge.api(...args);

  async function runAndMerge() {
    await run(externalSecrets);
    await forgeApi('/pulls/1/merge', 'PUT');
  }

  it('opens a pull request that changes only the values file', async () => {
    const { status, log, output } = await run(externalSecrets);
    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.any(String),
    });
    const pull = await forgeApi('/pulls/1');
    expect(pull).toMatchObject({
      title: 'Add secrets of supply-forecast in prod (External Secrets)',
      base: { ref: 'main' },
      state: 'open',
    });
    expect(pull.body).toContain('## What happens on merge');
    const before = await serviceForge.contentOf(valuesPath);
    const after = await serviceForge.contentOf(valuesPath, pull.head.ref);
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(yaml.parse(after).floe.externalSecrets.enabled).toBe(true);
    const files = await forgeApi('/pulls/1/files');
    expect(files.map(({ filename }: any) => filename)).toEqual([valuesPath]);

    expect(output.links).toEqual([
      { title: 'Pull request', url: pull.html_url },
      {
        title: 'Secrets tab of the service',
        icon: 'catalog',
        url: 'http://localhost:3000/catalog/default/component/supply-forecast/secrets',
      },
    ]);
    expect(output.text.map(({ title }: any) => title)).toEqual([
      'What happens now',
    ]);
    expect(changes).toEqual([
      {
        entityRef,
        environment: 'prod',
        cluster: 'demo',
        namespace: 'floe-supply',
        approach: 'external-secrets',
        title: pull.title,
        valuesPath,
        pullRequestUrl: pull.html_url,
        pullRequestNumber: 1,
        by: 'user:default/jo',
        objects: [
          {
            kind: 'ExternalSecret',
            name: 'supply-forecast-floe-dagster-compute-secret',
            component: 'compute',
          },
        ],
      },
    ]);
  });

  it('opens no pull request if there is nothing to change', async () => {
    await runAndMerge();
    const { status, output } = await run(externalSecrets);
    expect(status).toBe('completed');
    expect(output.links.map(({ title }: any) => title)).toEqual([
      'Secrets tab of the service',
    ]);
    expect(output.text.map(({ title }: any) => title)).toEqual([
      'Nothing to change',
    ]);
    expect(changes).toHaveLength(1);
    expect(await forgeApi('/pulls?state=all')).toHaveLength(1);
  });

  it('carries ciphertext from the form to the pull request', async () => {
    await runAndMerge();
    const { status } = await run(sealedSecrets);
    expect(status).toBe('completed');
    const pull = await forgeApi('/pulls/2');
    const values = yaml.parse(
      await serviceForge.contentOf(valuesPath, pull.head.ref),
    );
    expect(values.floe.sealedSecrets.storage.encryptedData).toEqual({
      AWS_SECRET_ACCESS_KEY: sealedText,
    });
    expect(values.floe.externalSecrets.compute.enabled).toBe(true);
    expect(pull.body).not.toContain(sealedText.slice(0, 20));
    expect(changes.at(-1)).toMatchObject({ approach: 'sealed-secrets' });
  });

  it('refuses a value in clear text, names the place and quotes nothing', async () => {
    const { text } = await requestScaffolder(backend, 'POST', '/v2/tasks', {
      templateRef: 'template:default/add-secrets',
      values: valuesOf({
        ...sealedSecrets,
        components: {
          storage: { encryptedData: { AWS_SECRET_ACCESS_KEY: 'hunter2' } },
        },
      }),
    });
    const { errors } = JSON.parse(text);
    expect(errors).toEqual([
      expect.objectContaining({
        property:
          'instance.secrets.components.storage.encryptedData.AWS_SECRET_ACCESS_KEY',
        message: expect.stringContaining('this is not a sealed value'),
      }),
    ]);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });

  describe('on another branch', () => {
    const repository = `/floe-demo/${demoService.name}`;
    const kept = '# only on this branch\n';
    const from = (location: string) => {
      service = { ...service, sourceLocation: `${forge.url}${location}` };
    };
    const openPulls = () => forgeApi('/pulls');

    beforeEach(async () => {
      const { object } = await forgeApi('/git/ref/heads/main');
      await forgeApi('/git/refs', 'POST', {
        ref: 'refs/heads/release/2024',
        sha: object.sha,
      });
      const file = `/contents/${valuesPath}`;
      const { content, sha } = await forgeApi(`${file}?ref=release/2024`);
      const text = Buffer.from(content, 'base64').toString('utf8');
      await forgeApi(file, 'PUT', {
        branch: 'release/2024',
        message: 'Keep a line',
        content: Buffer.from(`${kept}${text}`).toString('base64'),
        sha,
      });
    });
    const anotherChange = (secretKey: string) => {
      const keys = [{ secretKey, remoteKey: 'floe/prod/snowflake' }];
      return { ...externalSecrets, components: { compute: { keys } } };
    };

    it.each(['', 'services/orders/'])(
      'keeps the content of a branch whose name has a slash: %j',
      async folder => {
        from(`${repository}/tree/release/2024/${folder}`);
        const { status, log } = await run(
          anotherChange(folder ? 'KEY_A' : 'KEY_B'),
        );
        expect({ status, log }).toMatchObject({ status: 'completed' });
        const [pull] = await openPulls();
        expect(pull.base.ref).toBe('release/2024');
        const [{ patch, filename }] = await forgeApi(
          `/pulls/${pull.number}/files`,
        );
        expect(filename).toBe(valuesPath);
        expect(patch).not.toMatch(/^-/m);
        expect(
          await serviceForge.contentOf(valuesPath, pull.head.ref),
        ).toContain(kept);
      },
    );

    it('uses the default branch if none is named', async () => {
      from(`${repository}.git`);
      const { status, log } = await run(anotherChange('KEY_C'));
      expect({ status, log }).toMatchObject({ status: 'completed' });
      const [pull] = await openPulls();
      expect(pull.base.ref).toBe('main');
    });

    it.each([
      [`${repository}/tree/gone/`, 'has no branch gone'],
      [`${repository}/tree/release/`, 'has no branch release'],
      [`/floe-demo/gone/tree/main/`, 'repository'],
    ])(
      'opens no pull request for %s, which does not exist',
      async (location, words) => {
        const before = await openPulls();
        from(location);
        const { status, log } = await run(anotherChange('KEY_D'));
        expect(status).toBe('failed');
        expect(log).toContain(words);
        expect(await openPulls()).toEqual(before);
      },
    );
  });
});
