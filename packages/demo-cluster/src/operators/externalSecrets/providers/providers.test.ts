import { namespace } from '../../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../../__testUtils__/startTestCluster';
import { ObjectManifest } from '../../../objects';
import { RecordedEvent } from '../../EventRecorder';
import { ProviderFailure } from './RemoteStores';

const token = { name: 'token', key: 'value' };

/** A store of each provider with the credentials of the Secret `token`. */
const PROVIDERS: Record<string, Record<string, unknown>> = {
  aws: {
    service: 'SecretsManager',
    region: 'us-west-2',
    auth: {
      secretRef: {
        accessKeyIDSecretRef: token,
        secretAccessKeySecretRef: token,
      },
    },
  },
  vault: {
    server: 'https://vault.example',
    path: 'secret',
    auth: { tokenSecretRef: token },
  },
  gcpsm: {
    projectID: 'floe',
    auth: { secretRef: { secretAccessKeySecretRef: token } },
  },
  azurekv: {
    vaultUrl: 'https://floe.vault.azure.net',
    authSecretRef: { clientId: token, clientSecret: token },
  },
  ibm: {
    serviceUrl: 'https://floe.secrets-manager.appdomain.cloud',
    auth: { secretRef: { secretApiKeySecretRef: token } },
  },
  conjur: {
    url: 'https://conjur.example',
    auth: { apikey: { account: 'floe', userRef: token, apiKeyRef: token } },
  },
};

describe('providers', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(() => test.cluster.stop());

  async function arrange(
    provider: string,
    options: { withToken?: boolean; key?: string; property?: string } = {},
  ): Promise<string[]> {
    const { withToken = true, key = 'floe/a', property = 'p' } = options;
    const objects: ObjectManifest[] = [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { name: 'store', namespace: 'floe' },
        spec: { provider: { [provider]: PROVIDERS[provider] } },
      },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'es', namespace: 'floe' },
        spec: {
          secretStoreRef: { name: 'store' },
          data: [{ secretKey: 'k', remoteRef: { key, property } }],
        },
      },
    ];
    if (withToken) {
      test.cluster.apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'token', namespace: 'floe' },
        stringData: { value: 'example' },
      });
    }
    objects.forEach(object => test.cluster.apply(object));
    await test.cluster.settle();
    return warnings();
  }

  function warnings(): string[] {
    return (
      test.cluster.list({
        apiVersion: 'v1',
        kind: 'Event',
      }) as RecordedEvent[]
    )
      .filter(({ type }) => type === 'Warning')
      .map(({ involvedObject, message }) =>
        `${involvedObject.name}: ${message}`.replace(
          /RequestID: [0-9a-f-]{36}/,
          'RequestID: id',
        ),
      )
      .filter((text, index, all) => all.indexOf(text) === index);
  }

  const read = 'error processing spec.data[0] (key: floe/a), err: ';

  it.each(Object.keys(PROVIDERS))('%s returns its content', async provider => {
    test.cluster.remote.set('SecretStore/floe/store', {
      secrets: { 'floe/a': { p: 'value' } },
    });
    expect(await arrange(provider)).toEqual([]);
    expect(
      test.cluster.find({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'es', namespace: 'floe' },
      })?.data,
    ).toEqual({ k: Buffer.from('value').toString('base64') });
  });

  it.each([
    [
      'aws',
      'unable to create session: could not fetch SecretAccessKey secret: ',
    ],
    ['vault', ''],
    ['gcpsm', 'failed to create GCP secretmanager client: '],
    ['azurekv', ''],
    ['ibm', ''],
    ['conjur', 'could not get Auth.Apikey.UserRef: '],
  ])('%s names the Secret that its store lacks', async (provider, prefix) => {
    expect(await arrange(provider, { withToken: false })).toEqual(
      expect.arrayContaining([
        `es: ${read}SecretStore "store" is not ready`,
        `store: ${prefix}cannot get Kubernetes secret "token" from namespace "floe": secrets "token" not found`,
      ]),
    );
  });

  it.each([
    ['aws', 'key p does not exist in secret floe/a', 'Secret does not exist'],
    ['vault', 'cannot find secret data for key: "p"', 'Secret does not exist'],
    ['gcpsm', 'key p does not exist in secret floe/a', 'Secret does not exist'],
    [
      'azurekv',
      'property p does not exist in key floe/a',
      'Secret does not exist',
    ],
    ['ibm', 'key p does not exist in secret floe/a', 'Not Found'],
    [
      'conjur',
      'cannot find secret data for key: "p"',
      "404 Not Found. Variable 'floe/a' not found in account.",
    ],
  ])(
    '%s distinguishes a missing property from a missing key',
    async (provider, property, key) => {
      test.cluster.remote.set('SecretStore/floe/store', {
        secrets: { 'floe/a': { other: 'value' } },
      });
      expect(await arrange(provider)).toEqual([`es: ${read}${property}`]);
      test.cluster.remote.set('SecretStore/floe/store', {});
      await test.clock.advance(2000);
      await test.cluster.settle();
      expect(warnings()).toContain(`es: ${read}${key}`);
    },
  );

  it.each<[string, ProviderFailure, RegExp]>([
    [
      'aws',
      'access-denied',
      /operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: id, api error AccessDeniedException: User: arn:aws:sts::\d+:assumed-role\/external-secrets\/external-secrets-provider-aws is not authorized to perform: secretsmanager:GetSecretValue on resource: floe\/a/,
    ],
    [
      'aws',
      'throttled',
      /exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: id, api error ThrottlingException: Rate exceeded$/,
    ],
    [
      'aws',
      'unreachable',
      /dial tcp: lookup secretsmanager\.us-west-2\.amazonaws\.com on [\d.:]+: no such host$/,
    ],
    [
      'vault',
      'access-denied',
      /cannot read secret data from Vault: Error making API request\.\n\nURL: GET https:\/\/vault\.example\/v1\/secret\/data\/floe\/a\nCode: 403\. Errors:\n\n\* 1 error occurred:\n\t\* permission denied/,
    ],
    ['vault', 'unavailable', /Code: 503\. Errors:\n\n\* Vault is sealed$/],
    [
      'gcpsm',
      'access-denied',
      /rpc error: code = PermissionDenied desc = Permission 'secretmanager\.versions\.access' denied/,
    ],
    [
      'azurekv',
      'throttled',
      /StatusCode=429 -- Original Error: autorest\/azure: Service returned an error\. Status=429 Code="Throttled"/,
    ],
    ['ibm', 'access-denied', /Forbidden$/],
    ['conjur', 'unavailable', /503 Service Unavailable$/],
  ])('%s reports that it is %s', async (provider, failure, message) => {
    test.cluster.remote.set('SecretStore/floe/store', {
      failures: { 'floe/a': failure },
    });
    expect(await arrange(provider)).toEqual([expect.stringMatching(message)]);
  });

  it('makes a Vault store not ready if Vault refuses its token', async () => {
    test.cluster.remote.set('SecretStore/floe/store', {
      loginFailure: 'access-denied',
    });
    expect(await arrange('vault')).toContainEqual(
      expect.stringMatching(
        /^store: invalid vault credentials: Error making API request\.\n\nURL: GET https:\/\/vault\.example\/v1\/auth\/token\/lookup-self\nCode: 403/,
      ),
    );
    const store = test.cluster.find({
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'store', namespace: 'floe' },
    });
    expect(store?.status).toMatchObject({
      conditions: [
        {
          status: 'False',
          reason: 'InvalidProviderConfig',
          message: 'unable to validate store',
        },
      ],
    });
  });

  it('removes a prefix of a Vault path that repeats the mount', async () => {
    test.cluster.remote.set('SecretStore/floe/store', {
      secrets: { 'floe/a': { p: 'value' } },
    });
    expect(await arrange('vault', { key: 'secret/data/floe/a' })).toEqual([]);
  });

  it('finds the values that a PushSecret wrote', async () => {
    test.cluster.remote.set('SecretStore/floe/store', { secrets: {} });
    test.cluster.apply({
      apiVersion: 'external-secrets.io/v1alpha1',
      kind: 'PushSecret',
      metadata: { name: 'push', namespace: 'floe' },
      spec: {
        secretStoreRefs: [{ name: 'store' }],
        selector: { secret: { name: 'token' } },
        data: [
          {
            match: {
              secretKey: 'value',
              remoteRef: { remoteKey: 'floe/a', property: 'p' },
            },
          },
        ],
      },
    });
    await arrange('vault');
    await test.clock.advance(2000);
    await test.cluster.settle();
    await test.clock.advance(2000);
    await test.cluster.settle();
    expect(
      test.cluster.find({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'es', namespace: 'floe' },
      })?.data,
    ).toEqual({ k: Buffer.from('example').toString('base64') });
  });
});
