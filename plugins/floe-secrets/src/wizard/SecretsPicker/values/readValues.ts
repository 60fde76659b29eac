import {
  MAX_FILE_BYTES,
  MAX_TEXT_LENGTH,
  type ReadValues,
  ReadValueError,
  toSecretKey,
} from './foundValues';
import { readDotenv } from './readDotenv';
import { readPem } from './readPem';
import { readYaml } from './readYaml';

/** The credentials files of Google Cloud, which programs read as a whole. */
const GOOGLE_CREDENTIALS =
  /^(?:service_account|authorized_user|external_account|external_account_authorized_user)$/;

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
  const { type } = (parsed ?? {}) as { type?: unknown };
  if (typeof type === 'string' && GOOGLE_CREDENTIALS.test(type)) {
    return {
      values: [
        {
          name: fileName ?? 'service-account.json',
          value: text,
          holds: 'service-account',
        },
      ],
      empty: [],
    };
  }
  return readYaml(text);
}

/** The first line with content. */
function firstLine(text: string): string {
  return text.split(/\r\n?|\n/).find(line => /^\s*[^#\s]/.test(line)) ?? '';
}

type Form = 'dotenv' | 'json' | 'pem' | 'yaml';

function formOf(text: string, fileName: string): Form | undefined {
  const first = firstLine(text);
  if (
    /^-----BEGIN [A-Z0-9 ]+-----/m.test(text) &&
    !/[:=]\s*["'`|>]/.test(first)
  ) {
    return 'pem';
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
 * or a credentials file of Google Cloud, recognized by its form and the name of
 * its file.
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
      return readYaml(text);
    case 'dotenv':
      return readDotenv(text);
    default:
      throw new ReadValueError('unknownForm');
  }
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
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = undefined;
  }
  if (text === undefined || text.includes('\0')) {
    return {
      values: [{ name: toSecretKey(file.name), value: bytes }],
      empty: [],
    };
  }
  return readText(text, file.name);
}
