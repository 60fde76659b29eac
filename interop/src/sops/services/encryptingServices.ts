import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Service, ServiceAnswer } from './KeyServices';

/** The role that a key of AWS KMS is used with. */
export const SOPS_ROLE = 'arn:aws:iam::123456789012:role/sops';

/**
 * The identities of the portal and of a key holder at each service. The portal
 * may encrypt and not decrypt.
 */
export const CALLERS = {
  portal: { aws: 'PORTALKEY', gcp: 'portal-of-gcp', vault: 'portal-of-vault' },
  holder: { aws: 'HOLDERKEY', gcp: 'holder-of-gcp', vault: 'holder-of-vault' },
};

type Action = 'encrypt' | 'decrypt';

const KEY = randomBytes(32);

function seal(plaintext: string, boundTo: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([
    iv,
    cipher.update(plaintext, 'base64'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}

function unseal(ciphertext: string, boundTo: string): string | undefined {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(12, -16)),
      decipher.final(),
    ]).toString('base64');
  } catch {
    return undefined;
  }
}

const forbidden = (name: string): ServiceAnswer => ({
  status: 403,
  body: { __type: name, error: { code: 403 }, errors: ['permission denied'] },
});

const credentials = (
  accessKey: string,
) => `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult><Credentials><AccessKeyId>${accessKey}ROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
  <SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
</AssumeRoleResponse>`;

function awsKms({ headers, body }: Parameters<Service>[0]): ServiceAnswer {
  const caller = /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1];
  if (body.startsWith('Action=AssumeRole')) {
    return body.includes(encodeURIComponent(SOPS_ROLE))
      ? { body: credentials(caller!) }
      : forbidden('AccessDenied');
  }
  const input = JSON.parse(body);
  const isEncrypt = headers['x-amz-target'] === 'TrentService.Encrypt';
  const roleOf = (name: string) => [name, `${name}ROLE`];
  const mayDo = [
    ...roleOf(CALLERS.holder.aws),
    ...(isEncrypt ? roleOf(CALLERS.portal.aws) : []),
  ];
  if (!caller || !mayDo.includes(caller)) {
    return forbidden('AccessDeniedException');
  }
  const context = JSON.stringify(
    Object.entries(input.EncryptionContext ?? {}).sort(),
  );
  if (isEncrypt) {
    const boundTo = `${input.KeyId} ${context}`;
    return {
      body: {
        KeyId: input.KeyId,
        CiphertextBlob: seal(input.Plaintext, boundTo),
      },
    };
  }
  const Plaintext = unseal(input.CiphertextBlob, `${input.KeyId} ${context}`);
  return Plaintext
    ? { body: { KeyId: input.KeyId, Plaintext } }
    : { status: 400, body: { __type: 'InvalidCiphertextException' } };
}

/** Whether a caller of Google's or Vault's service may do something. */
const mayDo = (service: 'gcp' | 'vault', token: unknown, action: Action) =>
  token === CALLERS.holder[service] ||
  (token === CALLERS.portal[service] && action === 'encrypt');

function gcpKms(
  { headers, body }: Parameters<Service>[0],
  key: string,
  action: Action,
): ServiceAnswer {
  const token = headers.authorization?.replace('Bearer ', '');
  if (!mayDo('gcp', token, action)) {
    return forbidden('');
  }
  const input = JSON.parse(body);
  if (action === 'encrypt') {
    return { body: { name: key, ciphertext: seal(input.plaintext, key) } };
  }
  const plaintext = unseal(input.ciphertext, key);
  return plaintext
    ? { body: { plaintext } }
    : { status: 400, body: { error: { code: 400 } } };
}

function vaultTransit(
  { headers, body }: Parameters<Service>[0],
  path: string,
  action: Action,
): ServiceAnswer {
  if (!mayDo('vault', headers['x-vault-token'], action)) {
    return forbidden('');
  }
  const input = JSON.parse(body);
  if (action === 'encrypt') {
    return {
      body: { data: { ciphertext: `vault:v1:${seal(input.plaintext, path)}` } },
    };
  }
  const plaintext = unseal(input.ciphertext.replace('vault:v1:', ''), path);
  return plaintext
    ? { body: { data: { plaintext } } }
    : { status: 400, body: { errors: ['invalid ciphertext'] } };
}

/**
 * AWS KMS with STS, Google Cloud KMS with its metadata server, and Vault's
 * transit engine at one address. They really encrypt, bind each ciphertext to
 * its key and context, and let the portal only encrypt.
 */
export const encryptingServices: Service = request => {
  const { path } = request;
  if (path.startsWith('/computeMetadata/')) {
    return {
      headers: { 'metadata-flavor': 'Google' },
      body: { access_token: CALLERS.portal.gcp, expires_in: 3600 },
    };
  }
  const [, key, ofGcp] =
    /^\/v1\/(projects\/[^:]+):(encrypt|decrypt)/.exec(path) ?? [];
  if (key) {
    return gcpKms(request, key, ofGcp as Action);
  }
  const [, engine, ofVault, name] =
    /^\/v1\/(.+)\/(encrypt|decrypt)\/([^/]+)$/.exec(path) ?? [];
  return engine
    ? vaultTransit(request, `${engine} ${name}`, ofVault as Action)
    : awsKms(request);
};
