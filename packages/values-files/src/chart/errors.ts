import { ValuesInputError } from '../errors';

/**
 * The chart cannot be rendered with these values, or the cluster would refuse
 * what it renders. The message contains the path in the values, never the
 * value.
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
