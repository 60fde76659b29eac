/**
 * The input is invalid. The message has the path of each fault and advice, and
 * does not quote the input.
 * @public
 */
export class ValuesInputError extends Error {
  override name = 'ValuesInputError';
}
