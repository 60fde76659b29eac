import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../../../model/observed';
import { shellCommand } from '../../commands';

/** The summary of a push that does nothing may be explained by this. */
export const SILENT_TEMPLATE =
  'It has a template: if that fails, the operator says so only in its log.';

/**
 * Whether the operator may fail without a trace: `applyTemplate` of
 * `pushsecret_controller.go` returns an error that is written neither to the
 * status nor as an event.
 */
export function mayFailSilently(facts: SecretFacts): boolean {
  return facts.type === 'push-secret' && facts.hasTemplate === true;
}

/**
 * Reads what External Secrets Operator says only in its log: a template of a
 * PushSecret that fails, and a Secret that it may not read or label
 * (`externalsecret_controller.go`, before it fetches).
 */
export function readOperatorLog(facts: SecretFacts): Remedy | null {
  if (facts.type !== 'push-secret' && facts.type !== 'external-secret') {
    return null;
  }
  return {
    title: mayFailSilently(facts)
      ? "Look for the template of this PushSecret in the operator's log: some failures are written only there. NAMESPACE stands for that of the operator; a message can quote a value"
      : "If it is running, look for this object in the operator's log: some failures are written only there. NAMESPACE stands for that of the operator; a message can quote a value",
    command: shellCommand(
      ...['kubectl', 'logs', '-n', 'NAMESPACE'],
      ...['-l', 'app.kubernetes.io/name=external-secrets', '--tail', '-1'],
    ),
  };
}
