/** How an ExternalSecret is refreshed. @public */
export type RefreshFacts = {
  /** `spec.refreshPolicy`; Periodic is the operator's default. */
  refreshPolicy?: 'Periodic' | 'OnChange' | 'CreatedOnce';
  /** `spec.refreshInterval` in seconds; null if it cannot be read. */
  intervalSeconds: number | null;
  /**
   * Whether it uses a generator, which creates a new value at each refresh:
   * such a secret is best refreshed rarely or never.
   */
  generated: boolean;
};

/** The refresh intervals that an environment allows, in seconds. @public */
export type RefreshBounds = {
  refreshMinSeconds: number;
  refreshMaxSeconds: number;
};

/** The range of the secrets guide: 15 minutes to 1 hour. @public */
export const GUIDE_REFRESH_BOUNDS: RefreshBounds = {
  refreshMinSeconds: 15 * 60,
  refreshMaxSeconds: 60 * 60,
};

/** Why a secret is not refreshed periodically. @public */
export type RefreshDisabledReason =
  | 'interval-not-positive'
  | 'created-once'
  | 'on-change';

/**
 * Why a secret is never refreshed periodically. An interval of zero or less
 * means never again: `shouldRefresh` in `externalsecret_controller.go`.
 * @public
 */
export function refreshDisabled({
  refreshPolicy = 'Periodic',
  intervalSeconds,
  generated,
}: RefreshFacts): RefreshDisabledReason | undefined {
  if (generated) {
    return undefined;
  }
  if (refreshPolicy !== 'Periodic') {
    return refreshPolicy === 'OnChange' ? 'on-change' : 'created-once';
  }
  return intervalSeconds !== null && intervalSeconds <= 0
    ? 'interval-not-positive'
    : undefined;
}

/**
 * Whether a refresh interval is shorter or longer than the environment allows.
 * @public
 */
export function refreshIntervalOutOfRange(
  { refreshPolicy = 'Periodic', intervalSeconds, generated }: RefreshFacts,
  { refreshMinSeconds, refreshMaxSeconds }: RefreshBounds,
): 'too-short' | 'too-long' | undefined {
  if (
    generated ||
    refreshPolicy !== 'Periodic' ||
    intervalSeconds === null ||
    intervalSeconds <= 0
  ) {
    return undefined;
  }
  if (intervalSeconds < refreshMinSeconds) {
    return 'too-short';
  }
  return intervalSeconds > refreshMaxSeconds ? 'too-long' : undefined;
}
