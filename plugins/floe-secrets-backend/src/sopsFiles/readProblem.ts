import { RepositoryError } from '@floe/backstage-plugin-floe-secrets-node';
import { SopsError } from '@floe/sops';

/** Why a file cannot be read. */
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

/** Why a file cannot be read, for users. */
export type ReadProblem = {
  code: ReadProblemCode;
  /**
   * The reason as the end of a sentence that begins with the path: `is larger
   * than 1 MiB`.
   */
  text: string;
};

/** A file was fetched but cannot be used. */
export class FileError extends Error {
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, message: string) {
    super(message);
    this.name = 'FileError';
    this.code = code;
  }
}

/** Why a file could not be read, in the portal's own words. */
export function problemOf(error: unknown, host: string): ReadProblem {
  if (error instanceof FileError) {
    return { code: error.code, text: error.message };
  }
  // The message of a SopsError quotes neither value nor key, by its contract.
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
    case 'not-a-file':
      return { code: 'refused', text: `cannot be read. ${message}` };
    case 'refused':
      return {
        code: 'refused',
        text: `cannot be read: ${host} answers, but not with this file`,
      };
    default:
      return {
        code: 'unreachable',
        text: `cannot be read now: ${host} does not answer, or not like a Git host`,
      };
  }
}
