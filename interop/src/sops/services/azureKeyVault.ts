import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  type KeyObject,
} from 'node:crypto';
import type { Service, ServiceAnswer } from './KeyServices';

export const VAULT_HOST = 'floe.vault.azure.net';
export const VAULT_URL = `https://${VAULT_HOST}`;
/** What a token must be for. */
export const RESOURCE = 'https://vault.azure.net';

const TENANT = '6f1c0a52-2d44-4a5e-9f0e-0d6c3a6b7c11';

/** One version of an RSA key, which unlike the other stand-ins' keys really encrypts. */
export interface KeyVersion {
  name: string;
  /** 32 hexadecimal digits. */
  version: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export function keyVersion(name: string, version: string): KeyVersion {
  return {
    name,
    version,
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
  };
}

/**
 * Azure Key Vault's paths for getting a key, encrypting and decrypting with it, by RSA-OAEP-256 alone. As the real one,
 * it redirects a client without a token to Entra ID, refuses what names no version of the API, and takes an empty version of
 * a key for the newest.
 *
 * @param versions - of all keys, the newest of each last; may grow
 * @param token - the one that lets in
 */
export function azureKeyVault(
  versions: readonly KeyVersion[],
  token: string,
): Service {
  return ({ method, path, headers, body }) => {
    if (headers.authorization !== `Bearer ${token}`) {
      return {
        ...failure(401, 'Unauthorized'),
        headers: {
          'www-authenticate': `Bearer authorization="https://login.microsoftonline.com/${TENANT}", resource="${RESOURCE}"`,
        },
      };
    }
    const { pathname, searchParams } = new URL(path, VAULT_URL);
    if (!searchParams.get('api-version')) {
      return failure(400, 'BadParameter');
    }
    const [, name, version, action] =
      /^\/keys\/([^/]+)(?:\/([^/]*))?(?:\/(encrypt|decrypt))?$/.exec(
        pathname,
      ) ?? [];
    const key = versions.findLast(
      one => one.name === name && (!version || one.version === version),
    );
    if (!key) {
      return failure(404, 'KeyNotFound');
    }
    const kid = `${VAULT_URL}/keys/${key.name}/${key.version}`;
    if (method === 'GET' && !action) {
      return {
        body: { key: { kid, ...key.publicKey.export({ format: 'jwk' }) } },
      };
    }
    return method === 'POST' && action
      ? operate(key, kid, action, JSON.parse(body))
      : failure(405, 'MethodNotAllowed');
  };
}

function operate(
  { publicKey, privateKey }: KeyVersion,
  kid: string,
  action: string,
  { alg, value }: { alg: string; value: string },
): ServiceAnswer {
  if (alg !== 'RSA-OAEP-256') {
    return failure(400, 'BadParameter');
  }
  const padding = {
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha256',
  };
  const given = Buffer.from(value, 'base64url');
  try {
    const result =
      action === 'encrypt'
        ? publicEncrypt({ key: publicKey, ...padding }, given)
        : privateDecrypt({ key: privateKey, ...padding }, given);
    return { body: { kid, value: result.toString('base64url') } };
  } catch {
    return failure(400, 'BadParameter');
  }
}

function failure(status: number, code: string): ServiceAnswer {
  return { status, body: { error: { code, message: code } } };
}
