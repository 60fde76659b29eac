import {
  AttributeAction,
  type AttributeSelector,
  isTraversal,
  parse,
  type Selector,
} from 'css-what';

const HTML = 'http://www.w3.org/1999/xhtml';

/** An element as jsdom keeps it behind what a test sees. */
type ElementImpl = {
  localName: string;
  namespaceURI: string | null;
  getAttributeNS(namespace: null, name: string): string | null;
};

/** What answers in jsdom whether a rule of a style sheet is about an element. */
type DomSelector = {
  check(
    selector: string,
    element: ElementImpl,
    ...rest: unknown[]
  ): { match: boolean };
};

/** What an element has to have, so that a selector can match it at all. */
type Need = {
  tag?: string;
  id?: string;
  classes: string[];
  /** Attributes that an element of HTML has to have. */
  attributes: string[];
  /** Of each list, the element has to meet one. */
  anyOf: Need[][];
};

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
  try {
    return needsOfAlternatives(parse(selector));
  } catch {
    return undefined;
  }
}

function needsOfAlternatives(alternatives: Selector[][]): Need[] | undefined {
  const found = alternatives.map(needOf);
  return found.every(need => need !== undefined) ? found : undefined;
}

function needOf(alternative: Selector[]): Need | undefined {
  const compound = alternative.slice(
    alternative.findLastIndex(isTraversal) + 1,
  );
  const need: Need = { classes: [], attributes: [], anyOf: [] };
  for (const part of compound) {
    if ('namespace' in part && typeof part.namespace === 'string') {
      return undefined;
    }
    if (part.type === 'tag') need.tag = part.name.toLowerCase();
    if (part.type === 'attribute') addAttribute(need, part);
    if (
      part.type === 'pseudo' &&
      ['is', 'where'].includes(part.name) &&
      Array.isArray(part.data)
    ) {
      const inner = needsOfAlternatives(part.data);
      if (inner) need.anyOf.push(inner);
    }
  }
  return need;
}

function addAttribute(need: Need, attribute: AttributeSelector) {
  const { name, action, value, ignoreCase } = attribute;
  // This is how the parser tells `.a` and `#a` from `[class~="a"]` and `[id="a"]`.
  const isShort = ignoreCase === 'quirks';
  if (isShort && name === 'class') need.classes.push(value);
  else if (isShort && name === 'id') need.id = value;
  else if (action !== AttributeAction.Not && /^[a-z-]+$/.test(name)) {
    need.attributes.push(name);
  }
}

function has(element: ElementImpl, need: Need): boolean {
  const { tag, id, classes, attributes, anyOf } = need;
  return (
    (!tag || element.localName.toLowerCase() === tag) &&
    (!id || element.getAttributeNS(null, 'id') === id) &&
    (classes.length === 0 || hasClasses(element, classes)) &&
    (element.namespaceURI !== HTML ||
      attributes.every(name => element.getAttributeNS(null, name) !== null)) &&
    anyOf.every(needed => needed.some(one => has(element, one)))
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
