/**
 * Words of a key in lower case. `postgresqlPassword` and `POSTGRESQL_PASSWORD`
 * have the same words.
 */
function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

const PASSWORDS = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'pass',
  'pgpassword',
]);
const TOKENS = new Set(['token', 'apikey', 'credentials']);
/** Words that make a `secret` a value rather than the name of a Secret. */
const SECRET_OF = new Set([
  'client',
  'app',
  'application',
  'shared',
  'webhook',
  'signing',
  'consumer',
  'cookie',
  'session',
  'jwt',
  'hmac',
]);
/** Derived from a Secret without revealing it: `checksum/secret`. */
const DIGESTS = new Set(['checksum', 'digest', 'hash', 'sha256']);
/** Words that make a `key` a value. */
const KEY_OF = new Set([
  'api',
  'private',
  'encryption',
  'signing',
  'account',
  'fernet',
  'master',
]);

/**
 * Whether the name of a field says that its value is confidential. Fields with
 * the name of a Secret, a key or a file (`passwordKey`, `existingSecret`,
 * `tokenFile`) are not.
 */
export function isConfidentialField(key: string): boolean {
  const words = wordsOf(key);
  const last = words[words.length - 1];
  const before = words[words.length - 2];
  if (last === undefined || before === 'proxy') {
    return false;
  }
  if (PASSWORDS.has(last) || TOKENS.has(last)) {
    return true;
  }
  const end = words.slice(-3).join(' ');
  if (last === 'secret') {
    return SECRET_OF.has(before);
  }
  if (end === 'secret key base' || end === 'secret access key') {
    return true;
  }
  // `passwordSecretKey` names a key of a Secret, DJANGO_SECRET_KEY is a variable.
  return (
    last === 'key' &&
    (KEY_OF.has(before) || (before === 'secret' && key === key.toUpperCase()))
  );
}

/** Whether a field is confidential if its value looks generated: `secret`, `secretKey`. */
export function mayBeConfidentialField(key: string): boolean {
  const words = wordsOf(key);
  const last = words[words.length - 1];
  if (words.some(word => DIGESTS.has(word))) {
    return false;
  }
  return (
    last === 'secret' || (last === 'key' && words.slice(-2)[0] === 'secret')
  );
}

/** Whether a number in a field is a value too: `password: 123456`. */
export function takesNumbers(key: string): boolean {
  const words = wordsOf(key);
  const last = words[words.length - 1];
  return last !== undefined && last !== 'pass' && PASSWORDS.has(last);
}
