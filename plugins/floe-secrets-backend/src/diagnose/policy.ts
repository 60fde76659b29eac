import { DiagnosisPolicy } from './types';

const QUARTER_SECONDS = 90 * 86_400;

/** What the guide asks: rotation each quarter, refresh intervals of 15 min to 1 h. */
export const DEFAULT_POLICY: DiagnosisPolicy = {
  rotationMaxAgeSeconds: QUARTER_SECONDS,
  refreshMinSeconds: 15 * 60,
  refreshMaxSeconds: 3_600,
  production: true,
  plainSecrets: false,
};

/** A policy that asks nothing. */
export const UNCONCERNED_POLICY: DiagnosisPolicy = {
  ...DEFAULT_POLICY,
  rotationMaxAgeSeconds: null,
  refreshMinSeconds: 0,
  refreshMaxSeconds: Number.MAX_SAFE_INTEGER,
};
