import { Change } from '@floe/backstage-plugin-floe-secrets-common';
// Every store that the portal writes is tried.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  completeSpec,
  EVERY_AUTH,
  sampleIdentity,
} from '../../packages/values-files/src/secretStores/__testUtils__/completeSpecs';
import {
  NewSecretStore,
  otherSideSteps,
  StoreManifest,
  storeManifests,
} from '@floe/values-files';
import { parseAllDocuments } from 'yaml';
import {
  ClusterUnderTest,
  ControlPlane,
  externalSecretsDefinitions,
  KubernetesApi,
  startControlPlane,
  startRealCluster,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';
import {
  PullRequestHost,
  startPullRequestHost,
} from './portal/pullRequestHost';

const namespace = 'stores';
const remoteNamespace = 'shared';

/**
 * Fields that the older operator does not know yet; the portal's dry run
 * reports them.
 */
const UNKNOWN_TO_OLD = /workloadIdentityFederation|vault\.auth\.cert\.path/;

const namespaceOf = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

/** Applies an object on the server's side, as GitOps does. */
async function applyManifest(
  admin: KubernetesApi,
  { apiVersion, kind, metadata, ...rest }: StoreManifest,
  options: { dryRun: boolean },
) {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : '/api/v1';
  const place = metadata.namespace ? `/namespaces/${metadata.namespace}` : '';
  return await admin.raw({
    method: 'PATCH',
    path: `${root}${place}/${kind.toLowerCase()}s/${
      metadata.name
    }?fieldManager=interop&fieldValidation=Strict${
      options.dryRun ? '&dryRun=All' : ''
    }`,
    contentType: 'application/apply-patch+yaml',
    body: { apiVersion, kind, metadata, ...rest },
  });
}

describe.each(['0.20.4', '0.16.1'] as const)(
  'the API server with the definitions of External Secrets %s',
  version => {
    const workspace = new Workspace();
    let controlPlane: ControlPlane;

    beforeAll(async () => {
      controlPlane = await startControlPlane(workspace);
      await controlPlane.apply([
        ...(await externalSecretsDefinitions(version)),
        namespaceOf(namespace),
      ]);
    });
    afterAll(() => workspace.close());

    it.each(EVERY_AUTH)(
      'accepts each store of %s unchanged',
      async (_, provider, auth) => {
        const common = { identity: sampleIdentity(auth) };
        const withServiceAccount = auth.serviceAccount !== undefined;
        const stores = [false, true].flatMap(
          (withOptional): NewSecretStore[] => [
            {
              ...common,
              kind: 'SecretStore',
              name: withOptional ? 'all' : 'least',
              provider: completeSpec(provider, auth, { withOptional }),
              withServiceAccount,
            },
            {
              ...common,
              kind: 'ClusterSecretStore',
              name: withOptional ? 'all' : 'least',
              provider: completeSpec(provider, auth, {
                withOptional,
                namespace,
              }),
              conditions: [
                { namespaces: [namespace] },
                { namespaceSelector: { matchLabels: { team: 'floe' } } },
              ],
            },
          ],
        );
        for (const store of stores) {
          const manifests = storeManifests(store, {
            apiVersion: 'external-secrets.io/v1',
            namespace,
          });
          for (const manifest of manifests) {
            for (const dryRun of [true, false]) {
              const { body, status } = await applyManifest(
                controlPlane.admin,
                manifest,
                { dryRun },
              );
              const answer = `${status} ${body.message ?? ''}`;
              const isUnknown =
                version === '0.16.1' && UNKNOWN_TO_OLD.test(answer);
              expect(answer).toMatch(
                isUnknown ? /field not declared in schema/ : /^20[01] $/,
              );
              if (isUnknown) {
                continue;
              }
              // Nothing was pruned, and the defaults of the CRD change none
              // of the fields.
              expect(body).toMatchObject(
                JSON.parse(JSON.stringify(manifest)) as object,
              );
            }
            await controlPlane.admin.delete(manifest as never);
          }
        }
      },
    );
  },
);

describe('a store that the portal writes, with the real operator', () => {
  let cluster: ClusterUnderTest;
  let portal: Portal;
  let host: PullRequestHost;

  beforeAll(async () => {
    cluster = await startRealCluster('0.20.4');
    host = await startPullRequestHost();
    const { admin } = cluster;
    await admin.create(namespaceOf(namespace));
    await admin.create(namespaceOf(remoteNamespace));
    await admin.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'database', namespace: remoteNamespace },
      stringData: { password: 'from-the-other-namespace' },
    });
    // kube-controller-manager keeps it in every namespace.
    await admin.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-root-ca.crt', namespace },
      data: { 'ca.crt': admin.connection.ca ?? '' },
    });
    portal = await Portal.start(
      cluster,
      { changes: { pollInterval: { seconds: 1 } } },
      {
        ...host.portalOptions,
        annotations: {
          ...host.portalOptions.annotations,
          'floe.dev/namespace': namespace,
        },
      },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await host?.stop();
    await cluster?.stop();
  });

  const storeOf = (name: string): NewSecretStore => ({
    kind: 'SecretStore',
    name,
    withServiceAccount: true,
    provider: {
      kubernetes: {
        remoteNamespace,
        server: {
          url: cluster.admin.connection.url,
          caProvider: {
            type: 'ConfigMap',
            name: 'kube-root-ca.crt',
            key: 'ca.crt',
          },
        },
        auth: { serviceAccount: { name: 'external-secrets-sa' } },
      },
    },
  });

  async function record(name: string, number: number) {
    await portal.recordChange({
      entityRef: 'component:default/interop',
      environment: 'under-test',
      cluster: 'under-test',
      namespace,
      approach: 'external-secrets',
      title: `Add the SecretStore ${name}`,
      pullRequestUrl: host.pullRequestUrl(number),
      objects: [{ kind: 'SecretStore', name }],
    });
  }

  async function inState(number: number, name: string): Promise<Change> {
    let last: Change | undefined;
    await waitFor(
      async () => {
        last = (await portal.tab()).changes.find(
          ({ pullRequest }) => pullRequest.number === number,
        );
        return last?.steps.find(step => step.name === name)?.state === 'done';
      },
      { what: () => `${name}: ${JSON.stringify(last, null, 1)}` },
    );
    return last!;
  }

  it('is followed until it is Ready, and an ExternalSecret gets its value through it', async () => {
    const store = storeOf('from-shared');
    await record(store.name, 1);
    host.merge();
    await inState(1, 'merged');

    for (const manifest of storeManifests(store, {
      apiVersion: 'external-secrets.io/v1',
      namespace,
    })) {
      const { status } = await applyManifest(cluster.admin, manifest, {
        dryRun: false,
      });
      expect([200, 201]).toContain(status);
    }
    expect((await inState(1, 'applied')).steps[2].proof).toBe(
      'SecretStore from-shared appeared (generation 1)',
    );
    // The role at the provider does not exist yet.
    const waiting = await inState(1, 'applied');
    expect(waiting.steps[3].state).not.toBe('done');

    const [role] = otherSideSteps(store, { namespace, prefix: '' });
    for (const document of parseAllDocuments(
      /<<EOF\n([^]*?)EOF/.exec(role.commands)![1],
    )) {
      await cluster.admin.apply(document.toJS() as never);
    }
    // The operator checks a store every five minutes, and after each change.
    await cluster.admin.patch(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { name: store.name, namespace },
      },
      { metadata: { annotations: { again: '1' } } },
    );
    const done = await inState(1, 'synced');
    expect(done.steps[3].proof).toBe(
      'SecretStore from-shared is Ready (Valid)',
    );
    expect(done.objects).toMatchObject([
      { kind: 'SecretStore', name: 'from-shared', state: 'synced' },
    ]);

    await cluster.admin.create({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'database', namespace },
      spec: {
        refreshInterval: '1h0m0s',
        secretStoreRef: { kind: 'SecretStore', name: store.name },
        target: { name: 'database' },
        data: [
          {
            secretKey: 'password',
            remoteRef: { key: 'database', property: 'password' },
          },
        ],
      },
    });
    await waitFor(
      async () => {
        const { status, body } = await cluster.admin.raw({
          path: `/api/v1/namespaces/${namespace}/secrets/database`,
        });
        return (
          status === 200 &&
          Buffer.from(body.data.password, 'base64').toString() ===
            'from-the-other-namespace'
        );
      },
      { what: 'the ExternalSecret to make its Secret' },
    );
  });

  it('is reported if it is not Ready', async () => {
    const store: NewSecretStore = {
      kind: 'SecretStore',
      name: 'without-credential',
      provider: {
        vault: {
          server: 'http://127.0.0.1:9',
          path: 'secret',
          version: 'v2',
          auth: { tokenSecretRef: { name: 'absent', key: 'token' } },
        },
      },
    };
    await record(store.name, 2);
    await inState(2, 'merged');
    const [manifest] = storeManifests(store, {
      apiVersion: 'external-secrets.io/v1',
      namespace,
    });
    await applyManifest(cluster.admin, manifest, { dryRun: false });
    await waitFor(
      async () => {
        const change = (await portal.tab()).changes.find(
          ({ pullRequest }) => pullRequest.number === 2,
        );
        return (
          change?.steps[3].state === 'failed' &&
          /SecretStore without-credential is not Ready/.test(
            change.problem ?? '',
          )
        );
      },
      { what: 'the failing store to be reported' },
    );
  });
});
