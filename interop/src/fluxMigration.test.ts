import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  CampaignDetail,
  MigrationStep,
} from '@floe/backstage-plugin-floe-secrets-common';
import { encrypt } from '@floe/sops';
import { stringify } from 'yaml';
import { externalSecret, fakeStore } from './cases/objects';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  startControlPlane,
  startExternalSecrets,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { startGarbageCollector } from './harness/garbageCollector';
import { KubectlStandIn } from './harness/kubectlStandIn';
import { dataOf, SecretWatch } from './migration/SecretWatch';
import { Portal } from './portal/Portal';
import { ageKeyPair } from './sops/Sops';

const namespace = 'floe';
const name = 'orders-floe-dagster-compute-secret';
const path = 'apps/compute.yaml';
const labels = Object.fromEntries([caseLabel]);
const value = 'of-snowflake';

describe('a migration from a manifest that Flux decrypts to External Secrets', () => {
  const workspace = new Workspace();
  const key = ageKeyPair();
  let controlPlane: ControlPlane;
  let kubectl: KubectlStandIn;
  let source: FluxSource;
  let portal: Portal;
  let campaign: CampaignDetail;
  let watch: SecretWatch;
  let manifest: string;
  let commits = 0;

  const secretOf = (secret: string) =>
    controlPlane.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name: secret },
    });
  const external = (creationPolicy: string) =>
    externalSecret({ labels } as never, namespace, name, {
      target: { creationPolicy },
      data: [
        {
          secretKey: 'SNOWFLAKE_PASSWORD',
          key: 'floe/prod/snowflake',
          property: 'password',
        },
      ],
    });
  /** Commits the folder, and waits until Flux has applied it. */
  const deploy = async (files: Record<string, string>) => {
    commits += 1;
    const revision = await source.commit({
      ...files,
      'apps/commit.yaml': stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'commit', namespace },
        data: { number: String(commits) },
      }),
    });
    const kustomization = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { namespace, name: 'apps' },
    };
    await waitFor(
      async () =>
        (
          await controlPlane.admin.get(kustomization)
        )?.status?.lastAppliedRevision === revision,
      { what: `Flux to apply ${revision}` },
    );
  };
  const shown = async (check: (now: CampaignDetail) => boolean) => {
    await waitFor(
      async () => {
        campaign = await portal.campaign(campaign.id);
        return check(campaign);
      },
      {
        what: () => `the campaign, which is ${JSON.stringify(campaign)}`,
      },
    );
  };
  const at = (step: MigrationStep, reason?: RegExp) =>
    shown(
      ({ items: [item] }) =>
        item.step === step && (!reason || reason.test(item.reason ?? '')),
    );
  const encrypted = (secret: string) =>
    encrypt(
      stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: secret, namespace, labels },
        stringData: { SNOWFLAKE_PASSWORD: value },
      }),
      {
        format: 'yaml',
        recipients: [{ type: 'age', recipient: key.recipient }],
        selector: { type: 'encrypted_regex', value: '^(data|stringData)$' },
      },
    );

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    kubectl = new KubectlStandIn(controlPlane.admin, workspace.folder);
    await startKustomizeController(controlPlane);
    await startExternalSecrets(controlPlane, '0.20.4');
    await startGarbageCollector(controlPlane);
    await controlPlane.applyFiles(
      documentedRbac('read'),
      documentedRbac('secret-metadata'),
    );
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: 'sops-age' },
        stringData: { 'floe.agekey': key.identity },
      },
    ]);
    source = await FluxSource.start(controlPlane, namespace, 'clusters');
    manifest = await encrypted(name);
    await source.commit({ [path]: manifest });
    await controlPlane.apply([
      {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        metadata: { namespace, name: 'apps', labels },
        spec: {
          interval: '5s',
          path: './apps',
          prune: true,
          sourceRef: { kind: 'GitRepository', name: 'clusters' },
          decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
        },
      },
    ]);
    await waitFor(() => secretOf(name), { what: 'the Secret' });
    watch = new SecretWatch(controlPlane.admin, [{ namespace, name }]);
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      {
        observe: { secretMetadata: true },
        sopsFiles: { interval: { seconds: 10 } },
      },
      {
        config: { integrations: source.integrations },
        annotations: {
          'backstage.io/source-location': `url:${source.sourceLocation}`,
          'floe.dev/sops-files': path,
        },
        features: [schedulerServiceFactory],
      },
    );
    await waitFor(
      async () =>
        (await portal.tab()).items.some(({ kind }) => kind === 'SopsFile'),
      { what: 'the portal to see the file' },
    );
  });
  afterAll(async () => {
    await watch?.stop();
    await portal?.stop();
    await workspace.close();
  });

  it('takes the Secret of the file', async () => {
    const { body, status } = await portal.post('/campaigns', {
      kind: 'migration',
      from: 'sops',
      to: 'external-secrets',
      entityRef: 'component:default/interop',
    });
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({
        items: [
          expect.objectContaining({
            name,
            namespace,
            keys: ['SNOWFLAKE_PASSWORD'],
            step: 'add',
          }),
        ],
      }),
    ]);
    campaign = body;
  });

  it('has Flux told to keep it, which Flux does not undo', async () => {
    await controlPlane.admin.create(
      fakeStore(namespace, {
        'floe/prod/snowflake': JSON.stringify({ password: value }),
      }),
    );
    await controlPlane.admin.create(external('Orphan'));
    await at('release');
    await kubectl.run(campaign.items[0].remedies![0].command!);
    await at('remove');
    await deploy({ [path]: manifest });
    await deploy({ [path]: manifest });
    expect((await secretOf(name))?.metadata.annotations).toMatchObject({
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  });

  it('ends when the file is gone and External Secrets owns the Secret', async () => {
    await controlPlane.admin.apply(external('Owner'));
    await at('remove', /still in the repository/);
    await deploy({});
    await shown(({ status }) => status === 'ended');
    expect(campaign.counts.arrived).toBe(1);
    expect(
      ((await secretOf(name))?.metadata as any).ownerReferences,
    ).toMatchObject([{ kind: 'ExternalSecret', name }]);
  });

  it('left the Secret where it was, with its keys, at every observation', () => {
    expect(watch.states({ namespace, name })).toEqual([
      [expect.stringMatching(/./), dataOf({ SNOWFLAKE_PASSWORD: value })],
    ]);
  });

  it.each([
    ['not annotated', undefined],
    [
      'annotated under the name of kubectl',
      'kubectl annotate secret NAME -n floe kustomize.toolkit.fluxcd.io/prune=disabled',
    ],
  ])('would have lost a Secret that was %s', async (_, command) => {
    const lost = `lost-${command ? 'annotated' : 'plain'}`;
    const files = { 'apps/lost.yaml': await encrypted(lost) };
    await deploy(files);
    await waitFor(() => secretOf(lost), { what: 'the Secret' });
    if (command) {
      await kubectl.run(command.replace('NAME', lost));
      await deploy(files);
    }
    await deploy({});
    await waitFor(async () => !(await secretOf(lost)), {
      what: 'Flux to delete the Secret',
    });
  });
});
