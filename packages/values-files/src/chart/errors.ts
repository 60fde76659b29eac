import { ValuesInputError } from '../errors';

/**
 * The chart cannot be rendered with these values, or renders what no cluster
 * takes. The message names the place in the values, never what stands there.
 * @public
 */
export class ChartRenderError extends ValuesInputError {
  constructor(
    /** Path in the values: `floe.externalSecrets.refreshInterval`. */
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}
