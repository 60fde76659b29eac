import { createServer, Server } from 'node:https';
import { readFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { caseLabel, sealingKeySize } from './harness/ClusterUnderTest';
import { KubectlStandIn } from './harness/kubectlStandIn';
import { kubeseal } from './harness/kubeseal';
import { documentedRbac } from './harness/realCluster';
import { startSealedSecrets } from './harness/sealedSecrets';
import {
  ControlPlane,
  KubernetesObject,
  startControlPlane,
  startExternalSecrets,
  waitFor,
  Workspace,
} from './harness';
import { fakeStore, secret } from './cases/objects';
import { Portal } from './portal/Portal';

const labels = Object.fromEntries([caseLabel]);
/** A value that a webhook or policy may quote. */
const value = 'hunter2';

const object = (
  apiVersion: string,
  kind: string,
  metadata: object,
  rest: object = {},
) => ({ apiVersion, kind, metadata, ...rest } as KubernetesObject);

const rbac = (kind: string, metadata: object, rest: object) =>
  object('rbac.authorization.k8s.io/v1', kind, metadata, rest);

/** The rights of External Secrets Operator, except writing Secrets. */
const OPERATOR_RULES = [
  {
    apiGroups: ['external-secrets.io', 'generators.external-secrets.io'],
    resources: ['*'],
    verbs: ['*'],
  },
  {
    apiGroups: [''],
    resources: ['secrets', 'configmaps', 'serviceaccounts', 'namespaces'],
    verbs: ['get', 'list', 'watch'],
  },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  {
    apiGroups: ['apiextensions.k8s.io'],
    resources: ['customresourcedefinitions'],
    verbs: ['get', 'list', 'watch'],
  },
];

const subjects = [
  { kind: 'ServiceAccount', namespace: 'operators', name: 'external-secrets' },
];

/** Answers each request of the API server with a refusal that quotes a value. */
async function startDenyingWebhook(controlPlane: ControlPlane) {
  const server: Server = createServer(
    {
      cert: readFileSync(controlPlane.certificateFile),
      key: readFileSync(controlPlane.keyFile),
    },
    async (request, response) => {
      const {
        apiVersion,
        kind,
        request: asked,
      } = JSON.parse(await text(request));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          apiVersion,
          kind,
          response: {
            uid: asked.uid,
            allowed: false,
            status: {
              code: 403,
              message: `the password ${value} is too short`,
            },
          },
        }),
      );
    },
  );
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

describe('refusals of the operators’ writes, on a real API server', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;
  let certificate: string;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    const { admin } = controlPlane;
    const namespaces = [
      'operators',
      'forbidden',
      'denied',
      'evaluated',
      'held',
    ];
    await controlPlane.apply([
      ...namespaces.map(name => object('v1', 'Namespace', { name })),
      object('v1', 'ServiceAccount', {
        namespace: 'operators',
        name: 'external-secrets',
      }),
      rbac('ClusterRole', { name: 'operator' }, { rules: OPERATOR_RULES }),
      rbac(
        'ClusterRoleBinding',
        { name: 'operator' },
        {
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'operator',
          },
          subjects,
        },
      ),
      ...['denied', 'evaluated'].flatMap(namespace => [
        rbac(
          'Role',
          { namespace, name: 'writer' },
          {
            rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'] }],
          },
        ),
        rbac(
          'RoleBinding',
          { namespace, name: 'writer' },
          {
            roleRef: {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'Role',
              name: 'writer',
            },
            subjects,
          },
        ),
      ]),
    ]);
    await startExternalSecrets(controlPlane, '0.20.4', {
      token: await controlPlane.serviceAccountToken(
        'operators',
        'external-secrets',
      ),
    });
    const controller = await startSealedSecrets(controlPlane, {
      keySize: sealingKeySize,
    });
    certificate = await controller.certificate();

    const webhook = await startDenyingWebhook(controlPlane);
    workspace.onClose(
      () =>
        new Promise<void>(resolve => {
          webhook.close(() => resolve());
          webhook.closeAllConnections();
        }),
    );
    const matchLabels = (namespace: string) => ({
      matchLabels: { 'kubernetes.io/metadata.name': namespace },
    });
    const rule = {
      apiGroups: [''],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['secrets'],
    };
    const admission = 'admissionregistration.k8s.io/v1';
    await controlPlane.apply([
      object(
        admission,
        'ValidatingWebhookConfiguration',
        { name: 'deny' },
        {
          webhooks: [
            {
              name: 'passwords.example.com',
              admissionReviewVersions: ['v1'],
              sideEffects: 'None',
              failurePolicy: 'Fail',
              namespaceSelector: matchLabels('denied'),
              rules: [rule],
              clientConfig: {
                url: `https://127.0.0.1:${
                  (webhook.address() as AddressInfo).port
                }/`,
                caBundle: Buffer.from(controlPlane.connection.ca).toString(
                  'base64',
                ),
              },
            },
          ],
        },
      ),
      object(
        admission,
        'ValidatingAdmissionPolicy',
        { name: 'no-secrets' },
        {
          spec: {
            failurePolicy: 'Fail',
            matchConstraints: { resourceRules: [rule] },
            validations: [
              { expression: 'false', message: `not with ${value}` },
            ],
          },
        },
      ),
      object(
        admission,
        'ValidatingAdmissionPolicyBinding',
        { name: 'no-secrets' },
        {
          spec: {
            policyName: 'no-secrets',
            validationActions: ['Deny'],
            matchResources: { namespaceSelector: matchLabels('evaluated') },
          },
        },
      ),
    ]);
    // The API server takes some seconds until it calls a new webhook.
    await Promise.all(
      ['denied', 'evaluated'].map(namespace =>
        waitFor(
          async () => {
            const { status } = await admin.raw({
              method: 'POST',
              path: `/api/v1/namespaces/${namespace}/secrets?dryRun=All`,
              body: secret(namespace, 'probe', { a: 'b' }),
            });
            return status >= 400;
          },
          { what: `Secrets of ${namespace} to be refused` },
        ),
      ),
    );
    await controlPlane.applyFiles(documentedRbac('read'));
    portal = await Portal.start({
      portal: await controlPlane.portalConnection(),
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const external = (namespace: string) =>
    object(
      'external-secrets.io/v1',
      'ExternalSecret',
      { namespace, name: 'db', labels },
      {
        spec: {
          refreshInterval: '15m',
          secretStoreRef: { name: 'provider' },
          data: [{ secretKey: 'password', remoteRef: { key: 'one' } }],
        },
      },
    );
  const failure = (namespace: string, name: string) =>
    waitFor(
      async () => {
        const shown = await portal.secret(namespace, name);
        // The condition is written before the event that names the cause.
        return shown?.findings.find(
          ({ confidence, id }) =>
            id === 'sync-failed' && confidence === 'proven',
        );
      },
      { what: `${namespace}/${name} to fail` },
    );

  it.each([
    [
      'forbidden',
      'The operator is not allowed to create Secrets in this namespace.',
      'cannot create resource "secrets"',
      'kubectl auth can-i create secrets -n forbidden --as system:serviceaccount:operators:external-secrets',
    ],
    [
      'denied',
      'The admission webhook passwords.example.com denies the Secret.',
      'admission webhook "passwords.example.com" denied the request',
      undefined,
    ],
    [
      'evaluated',
      'The ValidatingAdmissionPolicy no-secrets denies the Secret.',
      "ValidatingAdmissionPolicy 'no-secrets'",
      'kubectl get validatingadmissionpolicy no-secrets -o yaml',
    ],
  ])(
    'are shown in the words of the API server, without values: %s',
    async (namespace, summary, words, command) => {
      await controlPlane.admin.create(fakeStore(namespace, { one: value }));
      await controlPlane.admin.create(external(namespace));
      const finding = await failure(namespace, 'db');
      expect(finding).toMatchObject({
        id: 'sync-failed',
        confidence: 'proven',
        summary,
      });
      expect(finding.evidence[0].text).toContain(words);
      // After a comment that names the cluster.
      expect(finding.remedies[0].command?.split('\n').at(-1)).toBe(command);
      expect(JSON.stringify(finding)).not.toContain(value);
    },
  );

  it('are reported for a SealedSecret too', async () => {
    await controlPlane.admin.create(
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        { namespace: 'denied', name: 'sealed', labels },
        {
          spec: {
            encryptedData: {
              password: await kubeseal(
                { workspace, version: '0.36.6' },
                certificate,
                value,
                { scope: 'strict', namespace: 'denied', name: 'sealed' },
              ),
            },
          },
        },
      ),
    );
    const finding = await failure('denied', 'sealed');
    expect(finding.summary).toBe(
      'The admission webhook passwords.example.com denies the Secret.',
    );
    expect(JSON.stringify(finding)).not.toContain(value);
  });

  it('block a PushSecret whose cleanup fails, until deletionPolicy None releases it', async () => {
    const { admin } = controlPlane;
    const namespace = 'held';
    await admin.create(fakeStore(namespace, {}));
    await admin.create(secret(namespace, 'source', { password: 'x' }));
    const push = await admin.create(
      object(
        'external-secrets.io/v1alpha1',
        'PushSecret',
        { namespace, name: 'push', labels },
        {
          spec: {
            refreshInterval: '15m',
            deletionPolicy: 'Delete',
            secretStoreRefs: [{ kind: 'SecretStore', name: 'provider' }],
            selector: { secret: { name: 'source' } },
            data: [
              {
                match: {
                  secretKey: 'password',
                  remoteRef: { remoteKey: 'there' },
                },
              },
            ],
          },
        },
      ),
    );
    await waitFor(
      async () => (await portal.secret(namespace, 'push'))?.state === 'synced',
      { what: 'the push' },
    );
    // The store breaks, because its token does not exist.
    await admin.patch(
      object('external-secrets.io/v1', 'SecretStore', {
        namespace,
        name: 'provider',
      }),
      {
        spec: {
          provider: {
            fake: null,
            vault: {
              server: 'http://127.0.0.1:1',
              path: 'kv',
              auth: { tokenSecretRef: { name: 'missing', key: 'token' } },
            },
          },
        },
      },
    );
    await admin.delete(push);
    const finding = await waitFor(
      async () =>
        (
          await portal.secret(namespace, 'push')
        )?.findings.find(
          ({ id, summary }) =>
            id === 'deletion-pending' &&
            summary.includes('The last attempt of the operator'),
        ),
      { what: 'the deletion to be held' },
    );
    expect(finding.summary).toContain(
      'pushsecret.externalsecrets.io/finalizer',
    );
    expect(finding.evidence.map(({ text: words }) => words).join()).toContain(
      'Failed to Delete Secrets from Provider',
    );
    const kubectl = new KubectlStandIn(admin, workspace.folder);
    await kubectl.run(
      finding.remedies.find(({ title }) =>
        /deletionPolicy to None/.test(title),
      )!.command!,
    );
    await waitFor(async () => !(await admin.get(push)), {
      what: 'the PushSecret to go',
    });
  });
});
