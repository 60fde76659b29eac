import { RepositoryError } from '../RepositoryError';
import { PullRequestContent } from './types';

const MASK = '…';
/** What separates the words of a message and the values of a file. */
const WORDS = /[^\s"'`<>()[\]{},;:=|@]+/g;
/** Shorter texts are parts of words that stand everywhere. */
const MIN_LENGTH = 4;
/** As much of a longer text is recognized by its beginning. */
const MIN_BEGINNING = 6;

/**
 * Takes out of what a Git host says of a change whatever stands in the files of
 * the change. A hook that looks for secrets quotes what it finds, which others
 * may have written into a values file, and what a task says is stored.
 *
 * Names of the change, such as its paths and branches, are kept.
 */
export function withoutFileText(
  error: unknown,
  content: PullRequestContent,
): unknown {
  if (!(error instanceof RepositoryError)) {
    return error;
  }
  const own = new Set(wordsOf(namesOf(content)));
  const inFiles = new Set(
    content.files.flatMap(file => wordsOf(valuesOf(file.content))),
  );
  const isFromFile = (word: string) =>
    inFiles.has(word) ||
    (word.length >= MIN_BEGINNING &&
      [...inFiles].some(other => other.startsWith(word)));
  const message = error.message.replace(WORDS, text => {
    const word = text.replace(/[.!?]{1,3}$/, '');
    return word.length >= MIN_LENGTH && !own.has(word) && isFromFile(word)
      ? MASK
      : text;
  });
  if (message === error.message) {
    return error;
  }
  const masked = new RepositoryError(error.problem, message);
  masked.retryAfter = error.retryAfter;
  return masked;
}

function wordsOf(text: string): string[] {
  return (text.match(WORDS) ?? []).filter(word => word.length >= MIN_LENGTH);
}

function namesOf({ branch, files, target, title }: PullRequestContent): string {
  const { host, name, owner, url } = target.repository;
  return [
    ...[branch, target.name, title, host, owner, name, url],
    ...files.map(({ path }) => path),
  ].join(' ');
}

/** The lines of a file without the keys that begin them. */
function valuesOf(content: Buffer): string {
  return content
    .toString('utf8')
    .replace(/^[ \t]{0,200}(?:- {1,20})?[\w./-]{1,253}[:=][ \t]/gm, '');
}
