import { InputError } from '@backstage/errors';
import { LabelRequirement, LabelSelector } from '../../model/labels';
import { tokenize, Token } from './tokens';
import { echo } from '../../model/masking/echo';

export type { LabelSelector };

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX =
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Parses a label selector in the whole grammar that Kubernetes has for it:
 * `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, `a>1`, `a<1`,
 * joined by commas (labels.Parse in k8s.io/apimachinery).
 *
 * @throws InputError that says what is wrong and where
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
    // An empty value is a value: `a=` and `a in (,b)`.
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
    if (!/^-?\d{1,18}$/.test(value)) {
      position -= value ? 1 : 0;
      fail('a whole number');
    }
    return BigInt(value);
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
    throw new InputError('it is empty, and would select everything');
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

/** Whether all requirements hold for an object's labels, as the API server evaluates it. */
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
        if (value === undefined || !/^-?\d{1,18}$/.test(value)) {
          return false;
        }
        return requirement.operator === 'gt'
          ? BigInt(value) > requirement.value
          : BigInt(value) < requirement.value;
      }
    }
  });
}

/** Whether a selector cannot but match nearly every object: it excludes only. */
export function excludesOnly(selector: LabelSelector): boolean {
  return selector.every(
    ({ operator }) => operator === 'notin' || operator === 'absent',
  );
}

/** The requirements that an index of labels can answer. */
export function indexedRequirements(
  selector: LabelSelector,
): { key: string; values: string[] }[] {
  return selector.flatMap(requirement =>
    requirement.operator === 'in'
      ? [{ key: requirement.key, values: requirement.values }]
      : [],
  );
}
