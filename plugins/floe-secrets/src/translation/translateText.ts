import { findingSentences } from './findings';
import { flattenMessages } from './flattenMessages';
import { recognizeSentence, withoutStop } from './recognizeSentence';

/** A message in the language of the page, such as `sentence.remedy.log`, with its variables. */
type Translate = (key: string, values: Record<string, string>) => string;

/** Where one sentence ends and another one begins. */
const BETWEEN_SENTENCES = /(?<=[.!?]) (?=[A-ZÄÖÜ`"])/;

const PHRASES = new Set(
  Object.keys(flattenMessages({ ...findingSentences.phrases })).map(
    name => `finding.phrases.${name}`,
  ),
);

/** Ends of sentences that could be names elsewhere. */
const STATES = ['deleted', 'destroyed', 'disabled', 'expired'];

const LENGTH = /^\d+ (?:days?|h|min|s)(?: \d+ (?:h|min|s))?$/;

/** A part of a sentence that was put in the place of a name. */
function phraseOf(text: string, translate: Translate): string | undefined {
  const phrase = recognizeSentence(text);
  return phrase && PHRASES.has(phrase.id)
    ? translate(`sentence.${phrase.id}`, valuesOf(phrase.values, translate))
    : undefined;
}

/** Names stay; lengths of time, the words of lists and phrases are translated. */
function valueOf(name: string, text: string, translate: Translate): string {
  const word = (id: string, values: Record<string, string> = {}) =>
    translate(`word.${id}`, values);
  const counted = (all: string) =>
    all
      .replace(/^(\d+) (days?|recipients?)\b/, (_, count, id) =>
        word(id, { count }),
      )
      .replace(/\band (\d+) more$/, (_, count) => word('more', { count }));

  if (name === 'unusable' && STATES.includes(text)) {
    return word(text);
  }
  if (name === 'sentence') {
    return translateText(text, translate) ?? text;
  }
  // A name has no spaces.
  if (!text.includes(' ')) {
    return text;
  }
  const range = text.split(' to ');
  if (range.every(end => LENGTH.test(end))) {
    return range.map(counted).join(` ${word('to')} `);
  }
  return (
    phraseOf(text, translate) ??
    counted(text)
      .split(/(, | and | or )/)
      .map(part => phraseOf(part, translate) ?? part)
      .join('')
      .replaceAll(' and ', ` ${word('and')} `)
      .replaceAll(' or ', ` ${word('or')} `)
  );
}

function valuesOf(
  values: Record<string, string>,
  translate: Translate,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [
      name,
      valueOf(name, text, translate),
    ]),
  );
}

/** What others say can have several sentences; a name has none. */
const OF_OTHERS = ['message', 'reason', 'sentence', 'text', 'why'];

const isTooMuch = ([name, value]: [string, string]) =>
  !OF_OTHERS.includes(name) && BETWEEN_SENTENCES.test(value);

/** One sentence, or several that a message has together. */
function sentenceOf(text: string, translate: Translate): string | undefined {
  const sentence = recognizeSentence(text);
  if (!sentence || Object.entries(sentence.values).some(isTooMuch)) {
    return undefined;
  }
  const words = withoutStop(
    translate(`sentence.${sentence.id}`, valuesOf(sentence.values, translate)),
  );
  return text.endsWith('.') ? `${words}.` : words;
}

/** All parts translated; undefined if one is not known, or it is one part. */
function allOf(
  parts: string[],
  between: string,
  part: (text: string) => string | undefined,
): string | undefined {
  if (parts.length === 1) {
    return undefined;
  }
  const translated = parts.map(part);
  return translated.every(words => words !== undefined)
    ? translated.join(between)
    : undefined;
}

/**
 * Translates a text of the backend or of a library: its sentences, and the
 * lengths of time and lists in them.
 *
 * @returns undefined if a sentence is not known
 */
export function translateText(
  text: string,
  translate: Translate,
): string | undefined {
  const rest = /^and (\d+) more$/.exec(text);
  if (rest) {
    return translate('word.more', { count: rest[1] });
  }
  // The names of a sentence could otherwise take in the sentence before it.
  return (
    allOf(text.split(BETWEEN_SENTENCES), ' ', part =>
      translateText(part, translate),
    ) ??
    allOf(text.split('; '), '; ', part => translateText(part, translate)) ??
    sentenceOf(text, translate)
  );
}
