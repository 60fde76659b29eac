import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../../../model/observed';
import { shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { rotationOf } from '../../rotation';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';

/** The value is older than the environment's policy allows. */
export const rotationOverdue: AnySecretRule = {
  id: 'rotation-overdue',
  evaluate({ events, policy, secret, targetChanged, now }) {
    const { lastChanged, due } = rotationOf(
      secret,
      events,
      policy,
      targetChanged,
    );
    const dueMillis = toMillis(due);
    if (!lastChanged || dueMillis === null || now.getTime() <= dueMillis) {
      return undefined;
    }
    const age = inWords(now.getTime() - (toMillis(lastChanged) ?? 0));
    return createFinding('rotation-overdue', {
      severity: policy.production ? 'warning' : 'info',
      // The object's own times bound the age from above; a value put in by other ways is not seen.
      confidence: 'likely',
      summary: `The secret was last changed ${age} ago; it was due to be rotated ${inWords(
        now.getTime() - dueMillis,
      )} ago.`,
      evidence: [
        { kind: 'status', text: 'Last changed', time: lastChanged },
        {
          kind: 'policy',
          text: `A secret may be ${inWords(
            (policy.rotationMaxAgeSeconds ?? 0) * 1000,
          )} old`,
          time: null,
        },
      ],
      remedies: [newValue(secret.facts)],
    });
  },
};

function newValue(facts: SecretFacts): Remedy {
  switch (facts.type) {
    case 'sops-file':
      return {
        title: 'Put a new value into the encrypted file',
        command: shellCommand('sops', 'edit', facts.path),
      };
    case 'sealed-secret':
      return { title: 'Seal a new value', action: 'open-wizard' };
    case 'plain-secret':
      return {
        title: facts.helmRelease
          ? `Put a new value into the values of the Helm release ${facts.helmRelease.name}`
          : 'Have it managed, with a new value',
        ...(facts.helmRelease ? {} : { action: 'open-wizard' }),
      };
    case 'flux-kustomization':
    case 'sops-secret':
      return {
        title: 'Put a new value into the encrypted file',
        command: 'sops edit FILE',
      };
    default:
      return { title: 'Put a new value in at the provider' };
  }
}
