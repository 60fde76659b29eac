import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { ControlPlane, waitFor } from '../harness';

const flowControl = 'flowcontrol.apiserver.k8s.io/v1';
const jailer = { namespace: 'default', name: 'jailer' };

const objects = (prisoner: { namespace: string; name: string }) => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: jailer },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: jailer.name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [{ kind: 'ServiceAccount', ...jailer }],
  },
  {
    apiVersion: flowControl,
    kind: 'PriorityLevelConfiguration',
    metadata: { name: 'jail' },
    spec: {
      type: 'Limited',
      limited: {
        nominalConcurrencyShares: 0,
        lendablePercent: 0,
        borrowingLimitPercent: 0,
        limitResponse: { type: 'Reject' },
      },
    },
  },
  {
    apiVersion: flowControl,
    kind: 'FlowSchema',
    metadata: { name: 'jail' },
    spec: {
      priorityLevelConfiguration: { name: 'jail' },
      // The first one after that of the administrators.
      matchingPrecedence: 2,
      rules: [
        {
          subjects: [prisoner, jailer].map(serviceAccount => ({
            kind: 'ServiceAccount',
            serviceAccount,
          })),
          resourceRules: [
            {
              verbs: ['*'],
              apiGroups: ['*'],
              resources: ['*'],
              namespaces: ['*'],
              clusterScope: true,
            },
          ],
        },
      ],
    },
  },
];

/** A webhook for every ConfigMap that never answers. */
async function startSilentWebhook({
  admin,
  certificateFile,
  connection,
  keyFile,
  workspace,
}: ControlPlane): Promise<() => Promise<void>> {
  const server = createServer({
    cert: readFileSync(certificateFile),
    key: readFileSync(keyFile),
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  };
  workspace.onClose(close);
  const { port } = server.address() as AddressInfo;
  const configuration = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'silent' },
    webhooks: [
      {
        name: 'silent.floe.dev',
        clientConfig: {
          url: `https://127.0.0.1:${port}/`,
          caBundle: Buffer.from(connection.ca).toString('base64'),
        },
        rules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            resources: ['configmaps'],
            operations: ['CREATE'],
          },
        ],
        failurePolicy: 'Ignore',
        timeoutSeconds: 30,
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  };
  await admin.apply(configuration);
  return async () => {
    await admin.delete(configuration);
    await close();
  };
}

/**
 * Makes the API server refuse the requests of a service account as it does when
 * it is overloaded: 429 with a Retry-After. API Priority and Fairness gives the
 * account only the one seat that exists without guaranteed seats, and a long
 * request occupies it.
 *
 * @returns a function that admits the account again
 */
export async function jail(
  controlPlane: ControlPlane,
  prisoner: { namespace: string; name: string },
): Promise<() => Promise<void>> {
  const { admin } = controlPlane;
  const stopWebhook = await startSilentWebhook(controlPlane);
  await controlPlane.apply(objects(prisoner));
  const [sitting, refused] = await Promise.all(
    [jailer, prisoner].map(async ({ namespace, name }) =>
      admin.as(await controlPlane.serviceAccountToken(namespace, name)),
    ),
  );
  let isOver = false;
  const sit = async () => {
    while (!isOver) {
      await sitting.raw({
        method: 'POST',
        path: '/api/v1/namespaces/default/configmaps',
        body: { metadata: { generateName: 'sitting-' } },
      });
    }
  };
  const seat = sit();
  await waitFor(
    async () => (await refused.raw({ path: '/api/v1/events' })).status === 429,
    { what: 'the API server to refuse the account' },
  );
  return async () => {
    isOver = true;
    const [flowSchema] = objects(prisoner).slice(-1);
    await admin.delete(flowSchema);
    await stopWebhook();
    await seat;
  };
}
