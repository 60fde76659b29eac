/** How the composer reports an error: at an offset, in a range, or at a token. */
type ErrorSource = number | [number, number] | { offset: number };

type OnError = (
  source: ErrorSource,
  code: string,
  message: string,
  isWarning?: boolean,
) => void;

/**
 * Makes a `Composer` of the `yaml` package stop at the first error. By itself
 * it goes on, and a text can have as many errors as it has characters; each
 * takes far longer to make than the text takes to read.
 *
 * @param composer - not used yet
 * @param refuse - throws, for an offset in the text and a code of the package.
 * The package's message is left out, because it may quote the text.
 * @public
 */
export function stopAtFirstError(
  composer: object,
  refuse: (offset: number, code: string) => never,
): void {
  const { onError } = composer as { onError: OnError };
  let first: { error: unknown } | undefined;
  const handle: OnError = (source, code, message, isWarning) => {
    if (isWarning) {
      onError(source, code, message, isWarning);
      return;
    }
    // The composer catches what is thrown within a node, and reports it again.
    if (!first) {
      try {
        refuse(offsetOf(source), code);
      } catch (error) {
        first = { error };
      }
    }
    throw first!.error;
  };
  Object.assign(composer, { onError: handle });
}

function offsetOf(source: ErrorSource): number {
  if (typeof source === 'number') {
    return source;
  }
  return Array.isArray(source) ? source[0] : source.offset;
}
