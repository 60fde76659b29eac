/** How long an answer of the catalog is cached. */
const FRESH_MS = 60_000;

/**
 * While a portal starts, its catalog is being filled, so it is read again
 * sooner.
 */
const FILLING = {
  /** How long this applies after the start of the plugin. */
  forMs: 5 * 60_000,
  freshMs: 5_000,
  /**
   * Maximum share of the time that reading may take: a fifth. A busy machine
   * needs seconds even for a small catalog.
   */
  readings: 5,
};

/** Knows how long what was read of the catalog is fresh. */
export class CatalogFreshness {
  readonly #createdAt = performance.now();

  /**
   * @param took - how long reading took, in milliseconds
   * @returns milliseconds
   */
  freshFor(took: number): number {
    return performance.now() - this.#createdAt < FILLING.forMs
      ? Math.min(FRESH_MS, Math.max(FILLING.freshMs, FILLING.readings * took))
      : FRESH_MS;
  }
}
