import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { makesNewValues } from '../model/makesNewValues';
import { SecretFacts } from '../model/observed';

/** Commands after which External Secrets Operator refreshes the object. */
const REFRESHES = /^kubectl (?:annotate .*\bforce-sync=|delete secret )/;

/**
 * Adds to each remedy that refreshes an object with generators that the values
 * will change.
 */
export function warnOfNewValues(finding: Finding, facts: SecretFacts): Finding {
  if (!makesNewValues(facts) || !finding.remedies.some(isRefresh)) {
    return finding;
  }
  return {
    ...finding,
    remedies: finding.remedies.map(remedy =>
      isRefresh(remedy) && !remedy.title.includes('new values')
        ? {
            ...remedy,
            title: `${remedy.title}. Its generators make new values then`,
          }
        : remedy,
    ),
  };
}

function isRefresh({ action, command }: Remedy): boolean {
  return action === 'refresh' || (!!command && REFRESHES.test(command));
}
