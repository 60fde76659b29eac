import { CST, Document, Lexer, LineCounter, Parser } from 'yaml';
import {
  MAX_DEPTH,
  MAX_NODES,
  checkSize,
  tooDeep,
  tooManyValues,
} from '../../limits';
import { SopsError } from '../../errors';
import { Steps } from '../../Pacer';
import { GoLexemes } from './goLexemes';
import { YamlParts } from './YamlParts';

/** The documents of a YAML text, and what was left out of them to be composed when it is read. */
type ComposedDocuments = {
  documents: Document.Parsed[];
  parts: YamlParts;
};

/**
 * The documents of a YAML text, with all scalars as text: what they mean is decided by Go's rules afterwards. Errors
 * name the line and the parser's code, not its message, which may quote the text.
 */
export function* composeDocuments(text: string): Steps<ComposedDocuments> {
  checkSize(text);
  const lines = new LineCounter();
  const parts = new YamlParts(lines);
  const documents: Document.Parsed[] = [];
  try {
    yield* composing(text, lines, parts, documents);
  } catch (error) {
    // The composer descends by recursion.
    throw error instanceof RangeError ? tooDeep() : error;
  }
  documents.forEach(document => parts.check(document));
  return { documents, parts };
}

function* composing(
  text: string,
  lines: LineCounter,
  parts: YamlParts,
  documents: Document.Parsed[],
): Steps<void> {
  const parser = new Parser(lines.addNewLine);
  const composer = parts.composer();
  let hasDirectives = false;
  const compose = function* composeTokens(tokens: Iterable<CST.Token>) {
    for (const token of tokens) {
      if (token.type === 'document') {
        // A part would not know the directives of its document, which are rare.
        if (!hasDirectives) {
          yield* parts.detach(token);
        }
        hasDirectives = false;
      }
      if (token.type === 'directive') {
        checkDirective(token, lines);
        hasDirectives = true;
      }
      if (token.type === 'error') {
        parts.refuse(token.offset, 'UNEXPECTED_TOKEN');
      }
      documents.push(...(composer.next(token) as Iterable<Document.Parsed>));
      yield;
    }
  };
  lines.addNewLine(0);
  const goLexemes = new GoLexemes();
  let flowCollections = 0;
  for (const lexeme of new Lexer().lex(text)) {
    // Each of them is a value, and composing one takes far longer than this.
    if (lexeme === '[' || lexeme === '{') {
      flowCollections += 1;
      if (flowCollections > MAX_NODES) {
        throw tooManyValues();
      }
    }
    for (const part of goLexemes.next(lexeme)) {
      yield* compose(parser.next(part));
    }
    if (parser.stack.length > MAX_DEPTH) {
      throw tooDeep();
    }
    yield;
  }
  for (const part of goLexemes.end()) {
    yield* compose(parser.next(part));
  }
  yield* compose(parser.end());
  if (hasDirectives) {
    const line = lines.lineStarts.length;
    throw malformed(line, 'a directive without a document');
  }
  documents.push(...(composer.end() as Iterable<Document.Parsed>));
}

/** Go's library takes two directives only, and only this version. */
function checkDirective({ offset, source }: CST.Directive, lines: LineCounter) {
  if (!/^%(?:YAML[ \t]+1\.1[ \t]*(?:#.*)?|TAG[ \t].*)$/.test(source)) {
    const { line } = lines.linePos(offset);
    throw malformed(line, 'a directive that sops does not read');
  }
}

function malformed(line: number, fault: string): SopsError {
  return new SopsError(
    'malformed',
    `line ${line}`,
    `Line ${line} has ${fault}`,
  );
}
