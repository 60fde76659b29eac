import { RepositoryError } from '@floe/backstage-plugin-floe-secrets-node';
import { SopsError } from '@floe/sops';

/** What keeps a file from being read. */
type ReadProblemCode =
  | 'absent'
  | 'denied'
  | 'limited'
  | 'malformed'
  | 'no-branch'
  | 'no-place'
  | 'no-repository'
  | 'refused'
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

/** Says why a file could not be read, in words of the portal alone. */
export function problemOf(error: unknown, host: string): ReadProblem {
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
  const { message, problem } =
    error instanceof RepositoryError
      ? error
      : { message: '', problem: 'refused' as const };
  switch (problem) {
    case 'limited':
      return {
        code: 'limited',
        text: `cannot be read now: ${host} limits the rate of requests`,
      };
    case 'denied':
      return {
        code: 'denied',
        text: `cannot be read: ${host} does not let the portal read it. See the token of this host under integrations`,
      };
    case 'no-branch':
    case 'no-repository':
      return { code: problem, text: `cannot be read. ${message}` };
    case 'refused':
      return {
        code: 'refused',
        text: `cannot be read: ${host} answers, but not with this file`,
      };
    default:
      return {
        code: 'unreachable',
        text: `cannot be read now: ${host} does not answer, or not as a Git host does`,
      };
  }
}
