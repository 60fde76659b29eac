/**
 * Answers of kinds to questions that do not apply to them. A kind spreads them
 * by name; the compiler still reports every other question.
 */

/** It refers to no store and no generator. */
export const NO_SOURCES = { stores: () => [], origins: () => [] };

/** Its operator writes no Secret of the cluster. */
export const WRITES_NO_SECRET = {
  writes: null,
  mergesIntoTarget: null,
  isMergingKnown: null,
} as const;

/** Its operator has no schedule for it. */
export const NO_SCHEDULE = {
  refreshDue: null,
  allowedFrom: null,
  isAttempting: null,
  extraGrace: null,
} as const;

/** It works without other Secrets, and its target needs no further checks. */
export const NO_TARGET_CHECKS = {
  neededSecrets: null,
  ownsAllKeys: null,
  mayLeaveTargetEmpty: null,
} as const;

/** Its operator cannot be asked to refresh it. */
export const NOT_REFRESHED = {
  awaitedIds: null,
  lastRefresh: null,
  requests: () => [],
  assess: null,
};

/** It is sealed for no scope, and its operator never keeps an old Secret for it. */
export const TARGET_FOLLOWS_OBJECT = {
  scope: null,
  keepsOldTarget: null,
  keepsTargetWithoutIt: null,
} as const;
