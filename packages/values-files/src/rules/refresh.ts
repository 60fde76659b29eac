import { Verdict } from './verdict';

/** How a secret is refreshed. @public */
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

/**
 * The bounds of an environment, or those of the guide if it has none.
 *
 * @param own - in seconds
 * @public
 */
export function refreshBounds(
  own: { minSeconds: number; maxSeconds: number } | undefined,
): RefreshBounds {
  return own
    ? { refreshMinSeconds: own.minSeconds, refreshMaxSeconds: own.maxSeconds }
    : GUIDE_REFRESH_BOUNDS;
}

/** Why a secret is not refreshed on its interval. @public */
export type RefreshDisabledReason =
  | 'interval-not-positive'
  | 'created-once'
  | 'on-change'
  | 'never-replaced'
  | 'suspended'
  | 'windows-never-open'
  | 'windows-too-short'
  | 'waiting-for-window';

/** What the spec of an object in the cluster can have, and values cannot. @public */
export type ClusterRefreshFacts = {
  /** `spec.suspend` of a Kustomization or SopsSecret. */
  suspended?: boolean;
  /** `updatePolicy: IfNotExists` of a PushSecret. */
  pushesOnce?: boolean;
  /** What its sync windows prevent. */
  windows?: {
    prevent: 'always' | 'sometimes' | 'until-next';
    /** Whether the clock of the operator cannot change the answer. */
    isCertain?: boolean;
  };
};

const WINDOW_CAUSES = {
  always: ['windows-never-open', 'warning'],
  sometimes: ['windows-too-short', 'warning'],
  'until-next': ['waiting-for-window', 'info'],
} as const;

function reasonOf({
  generated,
  intervalSeconds,
  pushesOnce,
  refreshPolicy = 'Periodic',
  suspended,
}: RefreshFacts & ClusterRefreshFacts): RefreshDisabledReason | undefined {
  if (suspended) {
    return 'suspended';
  }
  if (pushesOnce) {
    return 'never-replaced';
  }
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
 * Why a secret is not refreshed on its interval. An interval of zero or less
 * means never again: `shouldRefresh` in `externalsecret_controller.go`. What
 * the spec asks for is information; windows that prevent what it asks for are a
 * warning.
 * @public
 */
export function refreshDisabled(
  facts: RefreshFacts & ClusterRefreshFacts,
): Verdict<RefreshDisabledReason> | undefined {
  const reason = reasonOf(facts);
  if (reason) {
    return { cause: reason, severity: 'info', confidence: 'proven' };
  }
  if (!facts.windows || facts.generated) {
    return undefined;
  }
  const [cause, severity] = WINDOW_CAUSES[facts.windows.prevent];
  return {
    cause,
    severity,
    confidence: facts.windows.isCertain ? 'proven' : 'likely',
  };
}

/**
 * Whether a refresh interval is shorter or longer than the environment allows:
 * information, because the secret still arrives.
 * @public
 */
export function refreshIntervalOutOfRange(
  { refreshPolicy = 'Periodic', intervalSeconds, generated }: RefreshFacts,
  { refreshMinSeconds, refreshMaxSeconds }: RefreshBounds,
): Verdict<'too-short' | 'too-long'> | undefined {
  if (
    generated ||
    refreshPolicy !== 'Periodic' ||
    intervalSeconds === null ||
    intervalSeconds <= 0
  ) {
    return undefined;
  }
  const verdict = { severity: 'info', confidence: 'proven' } as const;
  if (intervalSeconds < refreshMinSeconds) {
    return { cause: 'too-short', ...verdict };
  }
  return intervalSeconds > refreshMaxSeconds
    ? { cause: 'too-long', ...verdict }
    : undefined;
}
