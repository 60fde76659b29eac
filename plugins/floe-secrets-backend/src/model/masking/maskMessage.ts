import { LRUCache } from 'lru-cache';
import { MASK } from './mask';
import { findTemplateError, maskTemplateError } from './maskTemplateError';
import { plainText } from './plainText';
import { beginningsOf, Match, matchShape, Shape } from './shape';
import { SHAPES } from './shapes';

/** An event's message has at most 1,024 bytes; a condition's may be longer. */
const MAX_LENGTH = 1_000;

/** Punctuation that joins the parts of a message. */
const JOINT = /[\s:;,.|*()[\]-]{1,100}/y;

/** Text in which nothing is quoted, listed or assigned. */
const PLAIN = /^[\p{L}\p{N}\s:;,.-]*$/u;

/** A sentence, or the compound word or number that names an error. */
const TELLING = /\s|[a-z][A-Z]|[A-Z]{4}\d{4}/;

const SKIPPED = /[\p{L}\p{N}_]+\s?|\s+|./suy;

/** The shapes by the first two characters of the text that they can match. */
const shapesByBeginning = new Map<string, Shape[]>();
for (const shape of SHAPES) {
  for (const beginning of beginningsOf(shape)) {
    shapesByBeginning.set(beginning, [
      ...(shapesByBeginning.get(beginning) ?? []),
      shape,
    ]);
  }
}

/**
 * Cache of messages of which nothing is withheld: the same few come with nearly
 * every change.
 */
const harmless = new LRUCache<string, true>({ max: 500 });

/**
 * Masks an operator's message: keeps what a known shape explains ({@link
 * SHAPES}), and withholds the rest, because template functions, parsers and API
 * servers print the value that they refuse.
 *
 * Of a shape, all words are kept, and the slots whose text has the expected
 * form: the name of an object, a key, a status. After withheld text in which a
 * value may begin, only words of shapes and closed slots are kept, because a
 * value can imitate any message. Of a template error, the key, the function and
 * harmless words are kept, if nothing was withheld before it.
 *
 * Messages are cut before they are matched. A shape that lost its end is
 * withheld from the cut on, and the work is bounded.
 * @returns one line of at most 1,000 characters, without control characters;
 * {@link MASK} replaces withheld text
 */
export function maskMessage(message: unknown): string {
  if (typeof message === 'string' && harmless.has(message)) {
    return message;
  }
  const masked = withoutUnknown(message);
  if (masked === message) {
    harmless.set(masked, true);
  }
  return masked;
}

function withoutUnknown(message: unknown): string {
  const text = plainText(unwrapped(message), MAX_LENGTH).replace(/\s+/g, ' ');
  const template = findTemplateError(text);
  const { shown, trusted } = maskText(text.slice(0, template?.start));
  const error = template ? maskTemplateError(template, trusted) : '';
  return plainText(`${shown}${error}`, MAX_LENGTH);
}

/** SOPS wraps its words into lines behind a bar: `wordwrap` in `sops.go`. */
function unwrapped(message: unknown): unknown {
  return typeof message === 'string'
    ? message.slice(0, MAX_LENGTH * 4).replace(/\n {2,20}\| /g, ' ')
    : message;
}

/** The visible part of a text, and whether a value may have begun in it. */
function maskText(text: string): { shown: string; trusted: boolean } {
  const shown: string[] = [];
  let offset = 0;
  /** Where the text begins that no shape explains. */
  let unknownFrom: number | null = null;
  /** Whether no value can have begun yet. */
  let trusted = true;

  const withhold = (end: number) => {
    if (unknownFrom !== null) {
      const unknown = text.slice(unknownFrom, end);
      shown.push(MASK, /(?:[:,.;] | )$/.exec(unknown)?.[0] ?? '');
      unknownFrom = null;
    }
  };

  while (offset < text.length) {
    const isLink =
      unknownFrom === null || text.slice(offset - 2, offset) === ': ';
    const match = matchAt(text, offset, trusted && isLink);
    if (match) {
      withhold(offset);
      shown.push(match.shown);
      offset = match.end;
      trusted &&= !match.withheld;
      if (match.open) {
        unknownFrom = offset;
      } else {
        const joint = textAt(JOINT, text, offset);
        shown.push(joint);
        offset += joint.length;
      }
    } else {
      unknownFrom ??= offset;
      const skipped = textAt(SKIPPED, text, offset);
      trusted &&= PLAIN.test(skipped);
      offset += skipped.length;
    }
  }
  withhold(text.length);
  return { shown: shown.join(''), trusted };
}

/**
 * The shape that explains most at a position; of equals, the one that withholds
 * nothing.
 */
function matchAt(
  text: string,
  offset: number,
  trusted: boolean,
): Match | undefined {
  let best: Match | undefined;
  for (const shape of shapesByBeginning.get(text.slice(offset, offset + 2)) ??
    []) {
    const match = matchShape(shape, text, offset, trusted);
    if (
      match &&
      (trusted || TELLING.test(match.shown)) &&
      (!best ||
        match.weight > best.weight ||
        (match.weight === best.weight && best.withheld && !match.withheld))
    ) {
      best = match;
    }
  }
  return best;
}

function textAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}
