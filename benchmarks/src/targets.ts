import type { Report } from './figures';

/**
 * Reports a ratio with its bound. A missed bound is printed, and the benchmark
 * goes on.
 *
 * @param bound - the largest wanted ratio
 */
export function reportAgainst(
  report: Report,
  name: string,
  ratio: number,
  bound: number,
): void {
  report(name, ratio, 'x');
  report(`${name}.bound`, bound, 'x');
  if (ratio > bound) {
    console.log(
      `   NOT MET: ${name} is ${ratio.toPrecision(
        3,
      )}, and at most ${bound} is wanted`,
    );
  }
}
