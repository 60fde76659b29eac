import { LineCounter } from 'yaml';
import { refuse } from './findings';

/** What the codes of the YAML library mean; its messages may quote the file. */
const YAML_FAULTS: Partial<Record<string, string>> = {
  BAD_ALIAS: 'an alias is not written as it should be',
  BAD_INDENT: 'the indentation is wrong, or a bracket is not closed',
  BAD_SCALAR_START: 'a text begins with a character that needs quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon, or wrong indentation',
  BLOCK_IN_FLOW: 'an entry of several lines is within brackets',
  IMPOSSIBLE: 'it cannot be read',
  MISSING_CHAR:
    'a character is missing, such as a colon, a quotation mark or a bracket',
  MULTILINE_IMPLICIT_KEY: 'a key takes several lines; a colon may be missing',
  MULTIPLE_ANCHORS: 'a value has two anchors',
  TAG_RESOLVE_FAILED: 'a value does not fit its tag',
  UNEXPECTED_TOKEN: 'there is text at a place where none can be',
};

/** The place of an offset, for people. */
export function positionOf(lineCounter: LineCounter, offset: number): string {
  const { line, col } = lineCounter.linePos(offset);
  return `line ${line}, column ${col}`;
}

/** Refuses a file with several documents. */
export function refuseSeveral(): never {
  return refuse(
    'values-several-documents',
    null,
    'The values file has several YAML documents (a line with ---): Helm 3 reads only the first, and Helm 4 merges them all',
    'Keep one document in the file',
  );
}

/** Whether an offset is behind a line with --- that ends a document. */
export function isInLaterDocument(text: string, offset: number): boolean {
  const lines = text.slice(0, offset).split('\n');
  const end = lines.findLastIndex(line => /^---(?:\s|$)/.test(line));
  return lines.slice(0, end + 1).some(line => /^(?!---|\s*(?:#|$))/.test(line));
}

/** Refuses a file that is not YAML, by a code of the library. */
export function refuseNotYaml(code: string, place: string): never {
  const tab = code === 'TAB_AS_INDENT';
  return refuse(
    'values-not-yaml',
    place,
    tab
      ? 'The values file is indented with a tab, but YAML requires spaces'
      : `The values file is not valid YAML: ${YAML_FAULTS[code] ?? code}`,
    tab ? 'Replace the tabs by spaces' : 'Correct it first',
  );
}
