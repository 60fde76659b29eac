import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { ChangeMeasurements } from '../changes/types';
import { RefreshMeasurements } from '../refresh/types';
import { MEASUREMENTS } from './instruments';

/**
 * Measures refreshes and changes when they end. Only one replica ends each of
 * them, so the sum over replicas counts each once.
 */
export class Measurements implements RefreshMeasurements, ChangeMeasurements {
  readonly #refreshDuration: MetricsServiceHistogram;
  readonly #refreshRefusals: MetricsServiceCounter;
  readonly #changeDuration: MetricsServiceHistogram;

  constructor(metrics: MetricsService) {
    const { changeDuration, refreshDuration, refreshRefusals } = MEASUREMENTS;
    this.#refreshDuration = metrics.createHistogram(
      refreshDuration.name,
      optionsOf(refreshDuration),
    );
    this.#refreshRefusals = metrics.createCounter(refreshRefusals.name, {
      description: refreshRefusals.description,
    });
    this.#changeDuration = metrics.createHistogram(
      changeDuration.name,
      optionsOf(changeDuration),
    );
  }

  refreshEnded({
    cluster,
    outcome,
    seconds,
  }: Parameters<RefreshMeasurements['refreshEnded']>[0]): void {
    this.#refreshDuration.record(Math.max(0, seconds), { cluster, outcome });
  }

  refreshRefused({ cluster }: { cluster: string }): void {
    this.#refreshRefusals.add(1, { cluster });
  }

  changeSynced(
    change: Parameters<ChangeMeasurements['changeSynced']>[0],
  ): void {
    const { cluster, environment } = change;
    const record = (since: string, seconds: number) =>
      this.#changeDuration.record(Math.max(0, seconds), {
        cluster,
        environment,
        since,
      });
    record('opened', change.secondsSinceOpened);
    if (change.secondsSinceMerged !== null) {
      record('merged', change.secondsSinceMerged);
    }
  }
}

function optionsOf(
  instrument:
    | typeof MEASUREMENTS.refreshDuration
    | typeof MEASUREMENTS.changeDuration,
) {
  const { advice, description, unit } = instrument;
  return {
    description,
    unit,
    advice: {
      explicitBucketBoundaries: [...advice.explicitBucketBoundaries],
    },
  };
}
