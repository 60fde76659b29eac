import { SopsError } from './errors';
import { goPattern } from './goPattern';

/**
 * The ways to select the encrypted values, with sops' names in a file and in
 * `.sops.yaml`.
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
export type Selector = {
  type: SelectorType;
  value: string;
};

/** sops' default if neither the file nor its rule has a selector. */
export const DEFAULT_SELECTOR: Selector = {
  type: 'unencrypted_suffix',
  value: '_unencrypted',
};

/** The selector that sops uses: one with an empty text counts as none. */
export function selectorInForce(selector?: Selector): Selector {
  return selector?.value ? selector : DEFAULT_SELECTOR;
}

/** Where a value or comment stands. */
export type Place = {
  path: readonly string[];
  isComment: boolean;
  /**
   * Whether a comment that applies here matches a selector by comment; a
   * comment applies to itself.
   */
  commented: boolean;
  /** The same, but a comment does not apply to itself. */
  commentedBefore: boolean;
};

/** A compiled selector. */
export type CompiledSelector = {
  /** For a selector by comment: whether a comment matches. */
  matchesComment?: (comment: string) => boolean;
  /** Whether sops encrypts the value at a path. */
  encrypts(place: Place): boolean;
};

export async function compileSelector(
  selector: Selector,
): Promise<CompiledSelector> {
  const { type, value } = selector;
  const encrypts = !type.startsWith('unencrypted');
  if (type.endsWith('_comment_regex')) {
    return {
      matchesComment: await selectorPattern(selector),
      // The comment that enables encryption stays readable itself.
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

/** Compiles the expression of a selector. */
export async function selectorPattern({
  type,
  value,
}: Selector): Promise<(text: string) => boolean> {
  const pattern = await goPattern(value);
  if (!pattern) {
    throw new SopsError(
      'invalid-selector',
      type,
      `${type} is not a regular expression that Go accepts: ${value}`,
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
