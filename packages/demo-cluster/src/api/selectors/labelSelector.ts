import { badRequest } from '../apiErrors';

/** A label selector of an object: `matchLabels` and `matchExpressions`. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key: string;
    operator: string;
    values?: string[];
  }[];
}

export type LabelMatcher = (labels: Record<string, string>) => boolean;

interface Requirement {
  key: string;
  operator: 'exists' | 'absent' | 'in' | 'notin' | 'greater than' | 'less than';
  values: string[];
}

const TOKEN = /\s*(!=|==|=|!|<|>|\(|\)|,|[^\s!=<>(),]+)\s*/y;

const EXPRESSION_OPERATORS: Record<string, Requirement['operator']> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: 'absent',
};

/**
 * Parses the `labelSelector` of a request: equality (`a=b`, `a==b`, `a!=b`),
 * sets (`a in (b,c)`, `a notin (b)`), existence (`a`, `!a`) and numbers
 * (`a>1`, `a<2`), joined by commas.
 *
 * @throws a `BadRequest` ApiError when it cannot be parsed
 */
export function parseLabelSelector(text: string): LabelMatcher {
  const tokens = tokenize(text);
  const requirements: Requirement[] = [];
  while (tokens.length > 0) {
    requirements.push(parseRequirement(text, tokens));
    const separator = tokens.shift();
    if (separator === undefined) {
      break;
    }
    if (separator !== ',' || tokens.length === 0) {
      throw unparsable(text, `found '${separator}', expected: ',' or end`);
    }
  }
  return labels => requirements.every(item => matches(item, labels));
}

/** The matcher of a selector within an object; an empty one matches everything. */
export function matcherOf(selector: LabelSelector): LabelMatcher {
  const requirements: Requirement[] = [
    ...Object.entries(selector.matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: 'in', values: [value] }),
    ),
    ...(selector.matchExpressions ?? []).map(
      ({ key, operator, values = [] }): Requirement => ({
        key,
        operator: EXPRESSION_OPERATORS[operator] ?? 'in',
        values,
      }),
    ),
  ];
  return labels => requirements.every(item => matches(item, labels));
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) {
      throw unparsable(text, 'unexpected character');
    }
    tokens.push(match[1]);
  }
  return tokens;
}

function parseRequirement(text: string, tokens: string[]): Requirement {
  const first = tokens.shift()!;
  if (first === '!') {
    return {
      key: keyToken(text, tokens.shift()),
      operator: 'absent',
      values: [],
    };
  }
  const key = keyToken(text, first);
  const operator = tokens[0];
  if (operator === undefined || operator === ',') {
    return { key, operator: 'exists', values: [] };
  }
  tokens.shift();
  switch (operator) {
    case '=':
    case '==':
      return { key, operator: 'in', values: [valueToken(text, tokens)] };
    case '!=':
      return { key, operator: 'notin', values: [valueToken(text, tokens)] };
    case '>':
      return {
        key,
        operator: 'greater than',
        values: [valueToken(text, tokens)],
      };
    case '<':
      return { key, operator: 'less than', values: [valueToken(text, tokens)] };
    case 'in':
    case 'notin':
      return { key, operator, values: parseValues(text, tokens) };
    default:
      throw unparsable(
        text,
        `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`,
      );
  }
}

function parseValues(text: string, tokens: string[]): string[] {
  if (tokens.shift() !== '(') {
    throw unparsable(text, "expected: '('");
  }
  const end = tokens.indexOf(')');
  if (end < 0) {
    throw unparsable(text, "expected: ',' or ')'");
  }
  const inside = tokens.splice(0, end + 1).slice(0, -1);
  return inside.filter(token => token !== ',');
}

function keyToken(text: string, token: string | undefined): string {
  if (!token || !/^([\w.-]+\/)?[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(token)) {
    throw unparsable(text, `found '${token ?? ''}', expected: identifier`);
  }
  return token;
}

function valueToken(text: string, tokens: string[]): string {
  if (tokens[0] === undefined || tokens[0] === ',') {
    return '';
  }
  const value = tokens.shift()!;
  if (!/^[\w.-]*$/.test(value)) {
    throw unparsable(text, `found '${value}', expected: identifier`);
  }
  return value;
}

function matches(
  { key, operator, values }: Requirement,
  labels: Record<string, string>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'greater than':
      return value !== undefined && Number(value) > Number(values[0]);
    default:
      return value !== undefined && Number(value) < Number(values[0]);
  }
}

function unparsable(text: string, why: string) {
  return badRequest(
    `unable to parse requirement: ${why} in selector ${JSON.stringify(text)}`,
  );
}
