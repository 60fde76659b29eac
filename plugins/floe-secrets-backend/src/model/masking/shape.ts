import { MASK } from './mask';
import { isShown, Slot, SLOTS } from './slots';

/**
 * A form of message, or of a part of one: words that never change, and slots
 * between them. `{name}` and the like are keys of {@link SLOTS}.
 */
export type Shape = {
  /** Words and slots in turn, beginning and ending with words, which may be empty. */
  words: readonly string[];
  slots: readonly Slot[];
};

/** What a shape found in a text. */
export type Match = {
  end: number;
  /** What may be shown of the text up to the end. */
  shown: string;
  /** How many characters of the shape's words and closed slots were found. */
  weight: number;
  /** A slot held something else than it should, which may be a value. */
  withheld: boolean;
  /** What a slot should hold begins at the end, and nobody knows where it ends. */
  open: boolean;
};

/** Reads `secret "{name}" not found` and the like. */
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
 * The two characters that a text can begin with where it has a shape.
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
 * Matches a shape at a place of a text, in time linear in the text.
 *
 * A slot that holds something else than it should is masked up to the next
 * words of the shape, and so are the open slots after it: anyone who writes a
 * value can imitate the rest of the message.
 *
 * @param trusted - false if a value may have begun: then only closed slots are shown
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
      // The rest was cut off, or is not what the shape says.
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

/** The end of the longest text at a place that the slot takes and the words follow. */
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

function isFollowedBy(words: string, text: string, place: number): boolean {
  return words === ''
    ? /^(?:[.,:;)\]}"']{0,2}(?:\s|$))/.test(text.slice(place, place + 3))
    : text.startsWith(words, place);
}

/** Words that are informative if nothing follows them: two at least. */
function isInformative(text: string): boolean {
  return /\w\W*\s\W*\w/.test(text);
}

/** Whether no word continues at a place. */
function isBoundary(text: string, place: number): boolean {
  return !/^[\p{L}\p{N}_]{2}/u.test(text.slice(place - 1, place + 1));
}
