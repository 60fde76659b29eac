import {
  type FoundValue,
  MAX_FILE_BYTES,
  MAX_TEXT_LENGTH,
  type ReadValues,
  ReadValueError,
  toSecretKey,
} from './foundValues';
import { isAwsCsv, isProfile, readAwsCsv, readProfiles } from './readAws';
import { readDotenv } from './readDotenv';
import { readPem } from './readPem';
import { readYaml } from './readYaml';

/** The credentials files of Google Cloud, which programs read as a whole. */
const GOOGLE_CREDENTIALS =
  /^(?:service_account|authorized_user|external_account|external_account_authorized_user)$/;

/** A file that programs read as a whole, and the key that Kubernetes has for it. */
type WholeFile = { name: string; holds?: FoundValue['holds'] };

function wholeJson(parsed: unknown): WholeFile | undefined {
  const { type, auths } = (parsed ?? {}) as { type?: unknown; auths?: unknown };
  if (typeof type === 'string' && GOOGLE_CREDENTIALS.test(type)) {
    return { name: 'service-account.json', holds: 'service-account' };
  }
  // `config.json` of Docker, the content of kubernetes.io/dockerconfigjson.
  return auths !== null && typeof auths === 'object'
    ? { name: '.dockerconfigjson' }
    : undefined;
}

/** Where a message of `JSON.parse` says that the text is wrong; the rest of it quotes the text. */
function lineOfJsonError(text: string, error: unknown): number | undefined {
  const { message } = error as Error;
  const [, line] = /\bline (\d+) column \d+\)?$/.exec(message) ?? [];
  const [, position] = /\bat position (\d+)/.exec(message) ?? [];
  if (position) {
    return text.slice(0, Number(position)).split('\n').length;
  }
  return line ? Number(line) : undefined;
}

function readJson(text: string, fileName?: string): ReadValues {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    // Its parser knows more faults, such as a duplicate key.
    readYaml(text);
    throw new ReadValueError('notJson', lineOfJsonError(text, error));
  }
  const whole = wholeJson(parsed);
  if (whole) {
    return {
      values: [
        {
          ...whole,
          // The type of a Secret for a registry needs its own key.
          name: whole.holds ? fileName ?? whole.name : whole.name,
          value: text,
        },
      ],
      empty: [],
    };
  }
  return readYaml(text);
}

/** Whether a YAML text is a kubeconfig, which programs read as a whole. */
function isKubeconfig(text: string): boolean {
  return (
    /^kind:\s*["']?Config\b/m.test(text) &&
    /^apiVersion:\s*["']?v1\b/m.test(text) &&
    /^clusters:/m.test(text)
  );
}

/** The first line with content. */
function firstLine(text: string): string {
  return text.split(/\r\n?|\n/).find(line => /^\s*[^#\s]/.test(line)) ?? '';
}

type Form = 'awsCsv' | 'dotenv' | 'json' | 'pem' | 'profiles' | 'yaml';

function formOf(text: string, fileName: string): Form | undefined {
  const first = firstLine(text);
  if (
    /^-----BEGIN [A-Z0-9 ]+-----/m.test(text) &&
    !/[:=]\s*["'`|>]/.test(first)
  ) {
    return 'pem';
  }
  if (isAwsCsv(first)) {
    return 'awsCsv';
  }
  if (isProfile(first)) {
    return 'profiles';
  }
  if (/^\s*[{[]/.test(first)) {
    return 'json';
  }
  if (/\.ya?ml$/i.test(fileName)) {
    return 'yaml';
  }
  if (/(?:^|\.)env(?:\.|$)/i.test(fileName)) {
    return 'dotenv';
  }
  if (/^\s*(?:export\s+)?[\w.-]+\s*=/.test(first)) {
    return 'dotenv';
  }
  return /^(?:---|%YAML|\s*[^\s:][^:]*:(?:\s|$))/.test(first)
    ? 'yaml'
    : undefined;
}

/**
 * Reads the values of a text: `.env`, JSON, YAML, a Secret of Kubernetes, PEM,
 * or credentials of AWS, Google Cloud, Kubernetes or a registry, recognized by
 * its form and the name of its file.
 *
 * @param fileName - undefined for text that was pasted
 * @throws `ReadValueError`, with the line, never with the text
 */
export function readText(source: string, fileName?: string): ReadValues {
  const text = source.replace(/^\uFEFF/, '');
  const key = fileName && toSecretKey(fileName);
  if (text.trim() === '') {
    throw new ReadValueError('nothing');
  }
  const form = formOf(text, fileName ?? '');
  if (form === 'pem') {
    return readPem(text, key);
  }
  if (form === undefined && key) {
    return { values: [{ name: key, value: source }], empty: [] };
  }
  if (text.length > MAX_TEXT_LENGTH) {
    throw new ReadValueError('tooLarge');
  }
  if (firstLine(text) === '') {
    // Nothing but comments.
    throw new ReadValueError('nothing');
  }
  switch (form) {
    case 'json':
      return readJson(text, key);
    case 'yaml':
      return isKubeconfig(text)
        ? { values: [{ name: key ?? 'kubeconfig', value: text }], empty: [] }
        : readYaml(text);
    case 'dotenv':
      return readDotenv(text);
    case 'awsCsv':
      return readAwsCsv(text);
    case 'profiles':
      return readProfiles(text);
    default:
      throw new ReadValueError('unknownForm');
  }
}

/** Files of keystores, keys and archives that are no text, whatever their bytes. */
const BINARY_NAME =
  /\.(?:p12|pfx|jks|jceks|bcfks|bks|keystore|truststore|keytab|der|kdbx?|gpg|zip|gz)$/i;

/** Characters that text does not have. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/** By the byte order mark; PowerShell writes UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * Reads the values of a file. A binary file, such as a keystore, is one value
 * with the name of the file.
 *
 * @throws `ReadValueError`, with the line, never with the text
 */
export async function readFile(file: File): Promise<ReadValues> {
  if (file.size > MAX_FILE_BYTES) {
    throw new ReadValueError('tooLarge');
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text: string | undefined;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    text = undefined;
  }
  if (text === undefined || BINARY_NAME.test(file.name) || CONTROL.test(text)) {
    return {
      values: [{ name: toSecretKey(file.name), value: bytes }],
      empty: [],
    };
  }
  return readText(text, file.name);
}
