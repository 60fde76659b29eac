import { SopsError } from '@floe/sops';

/** What keeps a file from being read. */
export type ReadProblemCode =
  | 'absent'
  | 'denied'
  | 'limited'
  | 'malformed'
  | 'no-place'
  | 'no-repository'
  | 'too-large'
  | 'unreachable';

/** Why a file cannot be read, in words for a person. */
export type ReadProblem = {
  code: ReadProblemCode;
  /** Says what and why, without the path, which stands before it: `is larger than 1 MiB`. */
  text: string;
};

/** A file that was fetched and cannot be used. */
export class FileError extends Error {
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, message: string) {
    super(message);
    this.name = 'FileError';
    this.code = code;
  }
}

/**
 * Tells why a file could not be read. The URL readers tell the causes apart
 * by their words alone; those words are not handed on, for they come from
 * elsewhere.
 */
export function problemOf(error: unknown, url: string): ReadProblem {
  if (error instanceof FileError) {
    return { code: error.code, text: error.message };
  }
  // By its contract the message of a SopsError quotes neither value nor key.
  if (error instanceof SopsError) {
    return {
      code: error.code === 'too-large' ? 'too-large' : 'malformed',
      text: `cannot be read as SOPS would: ${error.message}`,
    };
  }
  const { host } = new URL(url);
  const { name, message } = error as Error;
  if (/rate limit|too many requests|\b429\b/i.test(message)) {
    return {
      code: 'limited',
      text: `cannot be read now: ${host} asks to be asked less often`,
    };
  }
  if (
    name === 'NotAllowedError' ||
    name === 'AuthenticationError' ||
    /\b40[13]\b|unauthorized|forbidden/i.test(message)
  ) {
    return {
      code: 'denied',
      text: `cannot be read: ${host} does not let the portal read it. See the token of this host under integrations`,
    };
  }
  return {
    code: 'unreachable',
    text: `cannot be read now: ${host} does not answer, or not as a Git host does`,
  };
}
