import { mockServices } from '@backstage/backend-test-utils';
import { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CIPHERTEXT, StandIn, StandInAnswer } from './__testUtils__/StandIn';
import { createDataKeys } from './createDataKeys';

const DATA_KEY = Buffer.from(
  Array.from({ length: 32 }, (_, index) => (index * 37 + 130) % 256),
);
const DATA_KEY_TEXTS = [
  DATA_KEY.toString('base64'),
  DATA_KEY.toString('hex'),
  DATA_KEY.toString('base64').slice(0, 20),
];
const ROLE = 'arn:aws:iam::123456789012:role/sops';
const ADDRESS = 'https://vault.example.com:8200';

const kms: SopsServiceKey = {
  type: 'kms',
  arn: 'arn:aws:kms:eu-central-1:123456789012:key/floe',
};
const gcp: SopsServiceKey = {
  type: 'gcp_kms',
  resource_id: 'projects/p/locations/global/keyRings/sops/cryptoKeys/floe',
};
const vault: SopsServiceKey = {
  type: 'hc_vault',
  vault_address: ADDRESS,
  engine_path: 'teams/transit',
  key_name: 'floe',
};

const CREDENTIALS = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleResult><Credentials><AccessKeyId>ROLEKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

/** A clock whose timers go off when a test says so. */
function timersByHand() {
  const waiting = new Set<() => void>();
  return {
    clock: {
      now: () => Date.parse('2026-11-24T12:00:00Z'),
      setTimer(callback: () => void) {
        waiting.add(callback);
        return () => waiting.delete(callback);
      },
    },
    expire: () => waiting.forEach(callback => callback()),
    waiting,
  };
}

describe('data keys', () => {
  const { clock, expire, waiting } = timersByHand();
  let standIn: StandIn;
  let directory: string;
  let dataKeys: ReturnType<typeof createDataKeys>;
  const before = { ...process.env };

  /** Answers as the service of a key does. */
  const encrypts = () => {
    standIn.answer = ({ body, path }): StandInAnswer => {
      if (path.startsWith('/computeMetadata/')) {
        return {
          headers: {
            'metadata-flavor': 'Google',
            'content-type': 'application/json',
          },
          body: { access_token: 'gcp-token', expires_in: 3600 },
        };
      }
      if (body.startsWith('Action=AssumeRole')) {
        return { headers: { 'content-type': 'text/xml' }, body: CREDENTIALS };
      }
      if (path.startsWith('/v1/projects/')) {
        return { body: { ciphertext: CIPHERTEXT } };
      }
      return path === '/'
        ? {
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: { CiphertextBlob: CIPHERTEXT },
          }
        : { body: { data: { ciphertext: `vault:v3:${CIPHERTEXT}` } } };
    };
  };

  beforeAll(async () => {
    standIn = await StandIn.start();
    directory = await mkdtemp(join(tmpdir(), 'data-keys-'));
    await writeFile(join(directory, 'token'), 'hvs.token-of-vault\n');
    process.env.GCE_METADATA_HOST = new URL(standIn.url).host;
    process.env.METADATA_SERVER_DETECTION = 'assume-present';
    delete process.env.GOOGLE_APPLICATION_CREDENTIALS;
  });
  afterAll(async () => {
    process.env = before;
    await standIn.stop();
    await rm(directory, { recursive: true });
  });
  beforeEach(() => {
    standIn.requests.length = 0;
    encrypts();
    dataKeys = createDataKeys({
      clock,
      config: mockServices.rootConfig({
        data: {
          aws: {
            mainAccount: { accessKeyId: 'MAINKEY', secretAccessKey: 's' },
            accounts: [
              {
                accountId: '999999999999',
                accessKeyId: 'OTHERKEY',
                secretAccessKey: 's',
              },
            ],
          },
          floeSecrets: {
            dataKeys: {
              timeout: '1s',
              kms: { endpoint: standIn.url, stsEndpoint: standIn.url },
              gcpKms: { endpoint: standIn.url },
              vaults: [
                {
                  address: ADDRESS,
                  endpoint: standIn.url,
                  namespace: 'floe',
                  tokenFile: join(directory, 'token'),
                },
              ],
            },
          },
        },
      }),
    });
  });
  afterEach(async () => {
    await dataKeys.stop();
    if (waiting.size > 0) {
      throw new Error('A timer was left');
    }
  });

  const wrap = (key: SopsServiceKey) => dataKeys.dataKeys.wrap(key, DATA_KEY);
  const refused = async (key: SopsServiceKey): Promise<Error> =>
    await wrap(key).then(
      () => {
        throw new Error('It was not refused');
      },
      error => error,
    );

  it('are encrypted by AWS KMS', async () => {
    expect(await wrap(kms)).toBe(CIPHERTEXT);
    expect(standIn.requests).toMatchObject([
      {
        headers: {
          'x-amz-target': 'TrentService.Encrypt',
          authorization: expect.stringContaining(
            'Credential=MAINKEY/20',
          ) as string,
        },
      },
    ]);
    expect(standIn.requests[0].headers.authorization).toContain(
      '/eu-central-1/kms/',
    );
    expect(JSON.parse(standIn.requests[0].body)).toEqual({
      KeyId: kms.type === 'kms' && kms.arn,
      Plaintext: DATA_KEY.toString('base64'),
    });
  });

  it('are encrypted by AWS KMS with a role, a context and the account of the key', async () => {
    const context = { app: 'floe', stage: 'prod' };
    await wrap({ ...kms, role: ROLE, context });
    await wrap({
      ...kms,
      arn: kms.arn.replace('123456789012', '999999999999'),
    });
    const [assume, encrypt, other] = standIn.requests;
    expect(new URLSearchParams(assume.body).get('RoleArn')).toBe(ROLE);
    expect(assume.headers.authorization).toContain('Credential=MAINKEY/');
    expect(encrypt.headers.authorization).toContain('Credential=ROLEKEY/');
    expect(JSON.parse(encrypt.body).EncryptionContext).toEqual(context);
    expect(other.headers.authorization).toContain('Credential=OTHERKEY/');
  });

  it('are encrypted by Google Cloud KMS', async () => {
    expect(await wrap(gcp)).toBe(CIPHERTEXT);
    expect(standIn.requests.at(-1)).toMatchObject({
      path: '/v1/projects/p/locations/global/keyRings/sops/cryptoKeys/floe:encrypt',
      headers: { authorization: 'Bearer gcp-token' },
      body: JSON.stringify({ plaintext: DATA_KEY.toString('base64') }),
    });
  });

  it('are encrypted by Vault, with the present token of its file', async () => {
    expect(await wrap(vault)).toBe(`vault:v3:${CIPHERTEXT}`);
    await writeFile(join(directory, 'token'), 'hvs.renewed');
    await wrap(vault);
    expect(standIn.requests).toMatchObject([
      {
        path: '/v1/teams/transit/encrypt/floe',
        headers: {
          'x-vault-token': 'hvs.token-of-vault',
          'x-vault-namespace': 'floe',
        },
        body: JSON.stringify({ plaintext: DATA_KEY.toString('base64') }),
      },
      { headers: { 'x-vault-token': 'hvs.renewed' } },
    ]);
  });

  it('are never sent to a Vault that configuration does not name', async () => {
    const error = await refused({ ...vault, vault_address: standIn.url });
    expect(error.message).toContain('does not name this address');
    expect(standIn.requests).toEqual([]);
  });

  const services: [string, SopsServiceKey][] = [
    ['AWS KMS', kms],
    ['Google Cloud KMS', gcp],
    ['Vault', vault],
  ];
  /** Only the service of keys answers otherwise; who hands out credentials does not. */
  const answerOnly = (answer: (request: { body: string }) => object) => {
    const before_ = standIn.answer;
    standIn.answer = request =>
      request.path.startsWith('/computeMetadata/')
        ? before_(request)
        : (answer(request) as ReturnType<StandIn['answer']>);
  };
  const hides = ({ message, stack }: Error) => {
    for (const text of [...DATA_KEY_TEXTS, 'hvs.', 'gcp-token']) {
      expect(`${message}${stack}`).not.toContain(text);
    }
  };

  describe.each(services)('of %s', (name, key) => {
    it.each([
      [
        'an answer that quotes the data key',
        ({ body }: { body: string }) => ({
          status: 400,
          headers: { 'content-type': 'application/x-amz-json-1.1' },
          body: {
            __type: `ValidationException`,
            message: body,
            errors: [body],
          },
        }),
        /400|ValidationException/,
      ],
      [
        'no permission',
        () => ({
          status: 403,
          headers: { 'content-type': 'application/x-amz-json-1.1' },
          body: { __type: 'AccessDeniedException', message: 'secret words' },
        }),
        /kms:Encrypt|useToEncrypt|does not let the portal's token/,
      ],
      [
        'an answer that is too large',
        () => ({ body: { CiphertextBlob: 'A'.repeat(200_000) } }),
        /larger than 64 KiB/,
      ],
      [
        'an answer that is no ciphertext',
        () => ({
          body: {
            CiphertextBlob: DATA_KEY.toString('base64'),
            ciphertext: DATA_KEY.toString('base64'),
            data: { ciphertext: `vault:v1:${DATA_KEY.toString('base64')}` },
          },
        }),
        /is no ciphertext/,
      ],
    ])('are refused for %s', async (_, answer, words) => {
      answerOnly(answer);
      const error = await refused(key);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).toContain(`${name} did not encrypt the data key`);
      expect(error.message).toMatch(words);
      expect(error.message).not.toContain('secret words');
      hides(error);
    });

    it('are refused if the service does not answer in time', async () => {
      answerOnly(() => {
        setImmediate(expire);
        return { body: undefined };
      });
      const error = await refused(key);
      expect(error.message).toContain('no answer within 1 s');
      hides(error);
    });
  });

  it('are not sent on by a redirection', async () => {
    answerOnly(() => ({
      status: 307,
      headers: { location: `${standIn.url}/elsewhere` },
      body: {},
    }));
    const error = await refused(vault);
    expect(error.message).toContain('which is not followed');
    expect(standIn.requests).toHaveLength(1);
  });

  it('report that nothing answers', async () => {
    const gone = await StandIn.start();
    const { url } = gone;
    await gone.stop();
    const lost = createDataKeys({
      clock,
      config: mockServices.rootConfig({
        data: {
          aws: { mainAccount: { accessKeyId: 'A', secretAccessKey: 's' } },
          floeSecrets: {
            dataKeys: {
              kms: { endpoint: url },
              gcpKms: { endpoint: url },
              vaults: [{ address: ADDRESS, endpoint: url, token: 't' }],
            },
          },
        },
      }),
    });
    for (const [, key] of services) {
      await expect(lost.dataKeys.wrap(key, DATA_KEY)).rejects.toThrow(
        'it cannot be reached',
      );
    }
    await lost.stop();
  });
});
