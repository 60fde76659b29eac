import { InputError } from '@backstage/errors';
import { placeOf } from '@floe/values-files';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

/** Maximum length of a quoted input in a response. */
const MAX_REPEATED = 200;

const unstorable = (place: string) =>
  `${place}: must not contain a NUL or half of a character`;

/** All texts of a request, from its path, query and body, with their names. */
function* textsOf({ path, query, body }: Request): Generator<string> {
  yield* path.split('/').map(segment => decode(segment));
  yield* textsWithin(query);
  yield* textsWithin(body);
}

/** The texts of a value. Not recursive, because a body can be nested deeply. */
function* textsWithin(root: unknown): Generator<string> {
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') {
      yield value;
    } else if (Array.isArray(value)) {
      for (const item of value) {
        left.push(item);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        yield key;
        left.push(item);
      }
    }
  }
}

/** The path of the first text that meets a condition; undefined if there is none. */
function pathWithin(
  root: unknown,
  test: (text: string) => boolean,
): string | undefined {
  const left: { path: PropertyKey[]; value: unknown }[] = [
    { path: [], value: root },
  ];
  for (let at = left.pop(); at; at = left.pop()) {
    const { path, value } = at;
    // The path of deep nesting is cut; nobody needs it.
    const within = (segment: PropertyKey) => [...path.slice(0, 10), segment];
    if (typeof value === 'string') {
      if (test(value)) {
        return placeOf(path);
      }
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        left.push({ path: within(index), value: item });
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (test(key)) {
          return placeOf(path) || 'a name';
        }
        left.push({ path: within(key), value: item });
      }
    }
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Refuses text that databases cannot store: PostgreSQL has no NUL, and half a
 * surrogate pair has no UTF-8. Applies to each parameter of each operation.
 */
export function refuseUnstorableText(): RequestHandler {
  return (req, _res, next) => {
    const place = faultIn(req);
    next(place && new InputError(unstorable(place)));
  };
}

/**
 * Refuses an input with text that databases cannot store, see {@link
 * refuseUnstorableText}.
 *
 * @throws InputError with the place of the text
 */
export function requireStorableText(input: unknown): void {
  const place = pathWithin(input, isUnstorable);
  if (place !== undefined) {
    throw new InputError(unstorable(place));
  }
}

function faultIn(req: Request): string | undefined {
  for (const text of textsOf(req)) {
    if (isUnstorable(text)) {
      // Paths are only computed for an error: a body can have a million texts.
      return (
        pathWithin(req.query, isUnstorable) ??
        pathWithin(req.body, isUnstorable) ??
        'the path'
      );
    }
  }
  return undefined;
}

function isUnstorable(text: string): boolean {
  return text.includes('\0') || /\p{Cs}/u.test(text);
}

const shorten = (text: string) =>
  text.length > MAX_REPEATED ? `${text.slice(0, MAX_REPEATED)}…` : text;

/** Shortens the quoted input in an error response: long text and its path. */
export function shortenRepeatedText(): ErrorRequestHandler {
  return (error, req, _res, next) => {
    if (error instanceof Error && error.message.length > MAX_REPEATED) {
      const { message, stack } = error;
      error.message = [...textsOf(req)]
        .filter(text => text.length > MAX_REPEATED)
        .reduce(
          (shorter, text) => shorter.replaceAll(text, () => shorten(text)),
          message,
        );
      error.stack = stack?.replace(message, () => error.message);
    }
    req.url = shorten(req.url);
    next(error);
  };
}
