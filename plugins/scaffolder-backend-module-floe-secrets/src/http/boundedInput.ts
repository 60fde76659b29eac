import { InputError } from '@backstage/errors';
import { json, type RequestHandler } from 'express';

/** The scaffolder's own limit of a body. */
const BODY_LIMIT = '10mb';

/** No form has an object with more fields; a change has at most 200 keys. */
const MOST_FIELDS = 1_000;

/** Texts, numbers, lists and objects of the input of a task. */
const MOST_VALUES = 20_000;

const MOST_LEVELS = 100;

/**
 * Refuses the input of a task that no form makes, before it is validated.
 *
 * The scaffolder validates the input with a JSON schema on the main thread. What
 * that costs has no bound of its own, and a schema cannot set one.
 *
 * @returns handlers for POST requests; they parse the body as the scaffolder
 * does, which takes the parsed one
 */
export function boundedInput(): RequestHandler[] {
  const parse = json({ limit: BODY_LIMIT });
  return [
    (req, res, next) =>
      req.method === 'POST' ? parse(req, res, next) : next(),
    (req, _res, next) => {
      const fault =
        req.method === 'POST' ? faultOf(req.body?.values) : undefined;
      next(fault && new InputError(fault));
    },
  ];
}

/** Not recursive, because the input can be nested deeply. */
function faultOf(values: unknown): string | undefined {
  let count = 0;
  const left: { value: unknown; level: number }[] = [
    { value: values, level: 0 },
  ];
  for (let at = left.pop(); at; at = left.pop()) {
    const { level, value } = at;
    if (typeof value !== 'object' || value === null) continue;
    if (level === MOST_LEVELS) {
      return `The input of a task has at most ${MOST_LEVELS} levels`;
    }
    const inner = Object.values(value);
    count += inner.length;
    if (!Array.isArray(value) && inner.length > MOST_FIELDS) {
      return `An object in the input of a task has at most ${MOST_FIELDS} fields`;
    }
    if (count > MOST_VALUES) {
      return `The input of a task has at most ${MOST_VALUES} values. Split the change into several tasks`;
    }
    for (const one of inner) left.push({ value: one, level: level + 1 });
  }
  return undefined;
}
