import { KNOWN_QUOTES_PATTERN } from './knownQuotes';
import { MASK, maskTemplateError } from './maskTemplateError';
import { plainText } from './plainText';

/** An event's message has at most 1,024 bytes; a condition's may be longer. */
const MAX_LENGTH = 1_000;

const URL_PATTERN = /\bhttps?:\/\/[^\s"'`<>,)]+/g;
const REQUEST_PATTERN =
  /\b(Get|Post|Put|Patch|Delete|Head|List) "(https?:\/\/[^\s"\\]+)"/g;

/** Text that is a credential by its form, quoted or not. */
const CREDENTIALS: RegExp[] = [
  /-----BEGIN[\s\S]*?(?:-----END[A-Z ]*-----|$)/g,
  /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+/g,
  /\b(?:hv[sbr]\.|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|AKIA|ASIA)[A-Za-z0-9_.-]{8,}/g,
  /(?<=\b(?:bearer|basic) )[A-Za-z0-9+/=._~-]{8,}/gi,
  /(?<=\b(?:password|passwd|pwd|token|secret|credential|api_?key|access_?key)=)[^\s,;&]+/gi,
  /\b(?=\w*[A-Z])(?=\w*[a-z])(?=\w*\d)[A-Za-z0-9+_]{40,}=*/g,
];

/**
 * An operator's words without any passage that may be a secret's value: an
 * event can hold one, because template functions and parsers quote what they
 * were given.
 *
 * Kept are unquoted words and the quoted names of {@link KNOWN_QUOTES}. All
 * else between the first and the last quotation mark is masked, because a
 * value may hold quotation marks itself. Of an error in a template only the
 * key, the function and harmless words remain; of a URL the query and user
 * go, and the path unless it is one of Vault's API, which tells the mount.
 *
 * @returns one line of at most 1,000 characters, without control characters
 */
export function maskMessage(message: unknown): string {
  // Whatever comes after the limit is dropped before anything is matched, so
  // an opening quote may have lost its end: it is masked to the end then.
  const text = plainText(message, MAX_LENGTH).replace(/\s+/g, ' ');
  const template = maskTemplateError(text);
  return template
    ? `${maskQuotes(template.before)}${template.error}`
    : maskQuotes(text);
}

function maskQuotes(text: string): string {
  const kept: string[] = [];
  const keep = (part: string) => `\u0001${kept.push(part) - 1}\u0001`;

  let masked = text.replace(REQUEST_PATTERN, (_, verb, url) =>
    keep(`${verb} "${maskUrl(url)}"`),
  );
  masked = masked.replace(KNOWN_QUOTES_PATTERN, keep);
  masked = masked.replace(/\bInvalid value:.*$/s, `Invalid value: ${MASK}`);
  // Of sops, `aes/cipher.go`: a value that lies open where ciphertext should be.
  masked = masked.replace(/\bInput string .*$/s, `Input string ${MASK}`);
  masked = maskBetweenQuotes(masked);
  masked = masked.replace(URL_PATTERN, maskUrl);
  masked = masked.replace(
    /\bcannot unmarshal (\w+) [^\s]+ into\b/g,
    `cannot unmarshal $1 ${MASK} into`,
  );
  for (const pattern of CREDENTIALS) {
    masked = masked.replace(pattern, MASK);
  }
  return masked.replace(
    // eslint-disable-next-line no-control-regex
    /\u0001(\d+)\u0001/g,
    (_, index) => kept[Number(index)],
  );
}

/** Masks from the first opening quotation mark to the last closing one. */
function maskBetweenQuotes(text: string): string {
  const quotes = [
    ...text.matchAll(/["`“”‘]|(?<!\p{L})'|'(?!\p{L})|’(?!\p{L})/gu),
  ];
  if (quotes.length === 0) {
    return text;
  }
  const first = quotes[0];
  const last = quotes[quotes.length - 1];
  const end = quotes.length === 1 ? text.length : last.index + 1;
  const close = quotes.length === 1 ? first[0] : last[0];
  return `${text.slice(0, first.index)}${first[0]}${MASK}${close}${text.slice(
    end,
  )}`;
}

function maskUrl(text: string): string {
  if (!URL.canParse(text)) {
    return MASK;
  }
  const { origin, pathname } = new URL(text);
  const path =
    pathname.startsWith('/v1/') || pathname === '/' ? pathname : `/${MASK}`;
  return `${origin}${path}`;
}
