import { KubernetesConnectionError } from '@floe/demo-cluster';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { CampaignDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import {
  caseLabel,
  ClusterUnderTest,
  documentedRbac,
  KubernetesObject,
  nextSecond,
  SEALED_SECRETS_VERSIONS,
  startEmbeddedCluster,
  startRealCluster,
  StateRecorder,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';
import {
  PullRequestHost,
  startPullRequestHost,
} from './portal/pullRequestHost';

const namespace = 'reseal';
const NAMESPACE_WIDE = 'sealedsecrets.bitnami.com/namespace-wide';

/** The objects of the service, by their names. */
const OBJECTS: Record<
  string,
  {
    values: Record<string, string>;
    annotations?: Record<string, string>;
    template?: Record<string, unknown>;
  }
> = {
  strict: { values: { username: 'ada', password: 'of-the-database' } },
  shared: {
    values: { token: 'of-the-namespace' },
    annotations: { [NAMESPACE_WIDE]: 'true' },
  },
  // The parts that 0.36.6 seals and 0.40.0 loses.
  rendered: {
    values: { password: 'in-a-url' },
    annotations: { 'argocd.argoproj.io/sync-wave': '1' },
    template: {
      metadata: { labels: { kept: 'yes' } },
      data: { url: 'postgres://floe:{{ .password }}@db/floe' },
    },
  },
};

describe.each([
  ...SEALED_SECRETS_VERSIONS.map(version => ({
    name: `Sealed Secrets ${version}`,
    start: () => startRealCluster('0.20.4', version),
  })),
  { name: 'the embedded cluster', start: startEmbeddedCluster },
])('sealing again with $name', ({ start }) => {
  let cluster: ClusterUnderTest;
  let portal: Portal;
  let host: PullRequestHost;
  let campaign: CampaignDetail;
  let targets: StateRecorder;

  const reference = (kind: string, name: string) => ({
    apiVersion: kind === 'Secret' ? 'v1' : 'bitnami.com/v1alpha1',
    kind,
    metadata: { namespace, name },
  });
  const sealed = async (name: string): Promise<KubernetesObject> => {
    const { annotations, template, values } = OBJECTS[name] ?? {
      values: { password: 'of-a-neighbour' },
    };
    const scope = annotations?.[NAMESPACE_WIDE] ? 'namespace-wide' : 'strict';
    const encryptedData: Record<string, string> = {};
    for (const [key, value] of Object.entries(values)) {
      encryptedData[key] = await cluster.caseContext.seal(value, {
        scope,
        namespace,
        name,
      });
    }
    return {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: {
        namespace,
        name,
        ...(annotations && { annotations }),
        ...(OBJECTS[name] && { labels: Object.fromEntries([caseLabel]) }),
      },
      spec: { encryptedData, ...(template && { template }) },
    };
  };
  /** Whether the controller has decrypted the object in its current version. */
  const synced = async (name: string, status: 'True' | 'False' = 'True') => {
    const object = (await cluster.admin.get(reference('SealedSecret', name)))!;
    return (
      object.status?.observedGeneration === object.metadata.generation &&
      object.status?.conditions?.some(
        (one: any) => one.type === 'Synced' && one.status === status,
      )
    );
  };
  const dataOf = async (name: string) => {
    const secret = await cluster.admin.get(reference('Secret', name));
    return secret?.data
      ? Object.fromEntries(
          Object.entries<string>(secret.data)
            .map(([key, value]): [string, string] => [
              key,
              Buffer.from(value, 'base64').toString(),
            ])
            .sort(([a], [b]) => a.localeCompare(b)),
        )
      : null;
  };
  /**
   * The same request, repeated if the connection ended: a portal that starts in
   * this process blocks the embedded cluster for a while.
   */
  const observed = async (name: string) => {
    for (;;) {
      try {
        return await dataOf(name);
      } catch (error) {
        if (!(error instanceof KubernetesConnectionError)) throw error;
      }
    }
  };
  /** Makes the controller decrypt an object once more. */
  const touch = async (name: string) => {
    await cluster.admin.patch(reference('SealedSecret', name), {
      spec: { template: { metadata: { labels: { touched: 'yes' } } } },
    });
  };
  /** Waits until the portal has seen what the controller did last. */
  const seenByPortal = async (name: string) => {
    const object = await cluster.admin.get(reference('SealedSecret', name));
    const { lastUpdateTime } = object!.status!.conditions.find(
      ({ type }: { type: string }) => type === 'Synced',
    );
    let seen: string | null | undefined;
    await waitFor(
      async () => {
        seen = (await portal.secret(namespace, name))?.lastSync;
        return seen && Date.parse(seen) >= Date.parse(lastUpdateTime);
      },
      { what: () => `${name} of ${lastUpdateTime} instead of ${seen}` },
    );
  };
  const shown = async (check: (now: CampaignDetail) => boolean) => {
    campaign = await portal.whenCampaign(campaign.id, check);
  };

  beforeAll(async () => {
    cluster = await start();
    host = await startPullRequestHost();
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const name of [...Object.keys(OBJECTS), 'neighbour']) {
      await cluster.admin.create(await sealed(name));
      await waitFor(() => synced(name), { what: `${name} to be synced` });
    }
    targets = StateRecorder.start(Object.keys(OBJECTS), observed);
    await nextSecond();
    await cluster.renewSealingKey();
    portal = await Portal.start(
      cluster,
      {
        changes: { pollInterval: { seconds: 1 } },
        // A key that is older than a second has to be renewed.
        environments: [
          {
            name: 'prod',
            cluster: 'under-test',
            policy: { rotation: { maxAge: { seconds: 1 } } },
          },
        ],
      },
      host.portalOptions,
    );
    await waitFor(
      async () => {
        const { items } = await portal.tab();
        return (
          items.length === Object.keys(OBJECTS).length &&
          items.every(({ findings }) =>
            findings.some(({ id }) => id === 'sealed-by-older-key'),
          )
        );
      },
      { what: 'the portal to see the older key' },
    );
  });
  afterAll(async () => {
    await targets?.stop();
    await portal?.stop();
    await host?.stop();
    await cluster?.stop();
  });

  it('waits if the cluster does not allow it, and names the manifest that would', async () => {
    const { body, status } = await portal.post('/campaigns', {
      kind: 'reseal',
      entityRef: 'component:default/interop',
    });
    expect(status).toBe(202);
    campaign = body;
    expect(campaign.items.map(({ name }) => name).sort()).toEqual(
      Object.keys(OBJECTS).sort(),
    );
    await shown(now => now.problem !== null);
    expect(campaign.problem).toContain('docs/rbac/floe-secrets-reseal.yaml');
    expect(campaign.status).toBe('running');
    expect(campaign.counts.waiting).toBe(3);
  });

  it('makes the controller seal again when it is resumed', async () => {
    for (const document of parseAllDocuments(
      readFileSync(documentedRbac('reseal'), 'utf8'),
    )) {
      await cluster.admin.apply(document.toJS());
    }
    const { status } = await portal.post(`/campaigns/${campaign.id}/resume`);
    expect(status).toBe(200);
    await shown(now => now.counts.resealed === 3);
    expect(campaign.items.map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('returns ciphertexts of the same keys, which replace those of the cluster', async () => {
    const items = await portal.ciphertexts(campaign.id);
    for (const [name, { values }] of Object.entries(OBJECTS)) {
      const { keys } = items.find(item => item.name === name)!;
      const object = await cluster.admin.get(reference('SealedSecret', name));
      expect(keys.map(({ key }) => key).sort()).toEqual(
        Object.keys(values).sort(),
      );
      for (const { ciphertext, key, replaces } of keys) {
        const old = object!.spec!.encryptedData[key];
        expect(replaces).toBe(ciphertextDigest(old));
        expect(ciphertext).not.toBe(old);
      }
    }
  });

  it('follows the pull request, and its objects in the cluster', async () => {
    const { body, status } = await portal.propose(
      campaign,
      host.pullRequestUrl(1),
    );
    expect([status, body.counts?.proposed]).toEqual([200, 3]);
    const items = await portal.ciphertexts(campaign.id);
    host.merge();
    await shown(now => now.counts.merged === 3);
    // As the deployment of the merged file does.
    for (const { keys, name } of items) {
      await cluster.admin.patch(reference('SealedSecret', name), {
        spec: {
          encryptedData: Object.fromEntries(
            keys.map(({ ciphertext, key }) => [key, ciphertext]),
          ),
        },
      });
    }
    await shown(now => now.status === 'ended');
    expect(campaign.counts.arrived).toBe(3);
  });

  it('never changed the targets', () => {
    for (const name of Object.keys(OBJECTS)) {
      expect(targets.statesOf(name)).toEqual([
        name === 'rendered'
          ? {
              password: 'in-a-url',
              url: 'postgres://floe:in-a-url@db/floe',
            }
          : OBJECTS[name].values,
      ]);
    }
  });

  it('does not need the old key any more', async () => {
    await cluster.forgetOldSealingKeys();
    for (const name of [...Object.keys(OBJECTS), 'neighbour']) {
      await touch(name);
    }
    // An object that no campaign sealed again shows that the old key is
    // gone.
    await waitFor(() => synced('neighbour', 'False'), {
      what: 'the neighbour to fail',
    });
    for (const [name, { values }] of Object.entries(OBJECTS)) {
      await waitFor(() => synced(name), { what: `${name} to be synced` });
      expect(await dataOf(name)).toMatchObject(values);
    }
  });

  it('sees a new value of a rotation, and no other', async () => {
    await waitFor(
      async () =>
        (
          await portal.tab()
        ).items.every(({ findings }) =>
          findings.some(({ id }) => id === 'rotation-overdue'),
        ),
      { what: 'all secrets to be overdue' },
    );
    // What the controller did before the campaign is no new value.
    await Promise.all(Object.keys(OBJECTS).map(seenByPortal));
    const { body, status } = await portal.post('/campaigns', {
      kind: 'rotation',
      environment: 'prod',
    });
    expect([status, body.counts?.waiting]).toEqual([202, 3]);
    campaign = body;
    await nextSecond();
    const { spec } = await sealed('strict');
    await cluster.admin.patch(reference('SealedSecret', 'strict'), { spec });
    await shown(now => now.counts.arrived === 1);
    expect(
      campaign.items
        .filter(({ status: state }) => state === 'arrived')
        .map(({ name }) => name),
    ).toEqual(['strict']);
    const cancelled = await portal.post(`/campaigns/${campaign.id}/cancel`);
    expect(cancelled.body).toMatchObject({
      status: 'cancelled',
      counts: { arrived: 1, cancelled: 2 },
    });
  });
});
