import { mkdirSync, writeFileSync } from 'node:fs';
import {
  decrypt,
  encrypt,
  inspect,
  type KmsKey,
  type MasterKey,
  type UnwrapDataKey,
  type WrapDataKey,
} from '@floe/sops';
import { Workspace } from '../harness';
import { awsKms, ROLE } from './services/awsKms';
import { gcpKms } from './services/gcpKms';
import { huaweiKms } from './services/huaweiKms';
import { KeyServices } from './services/KeyServices';
import { Sops, SOPS_VERSIONS, type SopsVersion } from './Sops';

const TEXT = 'password: s3cret\n';

type Ask = (
  path: string,
  body: object,
  headers?: Record<string, string>,
) => Promise<any>;

/**
 * The text that sops decrypts of a file whose data key a service encrypted for
 * us, and the other way around.
 */
async function openedBothWays(
  sops: Sops,
  key: MasterKey,
  options: string[],
  wrapDataKey: WrapDataKey,
  unwrap: UnwrapDataKey,
) {
  const ours = await encrypt(TEXT, {
    format: 'yaml',
    recipients: [key],
    wrapDataKey,
  });
  const theirs = await sops.encrypt(TEXT, 'a.yaml', ...options);
  const { keyGroups } = await inspect(theirs, { format: 'yaml' });
  const { text } = await decrypt(theirs, {
    format: 'yaml',
    unwrapDataKey: unwrap,
  });
  return {
    faults: (await inspect(ours, { format: 'yaml' })).faults,
    bySops: await sops.decrypt(ours),
    key: keyGroups[0][0].key,
    byUs: text,
  };
}

/** The result of {@link openedBothWays} if all is well. */
const opened = (key: MasterKey) => ({
  faults: [],
  bySops: TEXT,
  key,
  byUs: TEXT,
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

describe.each(SOPS_VERSIONS)('AWS KMS and sops %s', version => {
  const workspace = new Workspace();
  let service: KeyServices;
  let sops: Sops;

  beforeAll(async () => {
    service = await KeyServices.start(awsKms);
    mkdirSync(workspace.path('.aws'), { recursive: true });
    writeFileSync(
      workspace.path('.aws/credentials'),
      '[default]\naws_access_key_id = DEFAULTKEY\naws_secret_access_key = secret\n' +
        '[floe]\naws_access_key_id = PROFILEKEY\naws_secret_access_key = secret\n',
    );
    sops = new Sops(workspace, [], version, {
      AWS_ENDPOINT_URL_KMS: service.url,
      AWS_ENDPOINT_URL_STS: service.url,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });
  afterAll(async () => {
    await service.close();
    await workspace.close();
  });

  const arn = 'arn:aws:kms:eu-central-1:123456789012:key/floe';
  it.each([
    ['alone', { arn }, ['--kms', arn], 'DEFAULTKEY'],
    [
      'with a role',
      { arn, role: ROLE },
      ['--kms', `${arn}+${ROLE}`],
      'ROLEKEY',
    ],
    [
      'with a context',
      { arn, context: { app: 'floe', stage: 'prod' } },
      ['--encryption-context', 'app:floe,stage:prod', '--kms', arn],
      'DEFAULTKEY',
    ],
    [
      'with a profile',
      { arn, awsProfile: 'floe' },
      ['--aws-profile', 'floe', '--kms', arn],
      'PROFILEKEY',
    ],
  ])('a key %s', async (_, fields, options, accessKey) => {
    const ask = async (action: string, body: object) => {
      const response = await fetch(service.url, {
        method: 'POST',
        headers: {
          'x-amz-target': `TrentService.${action}`,
          authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/x`,
        },
        body: JSON.stringify(body),
      });
      return await response.json();
    };
    const named: KmsKey = { type: 'kms', ...fields };
    const result = await openedBothWays(
      sops,
      named,
      options,
      async (key, dataKey) => {
        const { arn: KeyId, context } = key as KmsKey;
        const answer = await ask('Encrypt', {
          KeyId,
          Plaintext: base64(dataKey),
          EncryptionContext: context,
        });
        return answer.CiphertextBlob;
      },
      async (key, CiphertextBlob) => {
        const answer = await ask('Decrypt', {
          CiphertextBlob,
          EncryptionContext: (key as KmsKey).context,
        });
        return bytesOf(answer.Plaintext);
      },
    );
    expect(result).toEqual(opened(named));
  });
});

/** sops 3.9 accepts no other address for these services. */
const NEWEST: SopsVersion = SOPS_VERSIONS[0];

describe.each([
  [
    'Google Cloud KMS',
    gcpKms,
    {
      type: 'gcp_kms' as const,
      resourceId: 'projects/p/locations/global/keyRings/r/cryptoKeys/floe',
    },
    '--gcp-kms',
    (url: string) => ({
      SOPS_GCP_KMS_CLIENT_TYPE: 'rest',
      SOPS_GCP_KMS_ENDPOINT: url,
      GOOGLE_OAUTH_ACCESS_TOKEN: 'token',
    }),
    (ask: Ask) => ({
      wrap: async (plaintext: string, id: string) =>
        (
          await ask(
            `/v1/${id}:encrypt`,
            { plaintext },
            { authorization: 'Bearer token' },
          )
        ).ciphertext,
      unwrap: async (ciphertext: string, id: string) =>
        (
          await ask(
            `/v1/${id}:decrypt`,
            { ciphertext },
            { authorization: 'Bearer token' },
          )
        ).plaintext,
    }),
  ],
  [
    'Huawei Cloud KMS',
    huaweiKms,
    { type: 'hckms' as const, keyId: 'eu-west-101:floe' },
    '--hckms',
    (url: string) => ({
      HUAWEICLOUD_SDK_AK: 'key',
      HUAWEICLOUD_SDK_SK: 'secret',
      HUAWEICLOUD_SDK_PROJECT_ID: 'project',
      HUAWEICLOUD_SDK_REGION_KMS_EU_WEST_101: url,
    }),
    (ask: Ask) => ({
      wrap: async (plaintext: string, id: string) =>
        (
          await ask('/v1.0/project/kms/encrypt-data', {
            key_id: id.split(':')[1],
            plain_text: plaintext,
          })
        ).cipher_text,
      unwrap: async (ciphertext: string) =>
        (
          await ask('/v1.0/project/kms/decrypt-data', {
            cipher_text: ciphertext,
          })
        ).plain_text,
    }),
  ],
])(`%s and sops ${NEWEST}`, (_, answers, key, option, envOf, clientOf) => {
  const workspace = new Workspace();
  let service: KeyServices;

  beforeAll(async () => {
    service = await KeyServices.start(answers);
  });
  afterAll(async () => {
    await service.close();
    await workspace.close();
  });

  it('a key', async () => {
    const client = clientOf(async (path, body, headers = {}) => {
      const response = await fetch(service.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return await response.json();
    });
    const id = 'keyId' in key ? key.keyId : key.resourceId;
    const result = await openedBothWays(
      new Sops(workspace, [], NEWEST, envOf(service.url)),
      key,
      [option, id],
      async (__, dataKey) => await client.wrap(base64(dataKey), id),
      async (__, enc) => bytesOf(await client.unwrap(enc, id)),
    );
    expect(result).toEqual(opened(key));
  });
});
