import { readFile } from 'node:fs/promises';
import {
  DataKeyServiceKey,
  DataKeyWrapper,
  KeyServiceError,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { VaultConfig } from '../readDataKeysConfig';
import { postJson } from './postJson';

const MAX_TOKEN_LENGTH = 64 * 1024;

/** The transit engines of the Vaults that configuration names. */
export class VaultTransit implements DataKeyWrapper<'hc_vault'> {
  readonly #vaults: ReadonlyMap<string, VaultConfig>;

  constructor(vaults: readonly VaultConfig[]) {
    this.#vaults = new Map(vaults.map(vault => [vault.address, vault]));
  }

  async wrap(
    key: DataKeyServiceKey<'hc_vault'>,
    dataKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<string> {
    const vault = this.#vaults.get(key.vault_address);
    if (!vault) {
      throw new KeyServiceError(
        'floeSecrets.dataKeys.vaults does not name this address',
      );
    }
    const path = [
      ...['v1', ...key.engine_path.split('/')],
      ...['encrypt', key.key_name],
    ];
    const { body, status } = await postJson(
      `${vault.endpoint}/${path.map(encodeURIComponent).join('/')}`,
      {
        headers: {
          'x-vault-token': await tokenOf(vault),
          'x-vault-request': 'true',
          ...(vault.namespace && { 'x-vault-namespace': vault.namespace }),
        },
        body: { plaintext: Buffer.from(dataKey).toString('base64') },
        signal,
      },
    );
    if (status !== 200) {
      throw new KeyServiceError(refusal(status, key));
    }
    return String(
      (body as { data?: { ciphertext?: unknown } } | null)?.data?.ciphertext,
    );
  }
}

/** A token in a file can be replaced while the portal runs, as Vault Agent does. */
async function tokenOf(vault: VaultConfig): Promise<string> {
  if (vault.token) {
    return vault.token;
  }
  let text: string;
  try {
    text = (await readFile(vault.tokenFile!, 'utf8')).trim();
  } catch {
    throw new KeyServiceError(
      `the file of its token cannot be read (floeSecrets.dataKeys.vaults[].tokenFile)`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(text) || text.length > MAX_TOKEN_LENGTH) {
    throw new KeyServiceError(
      `the file of its token holds no token (floeSecrets.dataKeys.vaults[].tokenFile)`,
    );
  }
  return text;
}

function refusal(status: number, key: DataKeyServiceKey<'hc_vault'>): string {
  const path = `${key.engine_path}/encrypt/${key.key_name}`;
  switch (status) {
    case 400:
      return `it does not encrypt with this key (status 400): check that ${path} exists, that the token may also create it or it is there already, and that its type can encrypt`;
    case 403:
      return `its policy does not let the portal's token update ${path}, or the token has expired (status 403)`;
    case 404:
      return `it has no transit engine at ${key.engine_path}, or no such namespace (status 404)`;
    case 429:
      return 'too many requests are sent to it (status 429). Try again in a moment';
    case 503:
      return 'it is sealed or in maintenance (status 503)';
    default:
      return status >= 300 && status < 400
        ? `it answers with another address (status ${status}), which is not followed: set floeSecrets.dataKeys.vaults[].endpoint`
        : `it answered with status ${status}`;
  }
}
