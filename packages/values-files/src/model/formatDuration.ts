const UNITS: readonly [string, number][] = [
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
];

/**
 * A length of time in seconds as people write it for Go: `15m`, `1h30m`, `0s`.
 * @public
 */
export function formatDuration(seconds: number): string {
  let rest = Math.round(seconds);
  const parts = UNITS.map(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? `${count}${unit}` : '';
  });
  return parts.join('') || '0s';
}
