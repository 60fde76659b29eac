/**
 * The input is invalid. The message contains the path of each fault and advice,
 * and does not quote the input.
 * @public
 */
export class ValuesInputError extends Error {
  override name = 'ValuesInputError';
}
