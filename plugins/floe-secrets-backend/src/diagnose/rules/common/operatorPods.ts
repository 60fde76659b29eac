import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../../../model/observed';
import { shellCommand } from '../../commands';
import { diagnoseKinds } from '../../DiagnoseKind';

/** Shows the pods of an object's operator; null if the operator is unknown. */
export function operatorPods(facts: SecretFacts, title: string): Remedy | null {
  const label = diagnoseKinds.of(facts).operatorLabel?.(facts);
  return label
    ? {
        title,
        command: shellCommand('kubectl', 'get', 'pods', '-A', '-l', label),
      }
    : null;
}
