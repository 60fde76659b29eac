import { findingOf } from './__testUtils__/recorded';
import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const AT = '2026-11-24T11:57:00Z';
const PLACE = 'error processing spec.data[0] (key: shop-db), err: ';

/** A failing ExternalSecret, with the words of its last attempt. */
function failing(
  provider: string | null,
  message: string,
  fields: Partial<Case> = {},
) {
  const { findings } = evaluate({
    kind: 'ExternalSecret',
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      data: [
        { secretKey: 'p', remoteRef: { key: 'shop-db', property: 'user' } },
      ],
    },
    status: condition(
      ...([
        'Ready',
        'False',
        'could not get secret data from provider',
      ] as const),
      ...(['2026-11-24T11:40:00Z', 'SecretSyncedError'] as const),
    ),
    events: [{ reason: 'UpdateFailed', message, at: AT }],
    stores: provider
      ? [
          storeOf('SecretStore', 'main', {
            [provider]: {
              auth: { secretRef: { tokenSecretRef: { name: 't', key: 'k' } } },
            },
          }),
        ]
      : [],
    ...fields,
  });
  return findings[0];
}

describe('an answer that has two meanings', () => {
  it.each([
    [
      'oracle',
      'Secrets service failed to GetSecretBundleByName, HTTP status code 404: Authorization failed or requested resource not found.',
      /denies the SecretStore main access to shop-db, or the key does not exist/,
    ],
    [
      'secretserver',
      '400 Bad Request: {"message":"Access Denied","errorCode":"API_AccessDenied"}',
      /or the key does not exist/,
    ],
    ['akeyless', 'item does not exist', /may not see the key/],
    ['keepersecurity', 'no secrets found', /may not see the key/],
    [
      'gitlab',
      'error getting variable DB from GitLab: 404 Not Found',
      /may not see the key/,
    ],
    [
      'infisical',
      'APIError: CallRetrieveSecretV3Raw unsuccessful response [GET https://app.infisical.com/api/v3/secrets/raw/X] [status-code=404] [reqId=1] [message="Folder not found"]',
      /an address, project or path that does not exist/,
    ],
    ['webhook', 'Secret does not exist', /an address, project or path/],
    [
      'scaleway',
      'Secret does not exist',
      /no key shop-db, or the key has no property user/,
    ],
  ])('is only likely: %s, %s', (provider, words, summary) => {
    expect(failing(provider, PLACE + words)).toMatchObject({
      confidence: 'likely',
      summary: expect.stringMatching(summary),
    });
  });

  it.each([
    [
      'delinea',
      'Secret does not exist',
      'The key shop-db has no property user.',
    ],
    ['kubernetes', 'Secret does not exist', 'The provider has no key shop-db.'],
    [
      'onepasswordSDK',
      'error resolving secret reference: item is not in an active state',
      'The provider has the key shop-db, but it is archived or deleted.',
    ],
    [
      'volcengine',
      'secret shop-db has no value',
      'The provider has the key shop-db, but no value in it.',
    ],
  ])('is proven if it has one meaning: %s, %s', (provider, words, summary) => {
    expect(failing(provider, PLACE + words)).toMatchObject({
      confidence: 'proven',
      summary,
    });
  });
});

describe('a provider that gives no usable answer', () => {
  const at = (words: string) => failing('vault', PLACE + words);

  it.each([
    [
      'Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/x\nCode: 503. Errors:\n\n* Vault is sealed',
      'The Vault behind the SecretStore main is sealed.',
      /^Unseal/,
    ],
    [
      'cannot read secret data from Vault: Get "https://a:8200/v1/kv/data/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'The operator cannot open a TLS connection to the provider behind the SecretStore main.',
      /caProvider/,
    ],
    [
      'Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/x\nCode: 502. Errors:\n\n* bad',
      'The provider behind the SecretStore main answers with a server error.',
      /the network leads there/,
    ],
    [
      'cannot read secret data from Vault: Get "https://a:8200/v1/kv/data/x": dial tcp: lookup a: no such host',
      'The provider behind the SecretStore main cannot be reached.',
      /network policy/,
    ],
  ])('has its cause: %s', (words, summary, remedy) => {
    const finding = at(words);
    expect(finding).toMatchObject({
      id: 'provider-unreachable',
      confidence: 'proven',
      summary,
    });
    expect(finding.remedies[0].title).toMatch(remedy);
  });
});

it.each([
  [
    'bitwardensecretsmanager',
    'failed to get secret: failed to do request: Get "https://bitwarden-sdk-server:9998/rest/api/1/secret": net/http: invalid header field value for "Warden-Access-Token"',
  ],
  [
    'onepasswordSDK',
    'invalid service account token, please make sure you provide a valid service account token as parameter: service account deserialization failed, please create another token',
  ],
  [
    'yandexlockbox',
    "unable to unmarshal authorized key: invalid character 'x' looking for beginning of value",
  ],
])('credentials of another form are not missing: %s', (provider, words) => {
  const finding = failing(provider, PLACE + words);
  expect(finding).toMatchObject({
    id: 'store-auth-missing',
    summary:
      'The operator cannot use the credentials of the SecretStore main (Secret t, key k): they do not have the form that the provider expects.',
  });
  expect(finding.remedies[0].title).toMatch(/without a line break at the end/);
});

describe('a denial that is not about the key', () => {
  it.each([
    [
      'aws',
      'WebIdentityErr: operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'The credentials of the SecretStore main may not assume its role.',
      /trust policy/,
    ],
    [
      'aws',
      'operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, api error ExpiredTokenException: The security token included in the request is expired',
      'The credentials of the SecretStore main have expired.',
      /^Renew/,
    ],
    [
      'scaleway',
      'scaleway-sdk-go: denied authentication: API key is expired',
      'The credentials of the SecretStore main have expired.',
      /^Renew/,
    ],
    [
      'gcpsm',
      "unable to generate gcp access token: rpc error: code = PermissionDenied desc = Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      'The identity of the SecretStore main may not act as its Google service account.',
      /Workload Identity User/,
    ],
  ])('distinguishes %s, %s', (provider, words, summary, remedy) => {
    const finding = failing(provider, PLACE + words);
    expect(finding).toMatchObject({
      id: 'provider-access-denied',
      confidence: 'proven',
      summary,
    });
    expect(finding.remedies[0].title).toMatch(remedy);
  });
});

it.each([
  [
    'onepassword',
    "expected one 1Password Item matching: 'db', got 2",
    /several entries of this name/,
  ],
  [
    'keepersecurity',
    'more than 1 secret db found',
    /several entries of this name/,
  ],
  [
    'onepassword',
    "'remoteRef.version' is not implemented in the 1Password provider",
    /does not support remoteRef.version/,
  ],
  [
    'pulumi',
    'getting all secrets is currently not supported by Pulumi',
    /cannot find secrets/,
  ],
  [
    'chef',
    "invalid key format in data section. Expected value 'databagName/databagItemName'",
    /^remoteRef.key does not have the form/,
  ],
  [
    'github',
    'not implemented - this provider supports write-only operations',
    /only writes secrets/,
  ],
])(
  "a provider's refusal of the reference: %s, %s",
  (provider, words, summary) => {
    expect(failing(provider, PLACE + words)).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringMatching(summary),
    });
  },
);

it.each([
  [
    'error finding 1Password Item: status 403: Authorization: token does not have access to vault',
    'provider-access-denied',
  ],
  [
    'could not get secret DB: Doppler API Client Error: Could not find requested secret: DB',
    'remote-key-missing',
  ],
  [
    'error getting variable DB from GitLab: GET https://gitlab.com/api/v4/projects/1/variables/DB: 429 x',
    'provider-throttled',
  ],
])(
  'messages of one provider are recognised without its store: %s',
  (words, id) => {
    expect(failing(null, PLACE + words).id).toBe(id);
  },
);

it('does not mistake a missing right to write for a refused login', () => {
  expect(
    failing(
      'onepassword',
      `${PLACE}error updating 1Password Item: status 401: Unauthorized Request, token does not have write access to the Vault`,
    ).summary,
  ).toBe('The provider denies the SecretStore main access to shop-db.');
});

describe('older operators', () => {
  it.each([
    `could not get secret data from provider: key "shop-db" from ExternalSecret "db": Secret does not exist`,
    `error retrieving secret at .data[0], key: shop-db, err: Secret does not exist`,
    `(combined from similar events): error retrieving secret at .data[0], key: shop-db, err: Secret does not exist`,
  ])('name the key in other words: %s', message => {
    expect(failing('aws', message)).toMatchObject({
      id: 'remote-key-missing',
      confidence: 'proven',
      summary: 'The provider has no key shop-db.',
    });
  });

  it('name the store in other words', () => {
    const finding = failing(
      'aws',
      'error retrieving secret at .data[0], key: shop-db, err: the desired SecretStore main is not ready',
      {
        stores: [
          storeOf(
            'SecretStore',
            'main',
            { aws: {} },
            {
              ready: { status: 'False', reason: 'InvalidProviderConfig' },
            },
          ),
        ],
      },
    );
    expect(finding).toMatchObject({ id: 'store-not-ready' });
  });
});

it('openBao is shown with its own name and its own program', () => {
  const finding = failing('openBao', `${PLACE}Secret does not exist`);
  expect(finding.summary).toContain('OpenBao finds no key shop-db');
  expect(JSON.stringify(finding.remedies)).toContain('bao kv metadata get');
  expect(JSON.stringify(finding.remedies)).not.toContain('"vault ');
  expect(findingOf([finding], 'remote-key-missing')?.confidence).toBe('likely');
});

const REQUEST =
  'operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, ';
const CLOCK =
  "The provider refuses the login of the SecretStore main because of its time: the clock of the operator's node is wrong, or the token is too old.";
const ENCRYPTION_KEY =
  "The provider of the SecretStore main cannot decrypt the secret: the key that encrypts it is disabled, or may not be used by the store's identity.";
const LOGIN =
  'The provider does not accept the credentials of the SecretStore main.';
const CMEK =
  "Permission 'cloudkms.cryptoKeyVersions.useToDecrypt' denied on resource 'projects/p/locations/l/keyRings/r/cryptoKeys/k' (or it may not exist).";

describe('a refusal that looks like another one', () => {
  it.each([
    [
      'aws',
      `${REQUEST}api error SignatureDoesNotMatch: Signature expired: 20261124T115000Z is now earlier than 20261124T115500Z (20261124T120000Z - 5 min.)`,
      'provider-access-denied',
      CLOCK,
    ],
    [
      'aws',
      `${REQUEST}InvalidSignatureException: Signature not yet current: 20261124T130000Z is still later than 20261124T120500Z (20261124T120000Z + 5 min.)`,
      'provider-access-denied',
      CLOCK,
    ],
    [
      'aws',
      `${REQUEST}api error SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.`,
      'provider-access-denied',
      LOGIN,
    ],
    [
      'azurekv',
      'WorkloadIdentityCredential authentication failed. RESPONSE 401: 401 Unauthorized {"error":"invalid_client","error_description":"AADSTS700024: Client assertion is not within its valid time range."}',
      'provider-access-denied',
      CLOCK,
    ],
    [
      'gcpsm',
      'unable to access Secret from SecretManager Client: rpc error: code = Unauthenticated desc = transport: per-RPC creds failed due to error: oauth2: "invalid_grant" "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."',
      'provider-access-denied',
      CLOCK,
    ],
    [
      'aws',
      'operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, api error RegionDisabledException: STS is not activated in this region for account:123456789012.',
      'provider-access-denied',
      'The provider has not activated its service in the region of the SecretStore main for this account.',
    ],
    [
      'gcpsm',
      `unable to access Secret from SecretManager Client: rpc error: code = FailedPrecondition desc = ${CMEK}`,
      'provider-access-denied',
      ENCRYPTION_KEY,
    ],
    [
      'gcpsm',
      `unable to access Secret from SecretManager Client: rpc error: code = PermissionDenied desc = ${CMEK}`,
      'provider-access-denied',
      ENCRYPTION_KEY,
    ],
    [
      'vault',
      'unable to log in with Kubernetes auth: Error making API request.\n\nURL: PUT https://a:8200/v1/auth/kubernetes/login\nCode: 500. Errors:\n\n* lookup failed: service account unauthorized; this could mean it has been deleted or recreated with a new token',
      'provider-access-denied',
      LOGIN,
    ],
    [
      'vault',
      'cannot read secret data from Vault: Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/shop/p\nCode: 473. Raw Message:\n\n',
      'provider-unreachable',
      'The Vault behind the SecretStore main answers from a standby node, which does not serve this request.',
    ],
    [
      'aws',
      `${REQUEST}InvalidRequestException: You can't perform this operation on the secret because it was deleted.`,
      'remote-key-missing',
      'The provider has the key shop-db, but it is deleted.',
    ],
  ])('is told apart: %s, %s', (provider, words, id, summary) => {
    expect(failing(provider, PLACE + words)).toMatchObject({
      id,
      confidence: 'proven',
      summary,
    });
  });
});
