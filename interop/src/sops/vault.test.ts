import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, inspect, type MasterKey } from '@floe/sops';
import { Workspace } from '../harness';
import { Sops, SOPS_VERSIONS } from './Sops';

const TEXT = 'password: s3cret\n';

/**
 * The two paths of Vault's transit engine that sops needs. Its ciphertext is
 * only the reversed text.
 */
function transitStandIn(): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString());
      const backwards = (text: string) => [...text].reverse().join('');
      const data = request.url?.startsWith('/v1/transit/encrypt/floe')
        ? { ciphertext: `vault:v1:${backwards(body.plaintext)}` }
        : { plaintext: backwards(body.ciphertext.replace('vault:v1:', '')) };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data }));
    });
  });
}

describe.each(SOPS_VERSIONS)("Vault's transit engine and sops %s", version => {
  const workspace = new Workspace();
  let server: Server;
  let key: MasterKey;
  let sops: Sops;

  beforeAll(async () => {
    server = transitStandIn();
    await new Promise<void>(ready => {
      server.listen(0, '127.0.0.1', ready);
    });
    const { port } = server.address() as AddressInfo;
    key = {
      type: 'hc_vault',
      vaultAddress: `http://127.0.0.1:${port}`,
      enginePath: 'transit',
      keyName: 'floe',
    };
    sops = new Sops(workspace, [], version, { VAULT_TOKEN: 'token' });
  });
  afterAll(async () => {
    server.close();
    await workspace.close();
  });

  const transit = async (action: string, body: object) => {
    const { vaultAddress } = key as Extract<MasterKey, { type: 'hc_vault' }>;
    const response = await fetch(`${vaultAddress}/v1/transit/${action}/floe`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });
    return (await response.json()).data;
  };

  it('decrypts a file whose data key it encrypted for us', async () => {
    const file = await encrypt(TEXT, {
      format: 'yaml',
      recipients: [key],
      wrapDataKey: async (_, dataKey) => {
        const plaintext = Buffer.from(dataKey).toString('base64');
        return (await transit('encrypt', { plaintext })).ciphertext;
      },
    });
    expect((await inspect(file, { format: 'yaml' })).faults).toEqual([]);
    expect(await sops.decrypt(file)).toBe(TEXT);
  });

  it('encrypts a data key that we decrypt', async () => {
    const { vaultAddress } = key as Extract<MasterKey, { type: 'hc_vault' }>;
    const file = await sops.encrypt(
      TEXT,
      'a.yaml',
      '--hc-vault-transit',
      `${vaultAddress}/v1/transit/keys/floe`,
    );
    const { keyGroups } = await inspect(file, { format: 'yaml' });
    expect(keyGroups[0][0].key).toEqual(key);
    const { text } = await decrypt(file, {
      format: 'yaml',
      unwrapDataKey: async (_, ciphertext) =>
        Buffer.from(
          (
            await transit('decrypt', { ciphertext })
          ).plaintext,
          'base64',
        ),
    });
    expect(text).toBe(TEXT);
  });
});
