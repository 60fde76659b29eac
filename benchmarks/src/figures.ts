/** Records one measured number; a ratio has the unit `x`. */
export type Report = (name: string, value: number, unit: string) => void;

/** The measurements, as a table for people and as lines for programs. */
export class Figures {
  readonly #rows: { name: string; value: number; unit: string }[] = [];

  add(name: string, value: number, unit: string) {
    this.#rows.push({ name, value, unit });
  }

  table(): string {
    const width = Math.max(...this.#rows.map(row => row.name.length));
    return this.#rows
      .map(
        row =>
          `${row.name.padEnd(width)}  ${format(row.value).padStart(12)} ${
            row.unit
          }`,
      )
      .join('\n');
  }

  lines(): string {
    return this.#rows
      .map(row => `figure ${row.name} ${format(row.value)} ${row.unit}`)
      .join('\n');
  }
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}

/** The p-th percentile (0 to 100) of the samples, by nearest rank. */
export function percentile(samples: number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.ceil((p / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)];
}

/** Milliseconds of each of `count` runs, one after the other. */
export async function alone(
  count: number,
  run: () => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await run();
    samples.push(performance.now() - started);
  }
  return samples;
}

/** Milliseconds of each run, with `width` runs at a time. */
export async function together(
  width: number,
  count: number,
  run: () => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  let left = count;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left > 0) {
        left -= 1;
        samples.push(...(await alone(1, run)));
      }
    }),
  );
  return samples;
}

/**
 * Reports the median and the 99th percentile of `count` sequential runs, after
 * a quarter as many to warm up.
 */
export async function reportAlone(
  report: Report,
  name: string,
  count: number,
  run: () => Promise<unknown>,
): Promise<void> {
  await alone(count / 4, run);
  const samples = await alone(count, run);
  report(`${name}.p50`, percentile(samples, 50), 'ms');
  report(`${name}.p99`, percentile(samples, 99), 'ms');
}
