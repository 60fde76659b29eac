/**
 * What the caller gave cannot be used. The message names the place of each
 * fault and what to do, and quotes nothing of the input.
 * @public
 */
export class ValuesInputError extends Error {
  override name = 'ValuesInputError';
}
