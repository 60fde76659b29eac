import {
  type ManagedSecret,
  STATES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { mainFinding } from './findings';

type WorstSecret = {
  secret: ManagedSecret;
  severity: 'error' | 'warning';
  /** Undefined if only its state is known. */
  finding?: ManagedSecret['findings'][number];
};

const NEEDING: readonly ManagedSecret['state'][] = ['failing', 'stale'];

/**
 * The secrets that need attention: failing ones, those overdue for a refresh,
 * and those with a finding that needs action. Errors come first, then the order
 * of states, then that of the input.
 */
export function worstSecrets(secrets: readonly ManagedSecret[]): WorstSecret[] {
  return secrets
    .flatMap((secret): WorstSecret[] => {
      const finding = mainFinding(secret);
      if (!finding && !NEEDING.includes(secret.state)) {
        return [];
      }
      const isError =
        secret.state === 'failing' || finding?.severity === 'error';
      return [{ secret, finding, severity: isError ? 'error' : 'warning' }];
    })
    .sort(
      (a, b) =>
        Number(b.severity === 'error') - Number(a.severity === 'error') ||
        STATES.indexOf(a.secret.state) - STATES.indexOf(b.secret.state),
    );
}
