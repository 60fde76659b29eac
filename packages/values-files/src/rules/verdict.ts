/**
 * The answer of a rule that the values files and the cluster share. Each side
 * words it, and none of them changes the severity or the cause.
 * @public
 */
export type Verdict<TCause extends string> = {
  cause: TCause;
  severity: 'error' | 'warning' | 'info';
  /** Whether it is proven or only likely. */
  confidence: 'proven' | 'likely';
};

const SEVERITIES = ['info', 'warning', 'error'] as const;

/** The worst of several verdicts, the first one of equal ones. @public */
export function worstVerdict<T extends Verdict<string>>(
  verdicts: readonly T[],
): T | undefined {
  return verdicts.reduce<T | undefined>(
    (worst, next) =>
      worst &&
      SEVERITIES.indexOf(worst.severity) >= SEVERITIES.indexOf(next.severity)
        ? worst
        : next,
    undefined,
  );
}
