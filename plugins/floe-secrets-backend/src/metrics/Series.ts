import type { MetricAttributes } from '@backstage/backend-plugin-api/alpha';

/** The value of a gauge for some labels. */
export type Point = { value: number; attributes: MetricAttributes };

/**
 * Remembers the labels for which a gauge was observed. The OpenTelemetry SDK
 * for Node keeps exporting the last value for labels that are no longer
 * observed, so a repaired secret would count as failing forever.
 */
export class Series {
  readonly #whenGone: number;
  readonly #known = new Map<string, MetricAttributes>();

  /**
   *  @param options - `whenGone`: the value for labels that are no longer
   *  observed
   */
  constructor(options: { whenGone: number }) {
    this.#whenGone = options.whenGone;
  }

  /** The points, and one for each of the labels that are no longer observed. */
  complete(points: Point[]): Point[] {
    const present = new Map(
      points.map(({ attributes }) => [keyOf(attributes), attributes]),
    );
    const gone = [...this.#known]
      .filter(([key]) => !present.has(key))
      .map(([, attributes]) => ({ value: this.#whenGone, attributes }));
    present.forEach((attributes, key) => this.#known.set(key, attributes));
    return [...points, ...gone];
  }
}

function keyOf(attributes: MetricAttributes): string {
  return JSON.stringify(Object.entries(attributes).sort());
}
