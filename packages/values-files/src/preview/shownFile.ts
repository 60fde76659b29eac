import { isPair, isScalar, Lexer, Node, Scalar, visit } from 'yaml';
import { looksSealed } from '../model/ciphertext';
import { looksLikeCredential } from '../model/credentialForms';
import { NAMED_KEYS } from '../chart/renderExternalSecrets';
import { ValuesFile } from '../merge/parseValuesFile';
import { shownCiphertext, WITHHELD } from './shownText';

/** Markers of the lexer that are not part of the text. */
const SCALAR_MARKER = '\u001f';
const MARKERS = ['\u0002', '\u0018', SCALAR_MARKER];

const NAME = /^[-._/A-Za-z0-9]{1,253}$/;

/** Settings of Dagster that a change writes. */
const DAGSTER_SETTINGS = [
  'enabled',
  'generatePostgresqlPasswordSecret',
  'port',
  'postgresqlDatabase',
  'postgresqlHost',
  'postgresqlSecretName',
  'postgresqlUsername',
];

/** The chart's names, references and settings of External Secrets. */
const EXTERNAL_FIELDS = [
  'component',
  'creationPolicy',
  'name',
  'property',
  'refreshInterval',
  'remoteKey',
  'secretKey',
  'secretStoreKind',
  'secretStoreRef',
  ...Object.values(NAMED_KEYS).flatMap(keys =>
    keys.flatMap(([, field]) => [`${field}Key`, `${field}Property`]),
  ),
];

/** The chart's names and settings of Sealed Secrets, without the sealed values. */
const SEALED_FIELDS = ['component', 'name'];

type Replacement = { start: number; end: number; text: string };

/** The map keys on the path to a node; list items have none. */
function pathOf(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap(ancestor =>
    isPair(ancestor) && isScalar(ancestor.key)
      ? [String(ancestor.key.value)]
      : [],
  );
}

/**
 * Whether the place is that of a name, a reference or a setting, and not of a
 * value.
 */
function isOpen(path: readonly string[], text: string): boolean {
  const [first, second] = path;
  const last = path.at(-1)!;
  switch (first) {
    case 'floe':
      switch (second) {
        case 'externalSecrets':
          return EXTERNAL_FIELDS.includes(last);
        case 'sealedSecrets':
          return (
            SEALED_FIELDS.includes(last) ||
            // The scope, as the controller reads it from the annotations.
            (path.at(-2) === 'annotations' && text === 'true')
          );
        default:
          return false;
      }
    case 'dagster':
      return (
        DAGSTER_SETTINGS.includes(last) ||
        (path.at(-2) === 'envSecrets' && last === 'name')
      );
    case 'global':
      return path.length === 2 && last === 'postgresqlSecretName';
    default:
      return (
        path.length === 1 &&
        (first === 'fullnameOverride' || first === 'nameOverride')
      );
  }
}

const withhold = (text: string) => text.replace(/[^\s][^\r\n]*/g, WITHHELD);

function shownKey(source: string, { value }: Scalar): string {
  return typeof value === 'string' &&
    NAME.test(value) &&
    !looksLikeCredential(value)
    ? source
    : withhold(source);
}

function shownValue(
  source: string,
  { value, type }: Scalar,
  ancestors: readonly unknown[],
): string {
  if (value === null || typeof value === 'boolean') {
    return source;
  }
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const body = source.search(/[\r\n]/);
    const header = body < 0 ? source : source.slice(0, body);
    return (
      header.replace(/#.*/, `# ${WITHHELD}`) +
      withhold(source.slice(header.length))
    );
  }
  const path = pathOf(ancestors);
  const text = String(value);
  if (path.includes('encryptedData')) {
    return looksSealed(text) && source.includes(text)
      ? source.replace(text, () => shownCiphertext(text))
      : withhold(source);
  }
  // A list item is not the field that contains the list.
  const isField = isPair(ancestors.at(-1));
  return isField && isOpen(path, text) && !looksLikeCredential(text)
    ? source
    : withhold(source);
}

function scalarReplacements(
  text: string,
  document: Parameters<typeof visit>[0],
): Replacement[] {
  const replacements: Replacement[] = [];
  visit(document, {
    Scalar(position, node, ancestors) {
      if (!node.range) {
        return;
      }
      const [start, end] = node.range;
      const source = text.slice(start, end);
      replacements.push({
        start,
        end,
        text:
          position === 'key'
            ? shownKey(source, node)
            : shownValue(source, node, ancestors),
      });
    },
  });
  return replacements;
}

const OWN_TAGS =
  /^!!(?:str|int|float|bool|null|binary|map|seq|set|omap|pairs|timestamp|merge)$/;

/**
 * The visible part of a token that is not a scalar. Comments may be settings
 * that were commented out, with their values. A value that begins with `!`, `&`
 * or `*` and has no quotes is a tag, an anchor or an alias.
 */
function shownToken(token: string): string {
  if (token.startsWith('#')) {
    return token === '#' ? token : `# ${WITHHELD}`;
  }
  return /^[!&*]./.test(token) && !OWN_TAGS.test(token)
    ? `${token[0]}${WITHHELD}`
    : token;
}

function tokenReplacements(text: string): Replacement[] {
  const replacements: Replacement[] = [];
  let offset = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const isScalarText = previous === SCALAR_MARKER;
    previous = lexeme;
    if (!isScalarText && MARKERS.includes(lexeme)) {
      continue;
    }
    const shown = isScalarText ? lexeme : shownToken(lexeme);
    if (shown !== lexeme) {
      const end = offset + lexeme.length;
      replacements.push({ start: offset, end, text: shown });
    }
    offset += lexeme.length;
  }
  return replacements;
}

/**
 * A values file for a user who may change it but may not be allowed to read the
 * repository: the same lines, with `…` for each comment, anchor and tag, and
 * for each value except the settings, names and references that this library
 * writes. Sealed values are shortened. A values file may have values in clear
 * text, and nothing distinguishes a password from another word.
 */
export function shownFile({
  document,
  text,
  byteOrderMark,
}: ValuesFile): string {
  if (!document) {
    return byteOrderMark + withhold(text);
  }
  const replacements = [
    ...scalarReplacements(text, document as unknown as Node),
    ...tokenReplacements(text),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  let shown = byteOrderMark;
  let offset = 0;
  for (const replacement of replacements) {
    if (replacement.start >= offset) {
      shown += text.slice(offset, replacement.start) + replacement.text;
      offset = replacement.end;
    }
  }
  return shown + text.slice(offset);
}
