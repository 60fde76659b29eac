import { stopAtFirstError } from '@floe/go-yaml';
import {
  Composer,
  CST,
  Document,
  isCollection,
  isMap as isYamlMap,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
} from 'yaml';
import { ChartValues, isMap } from '../chart/chartValues';
import { refuse } from './findings';
import { refuseCharacters } from './refuseCharacters';
import { refuseUnwalkable } from './refuseUnwalkable';
import {
  isInLaterDocument,
  positionOf,
  refuseNotYaml,
  refuseSeveral,
} from './yamlFaults';
import { HELM_YAML } from './yamlOptions';

/**
 * Largest values file that is read, in bytes. Helm stores a release with its
 * values in one Secret, which is limited to 1 MiB.
 * @public
 */
export const MAX_VALUES_FILE_SIZE = 1024 * 1024;

/** Maximum depth of nesting, as in `@floe/sops`. */
const MAX_DEPTH = 200;

/** A values file that can be changed. */
export type ValuesFile = {
  /** Without a byte order mark. */
  text: string;
  byteOrderMark: string;
  document: Document.Parsed | undefined;
  values: ChartValues;
};

const BYTE_ORDER_MARK = '\ufeff';

/** Refuses a file that is too large for a Helm release. */
export function refuseLarge(text: string) {
  const size =
    text.length > MAX_VALUES_FILE_SIZE
      ? text.length
      : new TextEncoder().encode(text).length;
  if (size > MAX_VALUES_FILE_SIZE) {
    refuse(
      'values-too-large',
      null,
      'The values file is larger than 1 MiB, more than a Helm release can hold',
      'Move everything but configuration out of the values file',
    );
  }
}

/** Go's YAML library accepts neither `\\/` nor half of a surrogate pair. */
const NOT_IN_GO =
  /^"(?:[^\\]|\\[^/uU])*\\(?:\/|u[dD][89a-fA-F]|U0000[dD][89a-fA-F])/;

/** Refuses YAML that Helm refuses, and duplicate keys. */
function refuseForHelm(
  text: string,
  document: Document.Parsed,
  at: (offset: number) => string,
) {
  visit(document, {
    Scalar(position, { type, value, range }) {
      if (
        range &&
        type === 'QUOTE_DOUBLE' &&
        NOT_IN_GO.test(text.slice(range[0], range[1]))
      ) {
        refuse(
          'values-not-yaml',
          at(range[0]),
          'A text in double quotes has an escape that Helm does not read: \\/, or a character in two halves',
          'Write the character itself',
        );
      }
      if (
        range &&
        position !== 'key' &&
        typeof value === 'number' &&
        !Number.isFinite(value)
      ) {
        refuse(
          'values-not-yaml',
          at(range[0]),
          'Helm cannot read a values file with an infinite number or one that is not a number',
          'Put the value in quotation marks if it is a text',
        );
      }
    },
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (isNull(key) || key === null) {
          refuse(
            'values-not-yaml',
            at((isScalar(key) && key.range?.[0]) || map.range?.[0] || 0),
            'A map has an empty key, which Helm does not read',
            'Give the key a name, or put it in quotation marks',
          );
        }
        if (isCollection(key)) {
          refuse(
            'values-not-yaml',
            at(key.range?.[0] ?? 0),
            'A map has a list or another map as a key, which Helm does not read',
            'Put an expression in {{ }} in quotation marks',
          );
        }
        if (isScalar(key) && key.range) {
          if (seen.has(key.value)) {
            refuse(
              'values-duplicate-key',
              at(key.range[0]),
              'A map has a key twice, so one of the two values is lost',
              'Remove one of the two and try again',
            );
          }
          seen.add(key.value);
        }
      }
    },
  });
}

/**
 * The tokens of a YAML text. A text that is nested too deeply is refused while
 * it is read, before the composer, which is recursive, gets a token.
 */
function* tokensOf(
  text: string,
  lineCounter: LineCounter,
  fail: (offset: number, code: string) => never,
): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') {
        refuse(
          'values-not-yaml',
          positionOf(lineCounter, token.offset),
          'The values file begins with a directive (a line with %), which Helm 4 does not read',
          'Remove the line',
        );
      }
      if (token.type === 'error') {
        fail(token.offset, 'UNEXPECTED_TOKEN');
      }
      yield token;
    }
    if (parser.stack.length > MAX_DEPTH) {
      refuse(
        'values-not-yaml',
        null,
        'The values file is nested too deeply to be read',
        'Check it with a YAML linter',
      );
    }
  }
  yield* parser.end();
}

function parseDocuments(
  text: string,
  lineCounter: LineCounter,
): Document.Parsed[] {
  const composer = new Composer(HELM_YAML);
  const fail = (offset: number, code: string) =>
    isInLaterDocument(text, offset)
      ? refuseSeveral()
      : refuseNotYaml(code, positionOf(lineCounter, offset));
  stopAtFirstError(composer, fail);
  return [
    ...composer.compose(tokensOf(text, lineCounter, fail)),
  ] as Document.Parsed[];
}

function valuesOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch {
    return refuse(
      'values-anchor',
      null,
      'The aliases of the values file cannot be resolved: one has no anchor, or they multiply without end',
      'Replace the aliases with their values',
    );
  }
}

/**
 * Reads a values file.
 *
 * @param source - `undefined` if there is no file yet
 * @throws {@link ValuesFileError} for files that Helm would not read. It does
 *   not quote the file.
 */
export function parseValuesFile(source: string | undefined): ValuesFile {
  const raw = source ?? '';
  refuseLarge(raw);
  const byteOrderMark = raw.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const text = raw.slice(byteOrderMark.length);

  const lineCounter = new LineCounter();
  const place = (offset: number) => positionOf(lineCounter, offset);
  refuseCharacters(text, offset => {
    const before = text.slice(0, offset).split('\n');
    return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  });
  const documents = parseDocuments(text, lineCounter);
  const [document, ...others] = documents;
  if (others.some(other => !isEmpty(other))) {
    refuseSeveral();
  }
  if (!document) {
    return { text, byteOrderMark, document: undefined, values: {} };
  }
  const [error] = document.errors;
  if (error) {
    refuseNotYaml(error.code, place(error.pos[0]));
  }
  refuseForHelm(text, document, place);
  const { contents } = document;
  if (contents && !isYamlMap(contents) && !isNull(contents)) {
    refuse(
      'values-not-a-map',
      null,
      'The values file is a list or a single value, but Helm requires a map',
      'Check that this is the values file of the chart',
    );
  }
  const values = valuesOf(document);
  refuseUnwalkable(values);
  return {
    text,
    byteOrderMark,
    document,
    values: isMap(values) ? values : {},
  };
}

/**
 * Refuses a file that SOPS encrypted, because a change would make its MAC
 * invalid.
 */
export function refuseEncrypted({ values }: ValuesFile) {
  if (isMap(values.sops)) {
    refuse(
      'values-sops-encrypted',
      'sops',
      'The values file is encrypted with SOPS, and a change here would break its checksum',
      'Use a values file that is not encrypted',
    );
  }
}

/**
 * Whether a document has only comments, so that no version of Helm reads
 * anything from it.
 */
function isEmpty({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && isScalar(contents) && contents.source === '';
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}
