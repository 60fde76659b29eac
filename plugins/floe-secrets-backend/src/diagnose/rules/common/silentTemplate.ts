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

/** Reads what the operator says of a template that fails. */
export function readTemplateLog(facts: SecretFacts): Remedy | null {
  return mayFailSilently(facts)
    ? {
        title:
          "Look for the template of this PushSecret in the operator's log. NAMESPACE stands for that of the operator; the message can quote a value",
        command: shellCommand(
          ...['kubectl', 'logs', '-n', 'NAMESPACE'],
          ...['-l', 'app.kubernetes.io/name=external-secrets', '--tail', '-1'],
        ),
      }
    : null;
}
