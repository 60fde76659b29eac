import { flattenMessages } from './flattenMessages';
import { sentenceMessages } from './sentences';

/** A sentence cut at its variables. */
type Template = {
  id: string;
  /** The words around the variables; one more than there are variables. */
  words: string[];
  variables: string[];
};

/** A sentence without its full stop, which a text may or may not have. */
export const withoutStop = (text: string) => text.replace(/\.$/, '');

function templateOf([id, text]: [string, string]): Template {
  const parts = withoutStop(text).split(/\{\{(\w+)\}\}/);
  return {
    id,
    words: parts.filter((_, index) => index % 2 === 0),
    variables: parts.filter((_, index) => index % 2 === 1),
  };
}

const TEMPLATES = Object.entries(flattenMessages(sentenceMessages))
  .map(templateOf)
  // With more words first: a sentence may begin as a shorter one does.
  .sort((a, b) => b.words.join('').length - a.words.join('').length);

const EXACT = new Map(
  TEMPLATES.filter(({ variables }) => variables.length === 0).map(
    ({ id, words: [text] }) => [text, id],
  ),
);
const WITH_NAMES = TEMPLATES.filter(({ variables }) => variables.length > 0);

/** The values of the variables, in linear time; undefined if the words differ. */
function valuesIn(
  text: string,
  { words, variables }: Template,
): Record<string, string> | undefined {
  const [first, ...rest] = words;
  const last = rest.pop()!;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) {
    return undefined;
  }
  const values: Record<string, string> = {};
  let from = first.length;
  for (const [index, variable] of variables.entries()) {
    const next = rest[index];
    const at = next === undefined ? end : text.indexOf(next, from);
    if (at <= from || at > end) {
      return undefined;
    }
    values[variable] = text.slice(from, at);
    from = at + (next?.length ?? 0);
  }
  return values;
}

/**
 * Recognizes a sentence of the libraries or of the backend by its words.
 *
 * @returns its id below `sentence`, and the names in it; undefined for a sentence
 * that has no translation
 */
export function recognizeSentence(
  sentence: string,
): { id: string; values: Record<string, string> } | undefined {
  const text = withoutStop(sentence);
  const exact = EXACT.get(text);
  if (exact !== undefined) {
    return { id: exact, values: {} };
  }
  for (const template of WITH_NAMES) {
    const values = valuesIn(text, template);
    if (values) {
      return { id: template.id, values };
    }
  }
  return undefined;
}
