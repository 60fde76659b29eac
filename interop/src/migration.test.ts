import {
  CampaignDetail,
  MigrationStep,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  applySecretsChange,
  externalSecretsBeside,
  MigratingSecret,
  migrationReferences,
  SecretsChange,
  externalSecretsOwn,
} from '@floe/values-files';
import { stringify } from 'yaml';
import { vaultStore } from './cases/objects';
import {
  ClusterUnderTest,
  SEALED_SECRETS_VERSIONS,
  startRealCluster,
  waitFor,
} from './harness';
import { ReleaseDeployment } from './migration/ReleaseDeployment';
import { dataOf, SecretWatch } from './migration/SecretWatch';
import { Portal } from './portal/Portal';
import {
  PullRequestHost,
  startPullRequestHost,
} from './portal/pullRequestHost';

const namespace = 'migration';
const fullname = 'orders-floe-dagster';
const context = {
  release: 'orders',
  namespace,
  chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
};
const store = {
  storeRef: { kind: 'SecretStore' as const, name: 'provider' },
  provider: 'vault',
  environment: 'prod',
};

/** The Secrets of the service, with their values; none is a real one. */
const SECRETS: Record<string, Record<string, string>> = {
  [`${fullname}-postgresql-secret`]: {
    'postgresql-password': 'of-the-database',
    'postgresql-username': 'dagster',
  },
  [`${fullname}-compute-secret`]: { SNOWFLAKE_PASSWORD: 'of-snowflake' },
  [`${fullname}-cube`]: { TOKEN: 'of-cube' },
};
const migrating: MigratingSecret[] = Object.entries(SECRETS).map(
  ([name, values]) => ({ name, keys: Object.keys(values) }),
);

describe.each(SEALED_SECRETS_VERSIONS)(
  'a migration from Sealed Secrets %s to External Secrets 0.20.4',
  version => {
    let cluster: ClusterUnderTest;
    let portal: Portal;
    let host: PullRequestHost;
    let campaign: CampaignDetail;
    let text: string;
    let deployment: ReleaseDeployment;
    let watch: SecretWatch;

    const reference = (kind: string, name: string) => ({
      apiVersion: {
        Secret: 'v1',
        SealedSecret: 'bitnami.com/v1alpha1',
        ExternalSecret: 'external-secrets.io/v1',
      }[kind]!,
      kind,
      metadata: { namespace, name },
    });
    const secretOf = (name: string) =>
      cluster.admin.get(reference('Secret', name));
    const ownersOf = async (name: string) =>
      ((await secretOf(name))?.metadata as any).ownerReferences?.map(
        ({ kind }: { kind: string }) => kind,
      ) ?? [];
    const apply = (changes: readonly SecretsChange[]) =>
      changes.reduce(
        (yaml, change) => applySecretsChange(yaml, change, context).yaml,
        text,
      );
    const shown = async (check: (now: CampaignDetail) => boolean) => {
      campaign = await portal.whenCampaign(campaign.id, check);
    };
    const allAt = (step: MigrationStep) =>
      shown(({ items }) =>
        items.every(item => item.step === step && item.status === 'waiting'),
      );
    const propose = (number: number) =>
      portal.propose(campaign, host.pullRequestUrl(number));
    /** As `kubectl delete --cascade=orphan`. */
    const orphan = async (name: string) =>
      cluster.admin.raw({
        method: 'DELETE',
        path: await cluster.admin.objectPath(reference('SealedSecret', name)),
        body: { propagationPolicy: 'Orphan' },
      });
    const sealed = async (values: Record<string, string>, name: string) => {
      const data: Record<string, string> = {};
      for (const [key, value] of Object.entries(values)) {
        data[key] = await cluster.caseContext.seal(value, {
          scope: 'strict',
          namespace,
          name,
        });
      }
      return data;
    };

    beforeAll(async () => {
      cluster = await startRealCluster('0.20.4', version, {
        collectsGarbage: true,
      });
      deployment = new ReleaseDeployment(cluster.admin, {
        release: context.release,
        namespace,
        ...context.chart,
      });
      host = await startPullRequestHost();
      await cluster.admin.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
      for (const object of vaultStore(cluster.caseContext, namespace)) {
        await cluster.admin.create(object);
      }
      const [database, compute, cube] = await Promise.all(
        Object.entries(SECRETS).map(([name, values]) => sealed(values, name)),
      );
      text = stringify({
        dagster: { generatePostgresqlPasswordSecret: false },
        floe: {
          sealedSecrets: {
            enabled: true,
            postgresql: { enabled: true, encryptedData: database },
            compute: { enabled: true, encryptedData: compute },
            custom: [{ name: 'cube', encryptedData: cube }],
          },
        },
      });
      await deployment.deploy(text);
      for (const name of Object.keys(SECRETS)) {
        await waitFor(() => secretOf(name), { what: `the Secret ${name}` });
      }
      watch = new SecretWatch(
        cluster.admin,
        Object.keys(SECRETS).map(name => ({ namespace, name })),
      );
      portal = await Portal.start(
        cluster,
        {
          changes: { pollInterval: { seconds: 1 } },
          environments: [{ name: 'prod', cluster: 'under-test' }],
        },
        host.portalOptions,
      );
      await waitFor(
        async () => {
          const { items } = await portal.tab();
          return (
            items.length === migrating.length &&
            items.every(({ state }) => state === 'synced')
          );
        },
        { what: 'the portal to see the SealedSecrets' },
      );
    });
    afterAll(async () => {
      await watch?.stop();
      await portal?.stop();
      await host?.stop();
      await cluster?.stop();
    });

    it('begins beside the SealedSecrets, and takes no step before its proof', async () => {
      const started = await portal.post('/campaigns', {
        kind: 'migration',
        entityRef: 'component:default/interop',
      });
      expect([started.status, started.body.counts?.waiting]).toEqual([202, 3]);
      campaign = started.body;
      expect(
        Object.fromEntries(
          campaign.items.map(({ keys, name }) => [name, keys]),
        ),
      ).toEqual(
        Object.fromEntries(
          migrating.map(({ keys, name }) => [name, [...keys].sort()]),
        ),
      );
      text = apply([externalSecretsBeside(migrating, fullname, store)]);
      const proposed = await propose(1);
      expect([proposed.status, proposed.body.counts?.proposed]).toEqual([
        200, 3,
      ]);
      host.merge();
      await shown(({ counts }) => counts.merged === 3);
      // Before anybody has put the values into the store.
      await deployment.deploy(text);
      await shown(({ items }) =>
        items.every(
          ({ reason, step }) =>
            step === 'add' && reason?.includes('not synced yet'),
        ),
      );
    });

    it('has the Secrets released once the store has their values', async () => {
      for (const secret of migrating) {
        const references = migrationReferences(secret, fullname, store);
        cluster.caseContext.vault.answer(`secret/${references[0].remoteKey}`, {
          data: Object.fromEntries(
            references.map(({ property, secretKey }) => [
              property!,
              SECRETS[secret.name][secretKey],
            ]),
          ),
        });
      }
      await allAt('release');
      // What waits for a command has no pull request.
      expect((await propose(2)).status).toBe(409);
      for (const { name, remedies } of campaign.items) {
        expect(remedies?.[0].command).toContain(
          `kubectl delete sealedsecret ${name} -n ${namespace} --cascade=orphan`,
        );
        expect(await ownersOf(name)).toEqual(['SealedSecret']);
        await orphan(name);
      }
      await allAt('remove');
      for (const { name } of migrating) {
        expect(await ownersOf(name)).toEqual([]);
      }
    });

    it('tolerates that the deployment brings the SealedSecrets back', async () => {
      await deployment.deploy(text);
      await shown(({ items }) =>
        items.every(
          ({ reason, step }) =>
            step === 'remove' && reason?.includes('still deployed'),
        ),
      );
      for (const { name } of migrating) {
        expect(await ownersOf(name)).toEqual([]);
      }
    });

    it('ends with Secrets that External Secrets owns', async () => {
      text = apply(externalSecretsOwn(migrating, fullname, { sealed: true }));
      expect(text).not.toContain('encryptedData');
      expect((await propose(3)).status).toBe(200);
      await deployment.deploy(text);
      await shown(({ status }) => status === 'ended');
      expect(campaign.counts.arrived).toBe(3);
      for (const { name } of migrating) {
        expect(
          await cluster.admin.get(reference('SealedSecret', name)),
        ).toBeUndefined();
        expect(await ownersOf(name)).toEqual(['ExternalSecret']);
      }
    });

    it('left every Secret where it was, with its keys, at every observation', () => {
      for (const [name, values] of Object.entries(SECRETS)) {
        expect(watch.states({ namespace, name })).toEqual([
          [expect.stringMatching(/./), dataOf(values)],
        ]);
      }
    });

    it('would have lost a Secret that was not released', async () => {
      const name = 'not-released';
      await cluster.admin.create({
        ...reference('SealedSecret', name),
        spec: { encryptedData: await sealed({ a: 'b' }, name) },
      });
      await waitFor(() => secretOf(name), { what: 'the Secret' });
      await cluster.admin.delete(reference('SealedSecret', name));
      await waitFor(async () => !(await secretOf(name)), {
        what: 'the Secret to be collected',
      });
    });
  },
);
