import {
  constants,
  createDecipheriv,
  KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { groupBy, shuffle } from 'lodash';
import { decodeGoBase64 } from '../../goBase64';
import { renderTemplate } from '../../goTemplate/renderTemplate';
import { KubernetesObject, ObjectMeta, Secret } from '../../objects';

type SealedSecretSpec = {
  encryptedData?: Record<string, string>;
  template?: {
    type?: string;
    immutable?: boolean;
    metadata?: Partial<ObjectMeta> | null;
    data?: Record<string, string> | null;
  };
};

export type SealedSecretStatus = {
  observedGeneration?: number;
  conditions?: {
    type: string;
    status: string;
    message?: string;
    lastTransitionTime?: string;
    lastUpdateTime?: string;
  }[];
};

export type SealedSecret = KubernetesObject<
  SealedSecretSpec,
  SealedSecretStatus
>;

const TAG_BYTES = 16;
const ZERO_NONCE = Buffer.alloc(12);
const SCOPES = 'sealedsecrets.bitnami.com';

/** The label of the encryption, from the object's own annotations: its scope. */
export function encryptionLabel({ metadata }: SealedSecret): Buffer {
  const { name, namespace, annotations = {} } = metadata;
  if (annotations[`${SCOPES}/cluster-wide`] === 'true') {
    return Buffer.alloc(0);
  }
  if (annotations[`${SCOPES}/namespace-wide`] === 'true') {
    return Buffer.from(namespace!);
  }
  return Buffer.from(`${namespace}/${name}`);
}

/**
 * The Secret in a SealedSecret:
 * pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go.
 *
 * @throws an Error with the controller's message; the order of its keys is not
 *   defined
 */
export function unseal(
  sealed: SealedSecret,
  keys: readonly KeyObject[],
): Secret {
  const { template = {} } = sealed.spec ?? {};
  const { data, failures } = openAll(sealed, keys);
  const values = Object.fromEntries(
    [...data].map(([name, value]) => [name, value.toString('utf8')]),
  );
  for (const [name, text] of Object.entries(template.data ?? {})) {
    attempt(name, failures, () =>
      data.set(
        name,
        Buffer.from(renderTemplate(name, text, values, 'no value')),
      ),
    );
  }
  if (failures.length > 0) {
    throw new Error(describe(failures));
  }
  return secretOf(sealed, data);
}

/**
 * The values of a SealedSecret without its template, which `/v1/rotate` of 0.40
 * seals again (`UnsealWithoutTemplate`).
 *
 * @throws an Error with the controller's message
 */
export function unsealWithoutTemplate(
  sealed: SealedSecret,
  keys: readonly KeyObject[],
): Map<string, Buffer> {
  const { data, failures } = openAll(sealed, keys);
  if (failures.length > 0) {
    throw new Error(describe(failures));
  }
  return data;
}

function openAll(
  sealed: SealedSecret,
  keys: readonly KeyObject[],
): { data: Map<string, Buffer>; failures: Failure[] } {
  const label = encryptionLabel(sealed);
  const failures: Failure[] = [];
  const data = new Map<string, Buffer>();
  for (const [name, ciphertext] of Object.entries(
    sealed.spec?.encryptedData ?? {},
  )) {
    attempt(name, failures, () =>
      data.set(name, decrypt(decodeGoBase64(ciphertext), keys, label)),
    );
  }
  return { data, failures };
}

type Failure = {
  key: string;
  message: string;
};

function attempt(key: string, failures: Failure[], work: () => void): void {
  try {
    work();
  } catch (error) {
    failures.push({ key, message: (error as Error).message });
  }
}

/** `what (key, other key)`, a line for each message: github.com/mkmik/multierror. Go walks a map in random order. */
function describe(failures: Failure[]): string {
  const groups = Object.entries(groupBy(shuffle(failures), 'message'));
  return groups
    .map(([message, group]) => {
      const keys = group.map(failure => failure.key).join(', ');
      return `${message} (${keys})`;
    })
    .join('\n');
}

function secretOf(sealed: SealedSecret, data: Map<string, Buffer>): Secret {
  const { template = {} } = sealed.spec ?? {};
  const { labels, annotations } = template.metadata ?? {};
  const { name, namespace, uid } = sealed.metadata;
  const owned = annotations?.[`${SCOPES}/skip-set-owner-references`] !== 'true';
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(owned && {
        ownerReferences: [
          {
            apiVersion: sealed.apiVersion,
            kind: sealed.kind,
            name,
            uid: uid!,
            controller: true,
          },
        ],
      }),
    },
    type: template.type ?? 'Opaque',
    ...(template.immutable && { immutable: true }),
    data: Object.fromEntries(
      [...data].map(([key, value]) => [key, value.toString('base64')]),
    ),
  };
}

/**
 * Decrypts the hybrid encryption of pkg/crypto/crypto.go; every failure has the
 * same message.
 */
function decrypt(
  ciphertext: Buffer,
  keys: readonly KeyObject[],
  label: Buffer,
): Buffer {
  for (const key of keys) {
    try {
      return decryptWith(ciphertext, key, label);
    } catch {
      // Another key may decrypt it.
    }
  }
  throw new Error('no key could decrypt secret');
}

function decryptWith(
  ciphertext: Buffer,
  key: KeyObject,
  label: Buffer,
): Buffer {
  const length = ciphertext.readUInt16BE(0);
  const sealedKey = ciphertext.subarray(2, 2 + length);
  const rest = ciphertext.subarray(2 + length);
  if (sealedKey.length < length || rest.length < TAG_BYTES) {
    throw new Error('too short');
  }
  const sessionKey = privateDecrypt(
    {
      key,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      ...(label.length > 0 && { oaepLabel: label }),
    },
    sealedKey,
  );
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, ZERO_NONCE);
  decipher.setAuthTag(rest.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(rest.subarray(0, -TAG_BYTES)),
    decipher.final(),
  ]);
}
