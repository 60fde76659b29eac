/** Kinds of characters. A generated text changes between them often. */
function kindOf(character: string): string {
  if (/[a-z]/.test(character)) {
    return 'lower';
  }
  if (/[A-Z]/.test(character)) {
    return 'upper';
  }
  return /[0-9]/.test(character) ? 'digit' : character;
}

/** The share of neighbours in a text that are of different kinds. */
function changes(text: string): number {
  let changed = 0;
  for (let index = 1; index < text.length; index++) {
    changed += kindOf(text[index]) === kindOf(text[index - 1]) ? 0 : 1;
  }
  return changed / Math.max(1, text.length - 1);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The share of a text that could be words: three or more lower-case letters in a row. */
function words(text: string): number {
  const runs = text.match(/[A-Z]?[a-z]{3,}/g) ?? [];
  return runs.join('').length / text.length;
}

/** Random base64 has 0.15 on average. */
const MAX_WORDS = 0.5;
/** The share of characters that separate the parts of a path; random base64 has 0.03. */
const MAX_SEPARATORS = 0.12;
const MIN_MIXED = 20;
/** Random base64 has 0.64 on average. */
const MIN_CHANGES = 0.4;

/** Base64 and its like: letters of both cases and digits without order. */
export function isMixed(text: string): boolean {
  return (
    text.length >= MIN_MIXED &&
    /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) &&
    count(text, /[A-Z]/g) >= 3 &&
    count(text, /[a-z]/g) >= 3 &&
    count(text, /[0-9]/g) >= 1 &&
    changes(text.replace(/(?<!=)=+$/, '')) >= MIN_CHANGES &&
    words(text) <= MAX_WORDS &&
    count(text, /[/_-]/g) / text.length <= MAX_SEPARATORS
  );
}

const MIN_LOWER = 30;
const MIN_LOWER_CHANGES = 0.22;

/** Hexadecimal digits, or lower-case letters and digits without order. */
function isLower(text: string): boolean {
  const body = text.toLowerCase();
  return (
    text.length >= MIN_LOWER &&
    (text === body || text === text.toUpperCase()) &&
    /^[a-z0-9]+$/.test(body) &&
    count(body, /[a-z]/g) >= 4 &&
    count(body, /[0-9]/g) >= 4 &&
    changes(body) >= MIN_LOWER_CHANGES
  );
}

/**
 * Whether a text looks like a generated value: one word, or a part of a path,
 * whose kinds of characters change as often as in random text. It misses short
 * values and values made of words, and treats UUIDs, ARNs, addresses and paths
 * as names.
 */
export function looksGenerated(text: string): boolean {
  return (
    isMixed(text) ||
    isLower(text) ||
    text.split(/[/:.,;=@#?&|\s]+/).some(isMixed)
  );
}

const SYMBOLS = /[!$%^&*~<>{}|"'`\\]/;

/**
 * Whether a text looks like a generated password: letters of both cases, digits
 * and symbols that names do not have.
 */
export function looksLikePassword(text: string): boolean {
  return (
    text.length >= 8 &&
    !/\s/.test(text) &&
    SYMBOLS.test(text) &&
    /[A-Z]/.test(text) &&
    /[a-z]/.test(text) &&
    /[0-9]/.test(text)
  );
}
