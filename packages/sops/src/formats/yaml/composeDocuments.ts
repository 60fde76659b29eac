import { Composer, Document, Lexer, LineCounter, Parser } from 'yaml';
import { SopsError } from '../../errors';
import { MAX_DEPTH, checkSize, tooDeep } from '../../limits';
import { Pacer } from '../../Pacer';

/**
 * The documents of a YAML text, with all scalars as text: what they mean is decided by Go's rules afterwards. Errors
 * name the line and the parser's code, not its message, which may quote the text.
 */
export async function composeDocuments(
  text: string,
  pacer: Pacer,
): Promise<Document.Parsed[]> {
  checkSize(text);
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const take = (parsed: Iterable<Document.Parsed>) => {
    for (const document of parsed) {
      documents.push(document);
    }
  };
  try {
    lines.addNewLine(0);
    let count = 0;
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) {
        take(composer.next(token as never));
      }
      if (parser.stack.length > MAX_DEPTH) {
        throw tooDeep();
      }
      count += 1;
      if (count % 256 === 0) {
        await pacer.pauseIfDue();
      }
    }
    for (const token of parser.end()) {
      take(composer.next(token as never));
    }
    take(composer.end());
  } catch (error) {
    // The composer descends by recursion.
    throw error instanceof RangeError ? tooDeep() : error;
  }
  for (const { errors } of documents) {
    if (errors.length > 0) {
      const { line } = lines.linePos(errors[0].pos[0]);
      throw new SopsError(
        'malformed',
        `line ${line}`,
        `Line ${line} is not valid YAML (${errors[0].code})`,
      );
    }
  }
  return documents;
}
