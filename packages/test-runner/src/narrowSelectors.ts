/** An element as jsdom keeps it behind what a test sees. */
interface ElementImpl {
  localName: string;
  getAttributeNS(namespace: null, name: string): string | null;
}

/** What answers in jsdom whether a rule of a style sheet is about an element. */
interface DomSelector {
  check(
    selector: string,
    element: ElementImpl,
    ...rest: unknown[]
  ): { match: boolean };
}

/** What an element has to have, so that a selector can match it at all. */
interface Need {
  tag?: string;
  id?: string;
  classes: string[];
}

/** By the selector; `undefined` for one that may match any element, as far as is known here. */
const needs = new Map<string, Need[] | undefined>();
const classLists = new Map<string, Set<string>>();

/**
 * Lets jsdom compare a rule of a style sheet only with elements that have the rule's tag, id and
 * classes. What matches and what does not stays the same.
 *
 * jsdom compares every rule with every element that a test asks a style of, and finding an element
 * by its role asks for hundreds; browsers narrow the rules in this way too.
 *
 * @param window - the global object of a test file; without effect where it is no window of jsdom
 */
export function narrowSelectors(window: object) {
  const domSelector = domSelectorOf(
    (window as { document?: Document }).document,
  );
  if (typeof domSelector?.check !== 'function') return;
  const check = domSelector.check;
  domSelector.check = (selector, element, ...rest) => {
    if (!needs.has(selector)) needs.set(selector, needsOf(selector));
    const alternatives = needs.get(selector);
    return !alternatives || alternatives.some(need => has(element, need))
      ? check(selector, element, ...rest)
      : { match: false };
  };
}

function domSelectorOf(document?: Partial<Document>): DomSelector | undefined {
  // In the quirks mode a class may be written in another case.
  if (document?.compatMode !== 'CSS1Compat') return undefined;
  const impl = Object.getOwnPropertySymbols(document).find(
    ({ description }) => description === 'impl',
  );
  return impl && (document as any)[impl]?._domSelector;
}

/** For each alternative of a selector, what the element itself needs; its ancestors do not count. */
export function needsOf(selector: string): Need[] | undefined {
  // What stands in brackets is left to the comparison; one that is still there is nested or quoted.
  const plain = selector
    .replace(/:[\w-]+\([^()[\]"'\\]*\)/g, ':pseudo')
    .replace(/\[[\w-]+\]/g, ':pseudo');
  if (/[^\w\s.#:,>+~*-]/.test(plain)) return undefined;
  const found = plain.split(',').map(needOf);
  return found.every(need => need !== undefined) ? found : undefined;
}

function needOf(alternative: string): Need | undefined {
  const compound = alternative
    .trim()
    .split(/[\s>+~]+/)
    .at(-1)!
    .replace(/::?[\w-]+/g, '');
  const parts = /^(\*|[a-z][\w-]*)?((?:[.#][a-z_-][\w-]*)*)$/i.exec(compound);
  if (!parts) return undefined;
  const [, tag, rest] = parts;
  const named = (sign: string) =>
    (rest.match(/[.#][\w-]+/g) ?? [])
      .filter(part => part[0] === sign)
      .map(part => part.slice(1));
  return {
    tag: tag === '*' ? undefined : tag?.toLowerCase(),
    id: named('#')[0],
    classes: named('.'),
  };
}

function has(element: ElementImpl, { tag, id, classes }: Need): boolean {
  return (
    (!tag || element.localName.toLowerCase() === tag) &&
    (!id || element.getAttributeNS(null, 'id') === id) &&
    (classes.length === 0 || hasClasses(element, classes))
  );
}

function hasClasses(element: ElementImpl, classes: string[]): boolean {
  const value = element.getAttributeNS(null, 'class') ?? '';
  let list = classLists.get(value);
  if (!list) {
    list = new Set(value.split(/[\t\n\f\r ]+/));
    classLists.set(value, list);
  }
  return classes.every(name => list.has(name));
}
