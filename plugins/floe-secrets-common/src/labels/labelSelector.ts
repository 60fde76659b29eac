import { InputError } from '@backstage/errors';
import { tokenize, Token } from './tokens';
import { LabelRequirement, LabelSelector } from './types';

/** Longest part of a selector that an error message quotes. */
const MAX_ECHO = 200;

const MAX_INT64 = 2n ** 63n - 1n;

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX =
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Parses a label selector in Kubernetes' full grammar: `a=b`, `a==b`, `a!=b`,
 * `a in (b,c)`, `a notin (b)`, `a`, `!a`, `a>1`, `a<1`, joined by commas
 * (labels.Parse in k8s.io/apimachinery).
 *
 * @returns the requirements; none for an empty text, which selects everything
 * @throws InputError with the fault and its position
 * @public
 */
export function parseLabelSelector(text: string): LabelSelector {
  const tokens = tokenize(text);
  const requirements: LabelSelector = [];
  let position = 0;

  const peek = (): Token => tokens[position];
  const next = (): Token => tokens[position++];
  const fail = (expected: string): never => {
    const { text: found, at } = peek();
    throw new InputError(
      found === ''
        ? `expected ${expected} at its end`
        : `expected ${expected} at position ${at + 1}, found ${echo(found)}`,
    );
  };

  const parseKey = (): string => {
    if (peek().type !== 'word') {
      fail('a label key');
    }
    return checkKey(next().text);
  };
  const parseValue = (): string => {
    // An empty value is valid: `a=` and `a in (,b)`.
    return peek().type === 'word' ? checkValue(next().text) : '';
  };
  const parseValues = (): string[] => {
    if (next().text !== '(') {
      position -= 1;
      fail('"("');
    }
    const values = [parseValue()];
    while (peek().text === ',') {
      next();
      values.push(parseValue());
    }
    if (peek().text !== ')') {
      fail('"," or ")"');
    }
    next();
    return values;
  };
  const parseNumber = (): bigint => {
    const value = parseValue();
    const number = numberOf(value);
    if (number === undefined) {
      position -= value ? 1 : 0;
      return fail('a whole number');
    }
    return number;
  };
  const parseRequirement = (): LabelRequirement => {
    if (peek().text === '!') {
      next();
      return { operator: 'absent', key: parseKey() };
    }
    const key = parseKey();
    const operator = peek();
    switch (operator.text) {
      case '=':
      case '==':
        next();
        return { operator: 'in', key, values: [parseValue()] };
      case '!=':
        next();
        return { operator: 'notin', key, values: [parseValue()] };
      case 'in':
      case 'notin':
        next();
        return { operator: operator.text, key, values: parseValues() };
      case '>':
      case '<':
        next();
        return {
          operator: operator.text === '>' ? 'gt' : 'lt',
          key,
          value: parseNumber(),
        };
      case ',':
      case '':
        return { operator: 'exists', key };
      default:
        return fail('an operator, "," or the end');
    }
  };

  if (peek().type === 'end') {
    return requirements;
  }
  requirements.push(parseRequirement());
  while (peek().text === ',') {
    next();
    requirements.push(parseRequirement());
  }
  if (peek().type !== 'end') {
    fail('"," or the end');
  }
  return requirements;
}

function checkKey(key: string): string {
  const slash = key.indexOf('/');
  const name = slash < 0 ? key : key.slice(slash + 1);
  if (!NAME.test(name) || (slash >= 0 && !PREFIX.test(key.slice(0, slash)))) {
    throw new InputError(`${echo(key)} is not a valid label key`);
  }
  return key;
}

function checkValue(value: string): string {
  if (!NAME.test(value)) {
    throw new InputError(`${echo(value)} is not a valid label value`);
  }
  return value;
}

/** The beginning of a word of the selector; tokens are printable ASCII. */
function echo(word: string): string {
  return word.length > MAX_ECHO ? `${word.slice(0, MAX_ECHO - 1)}…` : word;
}

/**
 * Parses a label value like strconv.ParseInt. It has no sign, because a label
 * value begins with a letter or a digit.
 */
function numberOf(value: string): bigint | undefined {
  if (!/^\d{1,63}$/.test(value)) {
    return undefined;
  }
  const number = BigInt(value);
  return number <= MAX_INT64 ? number : undefined;
}

/** Whether all requirements hold for an object's labels, as the API server evaluates it. @public */
export function matchesSelector(
  selector: LabelSelector,
  labels: Record<string, string>,
): boolean {
  return selector.every(requirement => {
    const value = Object.hasOwn(labels, requirement.key)
      ? labels[requirement.key]
      : undefined;
    switch (requirement.operator) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'notin':
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      case 'absent':
        return value === undefined;
      default: {
        const number = value === undefined ? undefined : numberOf(value);
        if (number === undefined) {
          return false;
        }
        return requirement.operator === 'gt'
          ? number > requirement.value
          : number < requirement.value;
      }
    }
  });
}
