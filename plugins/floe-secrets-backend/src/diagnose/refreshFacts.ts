import { Evidence } from '@floe/backstage-plugin-floe-secrets-common';
import { RefreshBounds, RefreshFacts } from '@floe/values-files';
import { ExternalSecretFacts } from '../model/observed';
import { specEvidence } from './finding';
import { inWords } from './time';

/**
 * The refresh settings of an ExternalSecret, as input for the rules of
 * `@floe/values-files`.
 */
export function refreshFacts(facts: ExternalSecretFacts): RefreshFacts {
  return {
    refreshPolicy: facts.refreshPolicy,
    intervalSeconds: facts.refreshIntervalSeconds,
    generated: facts.generators.length > 0,
  };
}

/** `15 min to 1 h` */
export function boundsInWords(bounds: RefreshBounds): string {
  return `${inWords(bounds.refreshMinSeconds * 1000)} to ${inWords(
    bounds.refreshMaxSeconds * 1000,
  )}`;
}

/**
 * `refreshInterval` of a spec, as evidence: its own text, or that of the
 * operator's default.
 */
export function intervalEvidence(facts: {
  refreshIntervalSeconds: number | null;
  refreshIntervalText?: string;
}): Evidence {
  const { refreshIntervalSeconds: seconds, refreshIntervalText: text } = facts;
  return specEvidence(
    text
      ? `refreshInterval: ${text}`
      : `refreshInterval is not set: ${inWords((seconds ?? 0) * 1000)}`,
  );
}
