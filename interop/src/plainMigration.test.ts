// The text of a pull request is not part of the package's public interface.
/* eslint-disable @backstage/no-forbidden-package-imports */
import { unsetCommands } from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets/src/migrate/migrationText';
import { pushSecretOf } from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets/src/migrate/pushSecret';
/* eslint-enable @backstage/no-forbidden-package-imports */
import {
  CampaignDetail,
  MigrationDestination,
  MigrationSource,
  MigrationStep,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  applySecretsChange,
  externalSecretsBeside,
  externalSecretsOwn,
  mergeValues,
  migrationReferences,
  plainValuesPath,
  renderChartSecrets,
  SecretsChange,
} from '@floe/values-files';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { sealedSecret, vaultStore } from './cases/objects';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  HELM_VERSIONS,
  HelmVersion,
  KubernetesObject,
  SealedSecretsController,
  startControlPlane,
  startExternalSecrets,
  startSealedSecrets,
  waitFor,
  Workspace,
} from './harness';
import { startGarbageCollector } from './harness/garbageCollector';
import { KubectlStandIn } from './harness/kubectlStandIn';
import { kubeseal } from './harness/kubeseal';
import { programPath } from './harness/parts';
import { SopsWorkingCopy } from './harness/SopsWorkingCopy';
import { VaultStandIn } from './harness/VaultStandIn';
import { dataOf, SecretWatch } from './migration/SecretWatch';
import { Portal } from './portal/Portal';
import {
  PullRequestHost,
  startPullRequestHost,
} from './portal/pullRequestHost';
import { ageKeyPair } from './sops/Sops';

const run = promisify(execFile);
const fullname = 'orders-floe-dagster';
const labels = Object.fromEntries([caseLabel]);
const TO_EXTERNAL = 'to-external';
const TO_SEALED = 'to-sealed';
const ofHelm = (version: HelmVersion) => `helm-${version.replaceAll('.', '-')}`;

/** The Secrets of each namespace, with their values; none is a real one. */
const SECRETS: Record<string, Record<string, string>> = {
  [`${fullname}-compute-secret`]: {
    SNOWFLAKE_USER: 'dagster',
    SNOWFLAKE_PASSWORD: 'of-snowflake',
  },
  [`${fullname}-cube`]: { TOKEN: 'of-cube' },
};
const NAMESPACES = [TO_EXTERNAL, TO_SEALED, ...HELM_VERSIONS.map(ofHelm)];
const migrating = Object.entries(SECRETS).map(([name, values]) => ({
  name,
  keys: Object.keys(values).sort(),
}));

describe('a migration of Secrets that no operator makes', () => {
  const workspace = new Workspace();
  const key = ageKeyPair();
  let controlPlane: ControlPlane;
  let controller: SealedSecretsController;
  let vault: VaultStandIn;
  let kubectl: KubectlStandIn;
  let watch: SecretWatch;
  let portal: Portal;
  let host: PullRequestHost;
  let pullRequests = 0;

  const store = (namespace: string) => ({
    storeRef: { kind: 'SecretStore' as const, name: 'provider' },
    provider: 'vault',
    environment: namespace,
  });
  const context = (namespace: string) => ({
    release: 'orders',
    namespace,
    chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
  });
  const secretOf = (namespace: string, name: string) =>
    controlPlane.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name },
    });
  const ownersOf = async (namespace: string) =>
    Promise.all(
      migrating.map(async ({ name }) =>
        (
          ((await secretOf(namespace, name))?.metadata as any)
            .ownerReferences ?? []
        ).map(({ kind }: { kind: string }) => kind),
      ),
    );
  const plain = (namespace: string, name: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
    type: 'Opaque',
    stringData: { TOKEN: 'own' },
  });
  /** The objects that the chart renders for the service. */
  const rendered = (values: object, namespace: string) =>
    renderChartSecrets(values as never, {
      release: 'orders',
      namespace,
      externalSecretsApiVersion: 'external-secrets.io/v1',
    }).map(manifest => ({
      ...manifest,
      metadata: {
        ...manifest.metadata,
        labels: { ...manifest.metadata.labels, ...labels },
      },
    })) as unknown as KubernetesObject[];
  const apply = (
    text: string,
    changes: readonly SecretsChange[],
    namespace: string,
  ) =>
    changes.reduce(
      (yaml, change) =>
        applySecretsChange(yaml, change, context(namespace)).yaml,
      text,
    );
  const owned = (text: string, namespace: string) =>
    apply(
      text,
      externalSecretsOwn(migrating, fullname, { sealed: false }),
      namespace,
    );
  const fill = (namespace: string) => {
    for (const secret of migrating) {
      const references = migrationReferences(
        secret,
        fullname,
        store(namespace),
      );
      vault.answer(`secret/${references[0].remoteKey}`, {
        data: Object.fromEntries(
          references.map(({ property, secretKey }) => [
            property!,
            SECRETS[secret.name][secretKey],
          ]),
        ),
      });
    }
  };

  const isBegun = (status: number, body: CampaignDetail) => {
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({
        counts: expect.objectContaining({ waiting: migrating.length }),
      }),
    ]);
    expect(
      body.items
        .map(({ keys, name }) => ({ name, keys }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    ).toEqual(migrating);
  };

  /** A campaign of one namespace, and what a person does with it. */
  class Migration {
    campaign!: CampaignDetail;

    async start(
      from: MigrationSource,
      to: MigrationDestination,
      environment: string,
    ) {
      const { body, status } = await portal.post('/campaigns', {
        kind: 'migration',
        entityRef: 'component:default/interop',
        from,
        to,
        environment,
      });
      isBegun(status, body);
      this.campaign = body;
    }

    async shown(check: (now: CampaignDetail) => boolean) {
      this.campaign = await portal.whenCampaign(this.campaign.id, check);
    }

    async allAt(step: MigrationStep, reason?: RegExp) {
      await this.shown(
        ({ items }) =>
          items.length === migrating.length &&
          items.every(
            item =>
              item.step === step && (!reason || reason.test(item.reason!)),
          ),
      );
    }

    async propose() {
      pullRequests += 1;
      const { status } = await portal.propose(
        this.campaign,
        host.pullRequestUrl(pullRequests),
      );
      return status;
    }

    /** Runs the command of each item, like a person who copied it. */
    async runCommands() {
      for (const { remedies } of this.campaign.items) {
        await kubectl.run(remedies![0].command!);
      }
    }
  }

  beforeAll(async () => {
    vault = await VaultStandIn.start();
    workspace.onClose(() => vault.stop());
    controlPlane = await startControlPlane(workspace);
    kubectl = new KubectlStandIn(controlPlane.admin, workspace.folder);
    await startExternalSecrets(controlPlane, '0.20.4');
    controller = await startSealedSecrets(controlPlane, { version: '0.40.0' });
    await startGarbageCollector(controlPlane);
    await controlPlane.applyFiles(
      documentedRbac('read'),
      documentedRbac('secret-metadata'),
    );
    for (const namespace of NAMESPACES) {
      await controlPlane.admin.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
      for (const object of vaultStore({ vault } as never, namespace)) {
        await controlPlane.admin.create(object);
      }
    }
    for (const namespace of [TO_EXTERNAL, TO_SEALED]) {
      for (const [name, values] of Object.entries(SECRETS)) {
        await controlPlane.admin.create({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { namespace, name, labels },
          type: 'Opaque',
          stringData: values,
        });
      }
    }
    host = await startPullRequestHost();
    host.merge();
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      {
        observe: { secretMetadata: true },
        changes: { pollInterval: { seconds: 1 } },
        environments: NAMESPACES.map(name => ({ name, namespace: name })),
      },
      host.portalOptions,
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await host?.stop();
    await workspace.close();
  });

  it('would lose a Secret that Helm is not told to keep', async () => {
    const namespace = TO_SEALED;
    const name = 'not-kept';
    const chart = workspace.path('chart-not-kept');
    const kubeconfig = controlPlane.writeKubeconfig('not-kept');
    mkdirSync(`${chart}/templates`, { recursive: true });
    writeFileSync(
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: secrets\nversion: 1.0.0\n',
    );
    for (const object of [plain(namespace, name), undefined]) {
      writeFileSync(
        `${chart}/templates/objects.yaml`,
        object ? stringify(object) : '',
      );
      await run(
        programPath('helm', HELM_VERSIONS[0]),
        [
          ...['upgrade', '--install', name, chart],
          ...['--namespace', namespace, '--kubeconfig', kubeconfig],
        ],
        { env: { HOME: workspace.folder } },
      );
      expect((await secretOf(namespace, name)) !== undefined).toBe(
        object !== undefined,
      );
    }
  });

  it('has a PushSecret that replaces nothing that the operator has not written', async () => {
    const namespace = TO_SEALED;
    const name = 'pushed';
    const path = 'secret/of-somebody-else';
    vault.answer(path, { data: { token: 'theirs' } });
    await controlPlane.admin.create(plain(namespace, name));
    const push = parse(
      pushSecretOf(
        {
          name,
          namespace,
          references: [
            {
              secretKey: 'TOKEN',
              remoteKey: 'of-somebody-else',
              property: 'token',
            },
          ],
        },
        store(namespace).storeRef,
      ),
    );
    await controlPlane.admin.create(push);
    await waitFor(
      async () =>
        (
          await controlPlane.admin.get(push)
        )?.status?.conditions?.some(
          ({ reason, status }: { reason: string; status: string }) =>
            reason === 'Errored' && status === 'False',
        ),
      { what: 'the operator to refuse' },
    );
    expect(vault.stored(path)).toEqual({ data: { token: 'theirs' } });
  });

  it('would wait for ever without the annotation for Sealed Secrets', async () => {
    const namespace = TO_SEALED;
    const name = 'not-allowed';
    await controlPlane.admin.create(plain(namespace, name));
    const ciphertext = await kubeseal(
      { workspace, version: '0.40.0' },
      await controller.certificate(),
      'other',
      { scope: 'strict', namespace, name },
    );
    const object = sealedSecret({ labels: {} } as never, namespace, name, {
      TOKEN: ciphertext,
    });
    await controlPlane.admin.create(object);
    await waitFor(
      async () =>
        (
          await controlPlane.admin.get(object)
        )?.status?.conditions?.some(({ message }: { message?: string }) =>
          message?.includes('is not managed by SealedSecret'),
        ),
      { what: 'the controller to leave the Secret alone' },
    );
    expect((await secretOf(namespace, name))?.data).toEqual(
      Object.fromEntries(dataOf({ TOKEN: 'own' })),
    );
  });

  const watched = async (namespace: string) => {
    watch = new SecretWatch(
      controlPlane.admin,
      migrating.map(({ name }) => ({ namespace, name })),
    );
    await waitFor(
      async () =>
        (
          await portal.tab()
        ).items.filter(
          item => item.namespace === namespace && item.kind === 'Secret',
        ).length === migrating.length,
      { what: 'the portal to see the Secrets' },
    );
  };
  const leftThere = async (namespace: string) => {
    await watch.stop();
    for (const { name } of migrating) {
      expect([name, watch.states({ namespace, name })]).toEqual([
        name,
        [[expect.stringMatching(/./), dataOf(SECRETS[name])]],
      ]);
    }
  };

  it('leads from Secrets that a person created to External Secrets', async () => {
    const namespace = TO_EXTERNAL;
    await watched(namespace);
    const migration = new Migration();
    await migration.start('kubernetes', 'external-secrets', namespace);
    let text = apply(
      '',
      [externalSecretsBeside(migrating, fullname, store(namespace))],
      namespace,
    );
    expect(await migration.propose()).toBe(200);
    const deploy = async () => {
      for (const object of rendered(parse(text), namespace)) {
        await controlPlane.admin.apply(object);
      }
    };
    await deploy();
    await migration.allAt('add', /not synced yet/);

    // The operator itself brings the values to the store.
    const stored = (await portal.stores()).find(
      one => one.namespace === namespace,
    );
    expect(stored?.capabilities).toBe('ReadWrite');
    const pushes = migrating.map(secret =>
      parse(
        pushSecretOf(
          {
            name: secret.name,
            namespace,
            references: migrationReferences(secret, fullname, store(namespace)),
          },
          store(namespace).storeRef,
        ),
      ),
    );
    for (const push of pushes) {
      await controlPlane.admin.create(push);
    }
    await migration.allAt('remove');
    expect(await ownersOf(namespace)).toEqual([[], []]);
    for (const push of pushes) {
      await controlPlane.admin.delete(push);
    }

    text = owned(text, namespace);
    expect(await migration.propose()).toBe(200);
    await deploy();
    await migration.shown(({ status }) => status === 'ended');
    expect(migration.campaign.counts.arrived).toBe(migrating.length);
    expect(await ownersOf(namespace)).toEqual([
      ['ExternalSecret'],
      ['ExternalSecret'],
    ]);
    await leftThere(namespace);
    // The values stayed at the provider.
    for (const secret of migrating) {
      const [{ remoteKey }] = migrationReferences(
        secret,
        fullname,
        store(namespace),
      );
      expect(vault.stored(`secret/${remoteKey}`)).toBeDefined();
    }
  });

  it('leads from Secrets that a person created to Sealed Secrets', async () => {
    const namespace = TO_SEALED;
    await watched(namespace);
    const migration = new Migration();
    await migration.start('kubernetes', 'sealed-secrets', namespace);
    await migration.allAt('release');
    expect(await migration.propose()).toBe(409);
    await migration.runCommands();
    await migration.allAt('add');
    expect(migration.campaign.items).toEqual(
      migrating.map(() =>
        expect.objectContaining({
          mayChange: true,
          remedies: [expect.objectContaining({ action: 'open-wizard' })],
        }),
      ),
    );
    const certificate = await controller.certificate();
    for (const [name, values] of Object.entries(SECRETS)) {
      const data: Record<string, string> = {};
      for (const [dataKey, value] of Object.entries(values)) {
        data[dataKey] = await kubeseal(
          { workspace, version: '0.40.0' },
          certificate,
          value,
          { scope: 'strict', namespace, name },
        );
      }
      await controlPlane.admin.create(
        sealedSecret({ labels } as never, namespace, name, data),
      );
    }
    await migration.shown(({ status }) => status === 'ended');
    expect(migration.campaign.counts.arrived).toBe(migrating.length);
    expect(await ownersOf(namespace)).toEqual([
      ['SealedSecret'],
      ['SealedSecret'],
    ]);
    await leftThere(namespace);
  });

  it.each(HELM_VERSIONS)(
    'leads from values that SOPS encrypts and Helm %s deploys to External Secrets',
    async version => {
      const namespace = ofHelm(version);
      const file = 'secrets.enc.yaml';
      const copy = new SopsWorkingCopy(
        workspace,
        `copy-${version}`,
        [key.identity],
        '3.13.3',
      );
      const kubeconfig = controlPlane.writeKubeconfig(`helm-${version}`);
      const chart = workspace.path(`chart-${version}`);
      mkdirSync(`${chart}/templates`, { recursive: true });
      writeFileSync(
        `${chart}/Chart.yaml`,
        'apiVersion: v2\nname: secrets\nversion: 1.0.0\n',
      );
      let text = '';
      const deploy = async () => {
        const values = mergeValues(
          parse(text) ?? {},
          parse(await copy.run(`sops -d ${file}`)),
        );
        writeFileSync(
          `${chart}/templates/objects.yaml`,
          rendered(values, namespace)
            .map(object => stringify(object))
            .join('---\n'),
        );
        await run(
          programPath('helm', version),
          [
            ...['upgrade', '--install', 'orders', chart],
            ...['--namespace', namespace, '--kubeconfig', kubeconfig],
          ],
          { env: { HOME: workspace.folder } },
        );
      };
      copy.write(
        file,
        stringify({
          environment: 'prod',
          secrets: {
            snowflake: { user: 'dagster', password: 'of-snowflake' },
            custom: { cube: { TOKEN: 'of-cube' } },
          },
        }),
      );
      await copy.run(`sops -e -i --age ${key.recipient} ${file}`);
      await deploy();
      await watched(namespace);
      const migration = new Migration();
      await migration.start('sops', 'external-secrets', namespace);

      fill(namespace);
      text = apply(
        text,
        [externalSecretsBeside(migrating, fullname, store(namespace))],
        namespace,
      );
      expect(await migration.propose()).toBe(200);
      await deploy();
      await migration.allAt('release');
      expect(await migration.propose()).toBe(409);
      await migration.runCommands();
      await migration.allAt('remove');
      // An upgrade in between takes nothing away.
      await deploy();
      expect(await ownersOf(namespace)).toEqual([[], []]);

      await copy.run(
        unsetCommands({
          file,
          valuesPaths: migrating.map(({ name }) =>
            plainValuesPath(name, fullname),
          ),
        }).replaceAll('\n', ' && '),
      );
      await deploy();
      text = owned(text, namespace);
      expect(await migration.propose()).toBe(200);
      await deploy();
      await migration.shown(({ status }) => status === 'ended');
      expect(await ownersOf(namespace)).toEqual([
        ['ExternalSecret'],
        ['ExternalSecret'],
      ]);
      await leftThere(namespace);
    },
  );
});
