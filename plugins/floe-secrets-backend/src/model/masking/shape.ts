import { MASK } from './mask';
import { isShown, Slot, SLOTS } from './slots';

/**
 * The form of a message or of a part of it: constant words and slots. `{name}`
 * and the like are keys of {@link SLOTS}.
 */
export type Shape = {
  /**
   * Words and slots alternate, beginning and ending with words, which may be
   * empty.
   */
  words: readonly string[];
  slots: readonly Slot[];
};

/** What a shape found in a text. */
export type Match = {
  end: number;
  /** The visible part of the text up to `end`. */
  shown: string;
  /** Number of matched characters of words and closed slots. */
  weight: number;
  /** A slot had unexpected text, which may be a value. */
  withheld: boolean;
  /** The last slot begins at `end`, and its end is unknown. */
  open: boolean;
};

/** Parses `secret "{name}" not found` and the like. */
export function parseShape(template: string): Shape {
  const parts = template.split(/\{(\w+)\}/);
  const words = parts.filter((_, index) => index % 2 === 0);
  return {
    words,
    slots: parts
      .filter((_, index) => index % 2 === 1)
      .map(name => {
        const slot = SLOTS[name];
        if (!slot) {
          throw new TypeError(`There is no slot {${name}}: ${template}`);
        }
        return slot;
      }),
  };
}

/**
 * The possible first two characters of a text that has a shape.
 *
 * @throws TypeError if a shape begins with a slot that has no list of words
 */
export function beginningsOf({ words, slots }: Shape): Set<string> {
  const first = words[0] === '' ? slots[0].words : [words[0]];
  if (!first) {
    throw new TypeError('A shape begins with words or with a list of words');
  }
  return new Set(first.map(text => text.slice(0, 2)));
}

/**
 * Matches a shape at a position of a text, in linear time.
 *
 * A slot with unexpected text is masked up to the next words of the shape, and
 * so are the open slots after it: a value can imitate the rest of the message.
 *
 * @param trusted - false if a value may have begun; then only closed slots are
 * shown
 */
export function matchShape(
  shape: Shape,
  text: string,
  start: number,
  trusted: boolean,
): Match | undefined {
  const [first, ...following] = shape.words;
  if (!text.startsWith(first, start)) {
    return undefined;
  }
  let end = start + first.length;
  let shown = first;
  let weight = first.length;
  let withheld = false;
  for (const [index, words] of following.entries()) {
    const slot = shape.slots[index];
    const isOpen = trusted && !withheld;
    const slotEnd =
      slot.closed || isOpen ? endOfSlot(slot, text, end, words) : undefined;
    if (slotEnd !== undefined) {
      const found = text.slice(end, slotEnd);
      shown += (slot.render?.(found) ?? found) + words;
      end = slotEnd + words.length;
      weight += words.length + (slot.closed ? found.length : 0);
      withheld ||= slot.hides?.(found) ?? false;
      continue;
    }
    const next = words === '' ? -1 : text.indexOf(words, end);
    if (next === -1) {
      // The rest was cut off, or does not match the shape.
      return isInformative(shown)
        ? { end, shown, weight, withheld: true, open: true }
        : undefined;
    }
    if (shown === '') {
      return undefined;
    }
    shown += MASK + words;
    end = next + words.length;
    weight += words.length;
    withheld = true;
  }
  return isBoundary(text, end)
    ? { end, shown, weight, withheld, open: false }
    : undefined;
}

/**
 * The end of the longest text that the slot accepts and that the words follow.
 */
function endOfSlot(
  slot: Slot,
  text: string,
  start: number,
  words: string,
): number | undefined {
  slot.pattern.lastIndex = start;
  const longest = slot.pattern.exec(text);
  let end = longest ? start + longest[0].length : -1;
  while (end >= start && !isFollowedBy(words, text, end)) {
    end--;
  }
  const found = text.slice(start, end);
  slot.pattern.lastIndex = 0;
  return end >= start &&
    slot.pattern.exec(found)?.[0] === found &&
    (slot.closed || isShown(found))
    ? end
    : undefined;
}

function isFollowedBy(words: string, text: string, offset: number): boolean {
  return words === ''
    ? /^(?:[.,:;)\]}"']{0,2}(?:\s|$))/.test(text.slice(offset, offset + 3))
    : text.startsWith(words, offset);
}

/** Words that are informative without what follows: at least two. */
function isInformative(text: string): boolean {
  return /\w[^\w\s]*\s\W*\w/.test(text);
}

/** Whether no word continues at a position. */
function isBoundary(text: string, offset: number): boolean {
  return !/^[\p{L}\p{N}_]{2}/u.test(text.slice(offset - 1, offset + 1));
}
