import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge, startDemoForge } from '@floe/demo-forge';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  RepositoryAddresses,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { component } from '../__testUtils__/component';
import { readEnvironments } from '../catalog/environments/readEnvironments';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseSopsFileStore } from './DatabaseSopsFileStore';
import { GitFiles } from './GitFiles';
import { SopsFileSurvey } from './SopsFileSurvey';
import { directReading } from './SopsFileReading';

const billing = demoServices.find(({ name }) => name === 'billing-metrics')!;

describe("the demonstration's Git host, by Backstage's own reader", () => {
  let directory: string;
  let forge: DemoForge;
  let store: TestStore;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sops-files-'));
    forge = await startDemoForge({
      port: 0,
      dataDirectory: directory,
      token: 't',
      logger: mockServices.logger.mock(),
      seed: { services: [billing], seal: async () => 'sealed' },
    });
    store = await createTestStore();
    await store.fill({ clusters: [{ name: 'floe-prod' }] });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await forge.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('shows the file with drifted recipients, and gets few further requests', async () => {
    const config = new ConfigReader({
      integrations: {
        github: [
          {
            host: new URL(forge.url).host,
            apiBaseUrl: forge.apiBaseUrl,
            token: 't',
          },
        ],
      },
      floeSecrets: { environments: [{ name: 'prod', cluster: 'floe-prod' }] },
    });
    const reader = UrlReaders.default({
      logger: mockServices.logger.mock(),
      config,
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const readUrl = jest.spyOn(reader, 'readUrl');
    const survey = new SopsFileSurvey({
      allowedPlaces: AllowedPlaces.everywhere,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          component(billing.name, {
            'backstage.io/source-location': `url:${forge.url}/floe-demo/${billing.name}/tree/main/`,
            'floe.dev/release': billing.release,
            'floe.dev/namespace': billing.namespace,
            'floe.dev/values': 'deploy/values-{environment}.yaml',
          }),
        ],
      }),
      addresses: new RepositoryAddresses(integrations),
      environments: readEnvironments(config),
      reading: directReading,
      reader: store.reader,
      flux: { complete: async found => found },
      files: new GitFiles({
        clock: store.clock,
        files: new RepositoryFiles({ integrations, reader }),
      }),
      store: new DatabaseSopsFileStore(store),
      logger: mockServices.logger.mock(),
      onChanged: () => {},
      clock: store.clock,
    });
    await survey.round();

    const [file, ...others] = await store.reader.listSecrets({});
    expect(others).toEqual([]);
    expect(file).toMatchObject({
      name: 'deploy/secrets-prod.enc.yaml',
      namespace: billing.namespace,
      facts: {
        encrypted: true,
        encryptedCount: 2,
        openCount: 0,
        faults: [],
        rule: { status: 'matched' },
        drift: { missing: [{ type: 'age' }], surplus: [{ type: 'age' }] },
      },
    });

    readUrl.mockClear();
    await survey.round();
    const answers = await Promise.allSettled(
      readUrl.mock.results.map(({ value }) => value),
    );
    expect(
      answers.map(answer =>
        answer.status === 'rejected' ? answer.reason.name : 'sent',
      ),
    ).toEqual(['NotModifiedError', 'NotModifiedError', 'NotModifiedError']);
  });
});
