import { GUIDE_REFRESH_BOUNDS } from '@floe/values-files';
import { DiagnosisPolicy } from './types';

const QUARTER_SECONDS = 90 * 86_400;

/**
 * The guide's policy: rotation each quarter, refresh intervals of 15 min to 1
 * h.
 */
export const DEFAULT_POLICY: DiagnosisPolicy = {
  rotationMaxAgeSeconds: QUARTER_SECONDS,
  ...GUIDE_REFRESH_BOUNDS,
  production: true,
  productionAssumed: true,
  plainSecrets: false,
};

/** A policy without requirements. */
export const UNCONCERNED_POLICY: DiagnosisPolicy = {
  ...DEFAULT_POLICY,
  rotationMaxAgeSeconds: null,
  refreshMinSeconds: 0,
  refreshMaxSeconds: Number.MAX_SAFE_INTEGER,
};
