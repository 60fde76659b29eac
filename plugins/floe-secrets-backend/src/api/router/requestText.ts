import { InputError } from '@backstage/errors';
import { placeOf } from '@floe/values-files';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

/** Most characters of what a caller sent that an answer repeats. */
const MAX_REPEATED = 200;

type Text = { place: string; text: string };

/** Every text of a request: of its path, its query and its body, with names. */
function textsOf({ path, query, body }: Request): Text[] {
  const inPath = path.split('/').map(segment => decode(segment));
  return [
    ...inPath.map(text => ({ place: 'the path', text })),
    ...textsWithin(query),
    ...textsWithin(body),
  ];
}

/** The texts of a value, without recursion: a body can be nested deeply. */
function textsWithin(root: unknown): Text[] {
  const texts: Text[] = [];
  const left: { path: PropertyKey[]; value: unknown }[] = [
    { path: [], value: root },
  ];
  for (let at = left.pop(); at; at = left.pop()) {
    const { path, value } = at;
    if (typeof value === 'string') {
      texts.push({ place: placeOf(path), text: value });
    } else if (Array.isArray(value)) {
      // Places of deep nesting are of no use to anybody.
      value.forEach((item, index) =>
        left.push({ path: [...path.slice(0, 10), index], value: item }),
      );
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, item]) => {
        texts.push({ place: placeOf(path) || 'a name', text: key });
        left.push({ path: [...path.slice(0, 10), key], value: item });
      });
    }
  }
  return texts;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Refuses text that no database keeps as it is: PostgreSQL has no NUL, and half
 * a surrogate pair has no UTF-8. It holds for each parameter of each operation.
 */
export function refuseUnstorableText(): RequestHandler {
  return (req, _res, next) => {
    const fault = textsOf(req).find(
      ({ text }) => text.includes('\0') || /\p{Cs}/u.test(text),
    );
    next(
      fault &&
        new InputError(
          `${fault.place}: must not contain a NUL or half of a character`,
        ),
    );
  };
}

const shorten = (text: string) =>
  text.length > MAX_REPEATED ? `${text.slice(0, MAX_REPEATED)}…` : text;

/** Shortens what the answer to a request that failed repeats of it: a long text, and its address. */
export function shortenRepeatedText(): ErrorRequestHandler {
  return (error, req, _res, next) => {
    if (error instanceof Error && error.message.length > MAX_REPEATED) {
      const { message, stack } = error;
      error.message = textsOf(req)
        .map(({ text }) => text)
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
