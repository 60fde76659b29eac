import { findingOf, idsOf } from './__testUtils__/recorded';
import { Case, condition, evaluate } from './__testUtils__/synthetic';

/** A Kustomization that decrypts, with the words of its last attempt. */
function kustomization(
  reason: string,
  message: string,
  fields: object = {},
): Case {
  return {
    kind: 'Kustomization',
    spec: {
      interval: '10m',
      path: './deploy',
      decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
    },
    status: {
      observedGeneration: 1,
      lastAppliedRevision: 'main@sha1:abc',
      lastAttemptedRevision: 'main@sha1:abc',
      ...condition(
        'Ready',
        reason === 'ReconciliationSucceeded' ? 'True' : 'False',
        message,
        '2026-11-24T11:57:00Z',
        reason,
      ),
      ...fields,
    },
  };
}

/** As sops says for each key of a file that none of them decrypts (`usererrors.go`). */
function noKey(...keys: [name: string, words: string][]): string {
  const each = keys.map(([name, words]) => {
    const lines = words.replace(/(.{55}\S*)\s/g, '$1\n      | ');
    return `  ${name}: FAILED\n    - | ${lines}`;
  });
  return `decryption failed for 'Secret.v1.[noGrp]/db.shop': cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.\n\nGroup 0: FAILED\n${each.join(
    '\n\n',
  )}\n\nRecovery failed because no master key was able to decrypt the file. In\norder for SOPS to recover the file, at least one key has to be successful,\nbut none were.`;
}

const ARN = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd';
const AGE = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const WRONG_AGE =
  'failed to create reader for decrypting sops data key with age: identity did not match any of the recipients: incorrect identity for recipient block';
const KMS =
  'failed to decrypt sops data key with AWS KMS: operation error KMS: Decrypt, ';
const KMS_DENIED = `${KMS}https response error StatusCode: 400, RequestID: 1f2c-3d, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/k/1 is not authorized to perform: kms:Decrypt on resource: ${ARN}`;

describe('a file whose key is in a service', () => {
  it.each<[string, [string, string], string, RegExp]>([
    [
      'AWS denies',
      [ARN, KMS_DENIED],
      'AWS KMS does not let the operator decrypt with the key of the file.',
      /kms:Decrypt/,
    ],
    [
      'no credentials',
      [
        ARN,
        `${KMS}get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled`,
      ],
      'The operator has no credentials for AWS KMS, which keeps the key of the file.',
      /kms:Decrypt/,
    ],
    [
      'disabled',
      [
        ARN,
        `${KMS}https response error StatusCode: 400, RequestID: x, DisabledException: ${ARN} is disabled.`,
      ],
      'The key of AWS KMS that the file is encrypted with is disabled or deleted.',
      /Enable the key/,
    ],
    [
      'AWS has no such key',
      [
        ARN,
        `${KMS}https response error StatusCode: 400, RequestID: x, NotFoundException: Key '${ARN}' does not exist`,
      ],
      'AWS KMS has no such key as the file is encrypted with.',
      /Compare the key in the metadata of the file/,
    ],
    [
      'Google denies',
      [
        'projects/p/locations/global/keyRings/r/cryptoKeys/k',
        "failed to decrypt sops data key with GCP KMS key: rpc error: code = PermissionDenied desc = Permission 'cloudkms.cryptoKeyVersions.useToDecrypt' denied on resource 'projects/p' (or it may not exist).",
      ],
      'Google Cloud KMS does not let the operator decrypt with the key of the file.',
      /CryptoKey Decrypter/,
    ],
    [
      'Azure denies',
      [
        'https://v.vault.azure.net/keys/k/1',
        "failed to decrypt sops data key with Azure Key Vault key 'https://v.vault.azure.net/keys/k/1': POST https://v.vault.azure.net/keys/k/1/decrypt RESPONSE 403: 403 Forbidden ERROR CODE: Forbidden",
      ],
      'Azure Key Vault does not let the operator decrypt with the key of the file.',
      /Crypto User/,
    ],
    [
      'Vault denies',
      [
        'https://vault:8200/v1/sops/keys/k',
        "failed to decrypt sops data key from Vault transit backend '/v1/sops/decrypt/k': Error making API request. URL: PUT https://vault:8200/v1/sops/decrypt/k Code: 403. Errors: * permission denied",
      ],
      'Vault does not let the operator decrypt with the key of the file.',
      /transit\/decrypt/,
    ],
    [
      'Vault is not reached',
      [
        'https://vault:8200/v1/sops/keys/k',
        'failed to decrypt sops data key from Vault transit backend \'/v1/sops/decrypt/k\': Put "https://vault:8200/v1/sops/decrypt/k": dial tcp: lookup vault: no such host',
      ],
      'The operator cannot reach Vault, which keeps the key of the file.',
      /network policy/,
    ],
  ])('is not encrypted for others: %s', (_, key, summary, remedy) => {
    const { findings } = evaluate(kustomization('BuildFailed', noKey(key)));
    expect(idsOf(findings)).toEqual(['sops-decryption-failed']);
    expect(findings[0]).toMatchObject({ confidence: 'proven', summary });
    expect(findings[0].remedies[0].title).toMatch(remedy);
    expect(JSON.stringify(findings)).not.toContain('updatekeys');
  });

  it('reports the keys of the operator too', () => {
    const { findings } = evaluate(
      kustomization('BuildFailed', noKey([AGE, WRONG_AGE], [ARN, KMS_DENIED])),
    );
    expect(findings[0].summary).toBe(
      "AWS KMS does not let the operator decrypt with the key of the file. The operator's own keys do not decrypt the file either.",
    );
  });

  it.each([
    [noKey([AGE, WRONG_AGE]), /it is encrypted for other recipients/],
    [noKey(['x', 'words that are not known']), /may be encrypted for other/],
  ])('is distinguished from other recipients', (message, summary) => {
    const { findings } = evaluate(kustomization('BuildFailed', message));
    expect(findings[0].summary).toMatch(summary);
    expect(JSON.stringify(findings[0].remedies)).toContain('updatekeys');
  });
});

describe('a Kustomization that cannot be built or applied', () => {
  it.each([
    [
      'BuildFailed',
      "post build failed for '/v1, Kind=Secret/db': substitute from 'ConfigMap/vars' error: configmaps \"vars\" not found",
      /cannot read the ConfigMap/,
    ],
    [
      'BuildFailed',
      "post build failed for '/v1, Kind=Secret/db': envsubst error: bad substitution",
      /cannot parse what follows/,
    ],
    [
      'ReconciliationFailed',
      'ServiceMonitor/shop/web dry-run failed: no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"',
      /does not serve the kind/,
    ],
    [
      'ReconciliationFailed',
      'ExternalSecret/shop/db dry-run failed: no matches for kind "ExternalSecret" in version "external-secrets.io/v1beta1"',
      /does not serve the kind or API version of the ExternalSecret shop\/db/,
    ],
  ])('explains the cause: %s, %s', (reason, message, summary) => {
    const { findings } = evaluate(kustomization(reason, message));
    expect(findings[0]).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringMatching(summary),
    });
    expect(findings[0].remedies.length).toBeGreaterThan(1);
  });

  it.each([
    [{ entries: [] }, ['target-missing']],
    [{ entries: [{ id: 'shop_db__Secret', v: 'v1' }] }, []],
    [undefined, []],
  ])('reports that it applies nothing: %j', (inventory, ids) => {
    const { findings } = evaluate(
      kustomization('ReconciliationSucceeded', 'Applied', { inventory }),
    );
    expect(idsOf(findings)).toEqual(ids);
  });
});

describe("the messages of isindir's operator about a Secret", () => {
  const LOG =
    'kubectl logs -n NAMESPACE -l app.kubernetes.io/name=sops-secrets-operator';

  const saying = (message: string, names = ['db']): Case => ({
    kind: 'SopsSecret',
    spec: {
      secretTemplates: names.map(name => ({
        name,
        stringData: { a: 'ENC[AES256_GCM,data:YQ==,type:str]' },
      })),
    },
    status: { message },
  });

  it.each([
    [
      'Child secret is not owned by controller error',
      /^The Secret db exists and does not belong/,
      'kubectl annotate secret db -n shop sopssecret/managed=true',
    ],
    [
      'New child secret creation error',
      /cannot be built from its template/,
      LOG,
    ],
    ['Child secret update error', /refused to update the Secret db/, LOG],
  ])('are explained: %s', (message, summary, command) => {
    const { findings } = evaluate(saying(message));
    expect(findings[0]).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringMatching(summary),
    });
    const commands = findings[0].remedies.map(remedy => remedy.command);
    expect(commands).toEqual(
      expect.arrayContaining([expect.stringContaining(command)]),
    );
  });

  it('name no Secret if there are several', () => {
    const { findings } = evaluate(
      saying('Child secret is not owned by controller error', ['a', 'b']),
    );
    expect(findings[0].summary).toMatch(/^One of its Secrets exists/);
    expect(JSON.stringify(findings)).not.toContain('annotate secret');
  });
});

describe('a SealedSecret', () => {
  const CIPHERTEXT = Buffer.concat([
    Buffer.from([2, 0]),
    Buffer.alloc(512, 7),
    Buffer.alloc(40, 9),
  ]).toString('base64');
  const sealed = (fields: Partial<Case>): Case => ({
    kind: 'SealedSecret',
    spec: { encryptedData: { password: CIPHERTEXT, user: CIPHERTEXT } },
    ...fields,
  });
  const unsealed = (at: string) => ({
    ...{ type: 'Normal' as const, reason: 'Unsealed' },
    ...{ message: 'SealedSecret unsealed successfully', at },
  });
  const synced = {
    conditions: [
      {
        ...{ type: 'Synced', status: 'True' },
        lastTransitionTime: '2026-11-20T09:00:00Z',
        lastUpdateTime: '2026-11-20T09:00:00Z',
      },
    ],
  };

  it.each([
    ['2026-11-20T08:00:00Z', 'synced', []],
    ['2026-11-24T11:30:00Z', 'unknown', ['change-pending']],
  ])(
    'without an observed generation proves only older states: %s',
    (changedAt, state, ids) => {
      const evaluated = evaluate(
        sealed({ changedAt, metadata: { generation: 3 }, status: synced }),
      );
      expect(evaluated.state).toBe(state);
      expect(idsOf(evaluated.findings)).toEqual(ids);
    },
  );

  it('without a condition has one finding', () => {
    const { findings } = evaluate(
      sealed({ status: { observedGeneration: 1 } }),
    );
    expect(idsOf(findings)).toEqual(['never-synced']);
  });

  it('was synced once if an event says so', () => {
    const { findings } = evaluate(
      sealed({
        events: [
          unsealed('2026-11-24T10:00:00Z'),
          {
            reason: 'ErrUnsealFailed',
            message: 'Failed to unseal: no key could decrypt secret (user)',
            at: '2026-11-24T11:00:00Z',
          },
        ],
      }),
    );
    expect(idsOf(findings)).toEqual(['cannot-decrypt']);
  });

  it.each<[Partial<Case>, string, RegExp]>([
    [{ targetKeys: ['password'] }, 'error', /its target db has no user/],
    [{ targetKeys: ['password', 'user'] }, 'info', /it is not known whether/],
    [
      {
        ...{ changedAt: '2026-11-24T11:30:00Z', metadata: { generation: 2 } },
        events: [unsealed('2026-11-24T10:00:00Z')],
      },
      'warning',
      /It unsealed the object before its last change/,
    ],
  ])('without a status reports what is known: %j', (fields, ...expected) => {
    const { findings } = evaluate(sealed(fields));
    const [severity, summary] = expected;
    expect(findings[0]).toMatchObject({
      id: 'never-synced',
      severity,
      summary: expect.stringMatching(summary as RegExp),
    });
  });

  it('was likely unsealed since then if an event says so', () => {
    const { findings } = evaluate(
      sealed({
        ...{ changedAt: '2026-11-24T11:30:00Z', metadata: { generation: 3 } },
        status: { ...synced, observedGeneration: 2 },
        events: [unsealed('2026-11-24T11:30:02Z')],
      }),
    );
    expect(findingOf(findings, 'change-pending')).toMatchObject({
      severity: 'warning',
      summary: expect.stringContaining('was unsealed since'),
    });
  });
});

it('reports no first sync if the object is being deleted', () => {
  const { findings } = evaluate({
    kind: 'ExternalSecret',
    metadata: {
      deletionTimestamp: '2026-11-24T11:00:00Z',
      finalizers: [
        'externalsecrets.external-secrets.io/externalsecret-cleanup',
      ],
    },
    spec: { data: [{ secretKey: 'p', remoteRef: { key: 'k' } }] },
  });
  expect(idsOf(findings)).toEqual(['deletion-pending']);
});

describe('sync windows with a time zone', () => {
  const never = 'No sync window of this secret ever opens';
  it.each([
    // The CRD admits five fields, so the zone leaves four.
    ['allow', 'TZ=Europe/Berlin 0 2 * *', never],
    ['allow', 'CRON_TZ=Mars/Phobos 0 2 * * *', never],
    ['allow', 'TZ=UTC @daily a b c', never],
    ['allow', 'CRON_TZ=Europe/Berlin 0 2 * * *', null],
    ['deny', 'TZ=Mars/Phobos 0 2 * * *', 'The operator should have refreshed'],
  ])('%s %s', (kind, schedule, said) => {
    const { findings } = evaluate({
      kind: 'ExternalSecret',
      spec: {
        refreshInterval: '1h',
        data: [{ secretKey: 'p', remoteRef: { key: 'k' } }],
        syncWindows: { kind, windows: [{ schedule, duration: '4h' }] },
      },
      status: {
        binding: { name: 'db' },
        refreshTime: '2026-11-20T02:30:00Z',
        syncedResourceVersion: '1-a',
        ...condition(
          ...(['Ready', 'True', 'secret synced'] as const),
          ...(['2026-11-20T02:30:00Z', 'SecretSynced'] as const),
        ),
      },
    });
    expect(findings).toHaveLength(said === null ? 0 : 1);
    expect(findings.map(({ summary }) => summary).join()).toMatch(said ?? '');
  });
});
