import { LoggerService } from '@backstage/backend-plugin-api';
import { ResourceState } from '../../model/observed';
import { ReflectorHealth } from './ReflectorHealth';

type StateReportOptions = {
  /** Name of the collection, for the log. */
  name: string;
  health: Pick<ReflectorHealth, 'stateChanged'>;
  logger: LoggerService;
};

/** The state of one reflector. Reports each change once, and logs it. */
export class StateReport {
  readonly #options: StateReportOptions;
  #state: ResourceState | undefined;
  #reason: string | null = null;

  constructor(options: StateReportOptions) {
    this.#options = options;
  }

  /** The last reported state; undefined before the first report. */
  get state(): ResourceState | undefined {
    return this.#state;
  }

  /** @param reason - for users; null if the state needs none */
  report(state: ResourceState, reason: string | null): void {
    const { health, logger, name } = this.#options;
    if (this.#state === state && this.#reason === reason) {
      return;
    }
    if (this.#state !== state) {
      const words = `${name}: ${state}${reason ? `, ${reason}` : ''}`;
      if (state === 'forbidden') {
        logger.warn(words);
      } else {
        // An unreachable cluster is reported once for all resources.
        logger.debug(words);
      }
    }
    this.#state = state;
    this.#reason = reason;
    health.stateChanged(state, reason);
  }
}
