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
/** The resource that a token must be for. */
export const RESOURCE = 'https://vault.azure.net';

const TENANT = '6f1c0a52-2d44-4a5e-9f0e-0d6c3a6b7c11';

/**
 * One version of an RSA key, which really encrypts, unlike the keys of the
 * other fake services.
 */
export type KeyVersion = {
  name: string;
  /** 32 hexadecimal digits. */
  version: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
};

export function keyVersion(name: string, version: string): KeyVersion {
  return {
    name,
    version,
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
  };
}

/**
 * Azure Key Vault's paths to get a key, and to encrypt and decrypt with it,
 * only with RSA-OAEP-256. Like the real one, it redirects a client without a
 * token to Entra ID, refuses requests without a version of the API, and uses
 * the newest version of a key for an empty version.
 *
 * @param versions - of all keys, the newest of each last; more may be added
 *   later
 * @param token - the accepted token
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
