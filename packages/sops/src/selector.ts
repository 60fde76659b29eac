import { SopsError } from './errors';
import { goPattern } from './goPattern';

/**
 * The ways to say what of a file is encrypted, as sops calls them in a file and in `.sops.yaml`.
 *
 * @public
 */
export const SELECTOR_TYPES = [
  'unencrypted_suffix',
  'encrypted_suffix',
  'unencrypted_regex',
  'encrypted_regex',
  'unencrypted_comment_regex',
  'encrypted_comment_regex',
] as const;

/** @public */
export type SelectorType = (typeof SELECTOR_TYPES)[number];

/**
 * What of a file is encrypted. A suffix or a regular expression is compared with each key on the way to a value; a
 * comment expression with the comments before the value and before the maps and lists that it is in. Regular
 * expressions are Go's (RE2) and match anywhere in a key unless they have anchors.
 *
 * @public
 */
export interface Selector {
  type: SelectorType;
  value: string;
}

/** What sops does where neither the file nor its rule says anything. */
export const DEFAULT_SELECTOR: Selector = {
  type: 'unencrypted_suffix',
  value: '_unencrypted',
};

/** The selector that sops uses: one with an empty text counts as none. */
export function selectorInForce(selector?: Selector): Selector {
  return selector?.value ? selector : DEFAULT_SELECTOR;
}

/** Where a value or comment stands. */
export interface Place {
  path: readonly string[];
  isComment: boolean;
  /** Whether a comment in force here matches a selector by comment; a comment counts itself. */
  commented: boolean;
  /** The same, but a comment does not count itself. */
  commentedBefore: boolean;
}

/** A selector in a form that can be asked. */
export interface CompiledSelector {
  /** For a selector by comment: whether a comment matches. */
  matchesComment?: (comment: string) => boolean;
  /** Whether sops encrypts what stands at a place. */
  encrypts(place: Place): boolean;
}

export async function compileSelector(
  selector: Selector,
): Promise<CompiledSelector> {
  const { type, value } = selector;
  const encrypts = !type.startsWith('unencrypted');
  if (type.endsWith('_comment_regex')) {
    return {
      matchesComment: await selectorPattern(selector),
      // The line that switches encryption on stays readable itself.
      encrypts: ({ commented, commentedBefore }) =>
        encrypts ? commentedBefore : !commented,
    };
  }
  const matches = remembered(
    type.endsWith('_suffix')
      ? key => key.endsWith(value)
      : await selectorPattern(selector),
  );
  return { encrypts: ({ path }) => encrypts === path.some(matches) };
}

/** The expression of a selector, as a question whether a text matches it somewhere. */
export async function selectorPattern({
  type,
  value,
}: Selector): Promise<(text: string) => boolean> {
  const pattern = await goPattern(value);
  if (!pattern) {
    throw new SopsError(
      'invalid-selector',
      type,
      `${type} is not a regular expression that Go takes: ${value}`,
    );
  }
  return pattern;
}

function remembered(
  question: (text: string) => boolean,
): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return text => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = question(text);
      answers.set(text, answer);
    }
    return answer;
  };
}
