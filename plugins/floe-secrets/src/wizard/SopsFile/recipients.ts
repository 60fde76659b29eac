import {
  masterKeyOfService,
  parseSopsServiceKey,
  type SopsPlanRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  isSshRecipient,
  parseSshKey,
  type AzureKeyVaultRecipient,
  type Recipient,
} from '@floe/sops';

/** The recipients that the user adds for a new rule. */
export type NewRecipients = {
  /** Chosen known recipients, by id. */
  known: string[];
  /** Age recipients, separated by line breaks, spaces or commas; SSH keys with or without comments, each on a line. */
  age: string;
  pgp: { fingerprint: string }[];
};

export const NO_RECIPIENTS: NewRecipients = { known: [], age: '', pgp: [] };

/** Why the browser cannot encrypt for a recipient. */
type RecipientProblem =
  | 'notAllowed'
  | 'service'
  | 'ssh'
  | 'plugin'
  | 'fingerprint'
  | 'azureVersion';

/**
 * Pasted public keys: armored for PGP, JSON for Azure; see {@link publicKeyId}.
 */
export type PublicKeys = Readonly<Record<string, string>>;

/** A public SSH key with its comment, which ends its line. */
const SSH_LINE = /^\s*((?:sk-)?(?:ssh|ecdsa)-\S+\s+[^\s,]+)(?:\s[^,]*)?$/;

/** The age recipients in a text; of SSH keys without their comments. */
export function ageRecipientsOf(text: string): string[] {
  const all = text
    .split(/[\r\n,]+/)
    .flatMap(line => {
      const key = SSH_LINE.exec(line)?.[1];
      return key ? [key.replace(/\s+/, ' ')] : line.split(/\s+/);
    })
    .filter(Boolean);
  return [...new Set(all)];
}

/** Whether a text contains a secret key, which must not be entered anywhere. */
export function holdsSecretKey(text: string): boolean {
  return (
    /AGE-SECRET-KEY-|PRIVATE KEY BLOCK|PRIVATE KEY-----/i.test(text) ||
    // The private parts of a JSON Web Key (RFC 7518, 6.3.2).
    /"(?:d|p|q|dp|dq|qi)"\s*:\s*"/.test(text)
  );
}

/** A fingerprint in the format of files: without spaces, in capital letters. */
export function fingerprintOf(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** A key of Azure Key Vault; undefined if its address has no version, which only the vault knows. */
function azureKeyOf(
  id: string,
): Omit<AzureKeyVaultRecipient, 'publicKey'> | undefined {
  const [, vaultUrl, name, version] =
    /^(https:\/\/[^/]+)\/keys\/([^/]+)\/([a-f0-9]{32})$/.exec(id) ?? [];
  return vaultUrl ? { type: 'azure_kv', vaultUrl, name, version } : undefined;
}

/**
 * The public key that `az keyvault key show` prints; undefined for other text.
 * Only `n` and `e` are read.
 */
export function azurePublicKeyOf(
  text: string,
): { n: string; e: string } | undefined {
  try {
    const parsed = JSON.parse(text);
    const { e, n } = parsed?.key ?? parsed;
    const isKey = [e, n].every(
      part => typeof part === 'string' && /^[A-Za-z0-9+/_-]+={0,2}$/.test(part),
    );
    const toUrl = (part: string) =>
      part
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/={1,2}$/, '');
    return isKey ? { n: toUrl(n), e: toUrl(e) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the public key of a recipient has to be pasted, because neither rules
 * nor files contain it.
 */
export function needsPublicKey({
  id,
  type,
}: Pick<SopsPlanRecipient, 'id' | 'type'>): boolean {
  return (type === 'pgp' || type === 'azure_kv') && !problemOf({ id, type });
}

/** The key under which a recipient's public key is stored. */
export function publicKeyId({
  id,
  type,
}: Pick<SopsPlanRecipient, 'id' | 'type'>): string {
  return type === 'pgp' ? fingerprintOf(id) : id;
}

/** Kinds of keys that a service uses on behalf of the backend. */
const SERVICE_TYPES: readonly string[] = ['kms', 'gcp_kms', 'hc_vault'];

/** Why the browser cannot encrypt for a recipient; undefined if it can. */
export function problemOf({
  id,
  serviceKey,
  type,
}: Pick<SopsPlanRecipient, 'id' | 'serviceKey' | 'type'>):
  | RecipientProblem
  | undefined {
  if (type === 'age') {
    if (isSshRecipient(id)) {
      return parseSshKey(id) ? undefined : 'ssh';
    }
    // The part after the last `1` is data, which contains no `1` (BIP 173).
    const plugin = /^age1(?:(.+)1)?[^1]*$/.exec(id)?.[1];
    return plugin && !['pq', 'tag', 'tagpq'].includes(plugin)
      ? 'plugin'
      : undefined;
  }
  if (type === 'pgp') {
    return /^[A-F0-9]{40}$/i.test(id) ? undefined : 'fingerprint';
  }
  if (type === 'azure_kv') {
    return azureKeyOf(id) ? undefined : 'azureVersion';
  }
  if (SERVICE_TYPES.includes(type)) {
    return serviceKey ? undefined : 'notAllowed';
  }
  return 'service';
}

/** The `new` recipients: known ones, then others. */
export function newRecipientsOf(
  recipients: NewRecipients,
  known: readonly SopsPlanRecipient[],
): SopsPlanRecipient[] {
  const chosen = known.filter(({ id }) => recipients.known.includes(id));
  const all = [
    ...chosen,
    ...ageRecipientsOf(recipients.age).map(id => ({ type: 'age', id })),
    ...recipients.pgp
      .map(({ fingerprint }) => fingerprintOf(fingerprint))
      .filter(Boolean)
      .map(id => ({ type: 'pgp', id })),
  ];
  return all.filter(
    ({ id }, index) => all.findIndex(other => other.id === id) === index,
  );
}

/** The public key of a recipient, if it was pasted. */
export function publicKeyOf(
  keys: PublicKeys,
  recipient: Pick<SopsPlanRecipient, 'id' | 'type'>,
): string {
  return keys[publicKeyId(recipient)] ?? '';
}

/**
 * A recipient for the SOPS library; undefined while its public key is missing.
 */
function toRecipient(
  recipient: SopsPlanRecipient,
  keys: PublicKeys,
): Recipient | undefined {
  const { id, type } = recipient;
  const publicKey = publicKeyOf(keys, recipient).trim();
  switch (problemOf(recipient) ? undefined : type) {
    case 'age':
      return { type: 'age', recipient: id };
    case 'pgp':
      return publicKey
        ? { type: 'pgp', fingerprint: id, publicKey }
        : undefined;
    case 'azure_kv': {
      const key = azureKeyOf(id);
      const jwk = azurePublicKeyOf(publicKey);
      return key && jwk ? { ...key, publicKey: jwk } : undefined;
    }
    case 'kms':
    case 'gcp_kms':
    case 'hc_vault':
      return masterKeyOfService(parseSopsServiceKey(recipient.serviceKey));
    default:
      return undefined;
  }
}

/**
 * Key groups for the SOPS library; undefined while the browser cannot encrypt
 * for one of them.
 */
export function toKeyGroups(
  groups: readonly (readonly SopsPlanRecipient[])[],
  keys: PublicKeys,
): Recipient[][] | undefined {
  const converted = groups.map(group =>
    group.map(recipient => toRecipient(recipient, keys)),
  );
  const all = converted.flat();
  return all.length > 0 && all.every(Boolean)
    ? (converted as Recipient[][])
    : undefined;
}
