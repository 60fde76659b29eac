import { badRequest } from './apiErrors';

/** The position at which a paged list continues: its revision, and the last key. */
type ContinueToken = {
  /** -1: continue with the present objects, because the snapshot is gone. */
  revision: number;
  after: string;
};

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
    // Invalid JSON is answered like an invalid token.
  }
  throw badRequest('continue key is not valid');
}
