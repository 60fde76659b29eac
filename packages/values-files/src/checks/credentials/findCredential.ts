import { CREDENTIAL_FORMS } from '../../model/credentialForms';
import { isMixed } from './looksGenerated';
import { isFilledIn, isPlaceholder } from './placeholders';
import { tokenChecksum } from './tokenChecksum';

/** A part of a text that looks like a credential. */
type FoundCredential = {
  /** Its kind, as part of a sentence: `a private key`. */
  what: string;
  /** Proven by check digits, or by a form that nothing else has. */
  confidence: 'proven' | 'likely';
  /** An error, or a warning where check digits contradict it. */
  severity: 'error' | 'warning';
};

const ISSUERS: Readonly<Record<string, string>> = {
  jsonWebToken: 'a JSON web token',
  aws: 'a key of AWS',
  azure: 'a key of Azure',
  google: 'a key of Google',
  git: 'a token of a Git host',
  chat: 'a token of a chat service',
  vault: 'a token of Vault',
  payment: 'a key of a payment service',
  mail: 'a key of a mail service',
  registry: 'a token of a package registry',
  data: 'a token of a data platform',
  service: 'a key of a service',
};

const FORMS = Object.entries(ISSUERS).flatMap(([group, what]) =>
  CREDENTIAL_FORMS[group as keyof typeof CREDENTIAL_FORMS].map(source => ({
    what,
    source,
    pattern: new RegExp(source, 'u'),
  })),
);
/** Forms that are a credential wherever they occur. */
const ANYWHERE = FORMS.filter(({ source }) => !source.startsWith('^'));
/**
 * Forms that need a whole word. Forms that commits, digests and names have too
 * are not among them.
 */
const WHOLE = FORMS.filter(
  ({ source }) =>
    source.startsWith('^') &&
    !/^\^\(\?[=!]|^\^\[0-9a-f\]\{40\}\$|^\^sk\[/.test(source),
);

const anyOf = (forms: readonly { source: string }[]) =>
  new RegExp(forms.map(({ source }) => source).join('|'), 'u');
/** Most texts have none of the forms, and one expression is faster than a hundred. */
const SOME_ANYWHERE = anyOf(ANYWHERE);
const SOME_WHOLE = anyOf(WHOLE);
/** The shortest token is longer. */
const LONG_WORD = /\S{16}/;

const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-|AGE-SECRET-KEY-|age-secret-key-|AGE-PLUGIN-[A-Z0-9]/;

const URL_PASSWORD =
  /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"']{0,200}:([^\s@"']{1,500})@/gi;

const PASSWORD_NAME =
  '(?:pass(?:word|wd|phrase)?|pwd|account_?key|shared_?access_?(?:key|signature)|client[_-]?secret|secret[_-]?(?:access[_-]?)?key|access[_-]?key|api[_-]?key|(?:auth|access|bearer|refresh)[_-]?token|(?:^|[^\\w-])token)';

/** `password=value` anywhere in a text, such as an argument or a connection string. */
const ASSIGNED = new RegExp(
  `${PASSWORD_NAME}["']?=["']?([^;&\\s"',]{1,500})`,
  'gi',
);
/** `password: value` or `password = value` on a line of its own, as in YAML and INI. */
const ON_A_LINE = new RegExp(
  `^[ \\t]{0,100}["']?[\\w.-]{0,60}${PASSWORD_NAME}["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?([^\\s"',;]{1,500})["']?,?[ \\t]{0,20}$`,
  'gim',
);
/** `"password": "value"`, as in JSON. */
const IN_JSON = new RegExp(
  `"[\\w.-]{0,60}${PASSWORD_NAME}"\\s{0,5}:\\s{0,5}"([^"]{1,500})"`,
  'gi',
);
const ASSIGNMENTS = [ASSIGNED, ON_A_LINE, IN_JSON];
/** An expression of a program, which is not a value. */
const EXPRESSION = /[()[\]{}]|^(?:os|process|self|config|settings|env)\./;

const AUTHORIZATION =
  /(?:^|[^\w-])(?:basic|bearer)(?: {1,3}|%20|\+)([A-Za-z0-9._~+/-]{12,2000})/gi;

const DOCKER_AUTH = /"auth"\s{0,5}:\s{0,5}"([A-Za-z0-9+/=]{8,2000})"/;

/** Words in an assignment that are not values. */
const NO_VALUE = /^(?:true|false|null|none|\/[\w./-]*|file:.*|<.*)$/i;

function isValue(text: string): boolean {
  return !isPlaceholder(text) && !isFilledIn(text) && !NO_VALUE.test(text);
}

const likely = (what: string): FoundCredential => ({
  what,
  confidence: 'likely',
  severity: 'error',
});

const BASE64 = /^[A-Za-z0-9+/\s]{16,}(?:={1,2}\s*)?$/;

/** The text that is encoded in base64; undefined if there is none. */
function decoded(text: string): string | undefined {
  if (!BASE64.test(text)) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), character =>
      character.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const FORTY = /(?:^|[^\w/+=-])([\w/+-]{40})(?![\w/+=-])/g;
/** Keys of OpenAI, Anthropic and others. */
const SK = /^sk[-_][\w-]{20,}$/;

/** A secret access key of AWS or a token of Cloudflare: 40 characters of base64, as a word of its own. */
function hasSecretAccessKey(text: string): boolean {
  return [...text.matchAll(FORTY)].some(
    ([, word]) => isMixed(word) && decoded(word) === undefined,
  );
}

/** The word around a match, which shows whether it is a placeholder. */
function wordAt(text: string, index: number): string {
  let start = Math.min(index, text.length - 1);
  while (start > 0 && !/\s/.test(text[start - 1])) {
    start -= 1;
  }
  return text.slice(start).split(/\s/, 1)[0];
}

/** Credentials that are recognized by their form alone: keys and tokens of known issuers. */
export function findToken(text: string): FoundCredential | undefined {
  if (!LONG_WORD.test(text)) {
    return undefined;
  }
  const checksum = tokenChecksum(text);
  if (checksum === 'right') {
    return {
      what: 'a token of GitHub or npm, whose check digits are right',
      confidence: 'proven',
      severity: 'error',
    };
  }
  for (const { what, pattern } of SOME_ANYWHERE.test(text) ? ANYWHERE : []) {
    const match = pattern.exec(text);
    if (
      match &&
      !isPlaceholder(wordAt(text, match.index + match[0].length - 1))
    ) {
      return checksum === 'wrong'
        ? {
            what: 'a token of GitHub or npm, though its check digits are wrong',
            confidence: 'likely',
            severity: 'warning',
          }
        : likely(what);
    }
  }
  for (const word of text.split(/[\s"'`=,;<>]+/)) {
    if (word.length < 16) {
      continue;
    }
    const whole = SOME_WHOLE.test(word)
      ? WHOLE.find(({ pattern }) => pattern.test(word))
      : undefined;
    if (whole && !isPlaceholder(word)) {
      return likely(whole.what);
    }
    if (SK.test(word) && word.split(/[-_]/).some(isMixed)) {
      return likely('a key of a service');
    }
  }
  // The sign of equality ends a word above, and is a part of base64.
  if (/(?:^|[\s"'=])[A-Za-z0-9/+]{86}==$/m.test(text)) {
    return likely('a key of Azure');
  }
  return hasSecretAccessKey(text) ? likely('a secret access key') : undefined;
}

function findInText(text: string): FoundCredential | undefined {
  if (PRIVATE_KEY.test(text)) {
    return { what: 'a private key', confidence: 'proven', severity: 'error' };
  }
  const token = findToken(text);
  if (token) {
    return token;
  }
  if (text.includes('://')) {
    for (const [, password] of text.matchAll(URL_PASSWORD)) {
      if (isValue(password)) {
        return likely('an address with a password');
      }
    }
  }
  for (const pattern of /[:=]/.test(text) ? ASSIGNMENTS : []) {
    for (const [, password] of text.matchAll(pattern)) {
      if (
        isValue(password) &&
        !(pattern === ON_A_LINE && EXPRESSION.test(password))
      ) {
        return likely('a connection string or setting with a password');
      }
    }
  }
  for (const [, value] of text.matchAll(AUTHORIZATION)) {
    if (
      (/[0-9]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)) ||
      // `Basic` has a name and a password.
      decoded(value)?.includes(':')
    ) {
      return likely('the header of an authorization');
    }
  }
  const auth = DOCKER_AUTH.exec(text);
  return auth && isValue(auth[1])
    ? likely('a login of a container registry')
    : undefined;
}

/**
 * Finds a credential in any text that Git would hold, also where the text is
 * encoded in base64. Placeholders and what is filled in later are none.
 */
export function findCredential(text: string): FoundCredential | undefined {
  const found = findInText(text);
  if (found) {
    return found;
  }
  const inner = decoded(text);
  const encoded = inner === undefined ? undefined : findInText(inner);
  return encoded && { ...encoded, what: `${encoded.what} in base64` };
}
