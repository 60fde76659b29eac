import { encrypt, type Recipient, type Selector } from '@floe/sops';
import { DataKeyWrapping, type WrapSopsDataKey } from './DataKeyWrapping';
import { looksSopsEncrypted } from './sopsCiphertext';
import { sopsDocument, sopsNodeJson, SopsSecrets } from './sopsDocument';
import { SopsFileChange } from './sopsFileChange';

/**
 * Maximum number of attempts, because a ciphertext can look like text: one in
 * twenty of three bytes, hardly any longer one.
 */
const MAX_ATTEMPTS = 2_000;

/** The values to encrypt, and the recipients. @public */
export type SopsEncryption = Pick<
  SopsFileChange,
  'layout' | 'path' | 'recipients'
> & {
  /** With values in clear text, none of which is empty. */
  secrets: SopsSecrets;
  /** Name of the Secret of a manifest. */
  namespace: string;
  /**
   * Recipients; PGP and Azure Key Vault keys have their public key with them.
   */
  keyGroups: readonly (readonly Recipient[])[];
  shamirThreshold?: number;
  /**
   * The fields of the rule that say what to encrypt; by default every value
   * whose key does not end with `_unencrypted`.
   */
  selector?: Selector;
  macOnlyEncrypted?: boolean;
  /** Has a service encrypt the data key; needed where a recipient is a key of AWS, Google or Vault. */
  wrapDataKey?: WrapSopsDataKey;
  /** The machine's time by default. */
  now?: Date;
};

/**
 * An encrypted file, or why the rule does not fit: `values-left-open` if it
 * would leave values in clear text, `manifest-encrypted` if it would encrypt
 * fields that Kubernetes and Flux have to read.
 * @public
 */
export type SopsEncryptionResult =
  | { change: SopsFileChange }
  | { problem: 'values-left-open' | 'manifest-encrypted' };

type Encrypted = { sops: Record<string, any>; [key: string]: any };

function valueAt(document: Encrypted, path: readonly string[]): unknown {
  return path.reduce<any>((value, key) => value?.[key], document);
}

function placeOf(
  layout: SopsFileChange['layout'],
  { group, name = '' }: SopsSecrets[number],
): string[] {
  if (layout === 'manifest') {
    return ['stringData'];
  }
  return group ? ['secrets', group] : ['secrets', 'custom', name];
}

function metadataOf({ sops }: Encrypted): SopsFileChange['metadata'] {
  const { age, azure_kv, gcp_kms, hc_vault, key_groups, kms, pgp } = sops;
  const { lastmodified, mac, shamir_threshold, version } = sops;
  return {
    ...(age && { age }),
    ...(pgp && { pgp }),
    ...(azure_kv && { azure_kv }),
    ...(kms && { kms }),
    ...(gcp_kms && { gcp_kms }),
    ...(hc_vault && { hc_vault }),
    ...(key_groups && { key_groups, shamir_threshold }),
    lastmodified,
    mac,
    version,
  } as SopsFileChange['metadata'];
}

/**
 * Encrypts a new file as SOPS does, in the browser or in Node, and returns only
 * what may leave the browser: key names, ciphertexts and metadata. A service is
 * called once for each of its keys, after everything else is encrypted.
 *
 * @throws SopsError if the data key cannot be encrypted for a recipient, and
 * what `wrapDataKey` throws
 * @public
 */
export async function encryptSopsFile(
  options: SopsEncryption,
): Promise<SopsEncryptionResult> {
  const { layout, namespace, path, recipients, secrets } = options;
  const text = sopsNodeJson(sopsDocument(layout, secrets, namespace));
  for (let attempt = 1; ; attempt++) {
    const wrapping = new DataKeyWrapping();
    try {
      const document: Encrypted = JSON.parse(
        await encrypt(text, {
          format: 'json',
          recipients: options.keyGroups,
          shamirThreshold: options.shamirThreshold,
          selector: options.selector,
          macOnlyEncrypted: options.macOnlyEncrypted,
          now: options.now,
          ...(options.wrapDataKey && { wrapDataKey: wrapping.later }),
        }),
      );
      const metadata = metadataOf(document);
      const encrypted = encryptedSecrets(options, document);
      const values = encrypted.flatMap(({ keys }) =>
        keys.map(({ value }) => value),
      );
      if (values.some(value => !value.startsWith('ENC[AES256_GCM,'))) {
        return { problem: 'values-left-open' };
      }
      if (layout === 'manifest' && document.apiVersion !== 'v1') {
        return { problem: 'manifest-encrypted' };
      }
      const looksFine = [...values, metadata.mac].every(looksSopsEncrypted);
      if (looksFine || attempt === MAX_ATTEMPTS) {
        return {
          change: {
            layout,
            path,
            recipients,
            secrets: encrypted,
            metadata: options.wrapDataKey
              ? await wrapping.complete(metadata, options.wrapDataKey)
              : metadata,
          },
        };
      }
    } finally {
      wrapping.forget();
    }
  }
}

/** The names and ciphertexts of what was encrypted. */
function encryptedSecrets(
  { layout, secrets }: SopsEncryption,
  document: Encrypted,
): SopsFileChange['secrets'] {
  return secrets.map(secret => ({
    ...(secret.group && { group: secret.group }),
    ...(secret.name && { name: secret.name }),
    keys: secret.keys.map(({ key }) => ({
      key,
      value: String(valueAt(document, [...placeOf(layout, secret), key])),
    })),
  }));
}
