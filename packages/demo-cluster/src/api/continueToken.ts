import { badRequest } from './apiErrors';

/** Where a paged list continues: the revision it shows, and the last key it gave. */
interface ContinueToken {
  /** -1: continue in the present, after the snapshot has gone. */
  revision: number;
  after: string;
}

export function encodeContinueToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.revision,
      start: token.after,
    }),
  ).toString('base64url');
}

export function decodeContinueToken(text: string): ContinueToken {
  try {
    const { v, rv, start } = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      v === 'meta.k8s.io/v1' &&
      Number.isInteger(rv) &&
      typeof start === 'string'
    ) {
      return { revision: rv, after: start };
    }
  } catch {
    // What is not JSON is answered like what is not a token.
  }
  throw badRequest('continue key is not valid');
}
