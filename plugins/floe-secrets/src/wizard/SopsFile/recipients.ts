import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import type { Recipient } from '@floe/sops';

/** Recipients that a person adds for a new rule. */
export type NewRecipients = {
  /** Known ones that were chosen, by their ids. */
  known: string[];
  /** One age recipient a line, or several with spaces or commas between them. */
  age: string;
  pgp: { fingerprint: string }[];
};

export const NO_RECIPIENTS: NewRecipients = { known: [], age: '', pgp: [] };

/** Why nothing can be encrypted for a recipient here. */
type RecipientProblem = 'service' | 'ssh' | 'plugin' | 'fingerprint';

/** Armored public keys by fingerprint in capital letters. */
export type PublicKeys = Readonly<Record<string, string>>;

/** The age recipients that a text names. */
export function ageRecipientsOf(text: string): string[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  return [...new Set(words)];
}

/** Whether a text holds a secret key, which must not be entered anywhere. */
export function holdsSecretKey(text: string): boolean {
  return /AGE-SECRET-KEY-|PRIVATE KEY BLOCK|PRIVATE KEY-----/i.test(text);
}

/** A fingerprint as files have it: without spaces, in capital letters. */
export function fingerprintOf(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Why a recipient cannot be encrypted for in the browser; undefined where it can. */
export function problemOf({
  id,
  type,
}: Pick<SopsPlanRecipient, 'id' | 'type'>): RecipientProblem | undefined {
  if (type === 'age') {
    if (/^ssh-|^sk-ssh-|^ecdsa-/.test(id)) {
      return 'ssh';
    }
    // The text behind the last 1 is data, which has no 1 itself (BIP 173).
    const plugin = /^age1(?:(.+)1)?[^1]*$/.exec(id)?.[1];
    return plugin && !['pq', 'tag', 'tagpq'].includes(plugin)
      ? 'plugin'
      : undefined;
  }
  if (type === 'pgp') {
    return /^[A-F0-9]{40}$/i.test(id) ? undefined : 'fingerprint';
  }
  return 'service';
}

/** Those that `new` recipients stand for: the known ones, then the others. */
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

/** The public key of a PGP recipient, if it was pasted. */
export function publicKeyOf(
  keys: PublicKeys,
  { id }: Pick<SopsPlanRecipient, 'id'>,
): string {
  return keys[fingerprintOf(id)] ?? '';
}

/** Groups for the library; undefined while one of them cannot be encrypted for. */
export function toKeyGroups(
  groups: readonly (readonly SopsPlanRecipient[])[],
  keys: PublicKeys,
): Recipient[][] | undefined {
  const all = groups.flat();
  const areReady =
    all.length > 0 &&
    all.every(
      recipient =>
        !problemOf(recipient) &&
        (recipient.type !== 'pgp' || publicKeyOf(keys, recipient).trim()),
    );
  return areReady
    ? groups.map(group =>
        group.map(recipient =>
          recipient.type === 'age'
            ? { type: 'age', recipient: recipient.id }
            : {
                type: 'pgp',
                fingerprint: recipient.id,
                publicKey: publicKeyOf(keys, recipient),
              },
        ),
      )
    : undefined;
}
