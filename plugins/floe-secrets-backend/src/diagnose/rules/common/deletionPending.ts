import { ObservedSecret } from '../../../model/observed';
import { describeSecret, shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { operatorLabel } from './operatorLabel';

const OWNED_GO = 'The Secrets that it owns are deleted with it.';

/** An operator usually cleans up within seconds. */
const USUAL_MS = 5 * 60_000;

/**
 * Somebody has asked for the deletion of the object, and it is still there:
 * finalizers hold it until an operator has cleaned up. What it owns goes with
 * it.
 */
export const deletionPending: AnySecretRule = {
  id: 'deletion-pending',
  evaluate({ facts, now, secret }) {
    const { deletionAt, finalizers = [] } = secret;
    const asked = toMillis(deletionAt ?? null);
    if (!deletionAt || asked === null) {
      return undefined;
    }
    const waiting = now.getTime() - asked;
    const isLate = waiting > USUAL_MS;
    return createFinding('deletion-pending', {
      severity: isLate ? 'warning' : 'info',
      confidence: 'proven',
      summary: `The deletion of this object was requested ${inWords(
        waiting,
      )} ago. ${
        finalizers.length > 0
          ? `It waits for ${finalizers.join(', ')}.`
          : 'Kubernetes waits for what the object owns.'
      } ${whatGoesWithIt(secret)}`,
      evidence: [
        {
          kind: 'status',
          text: 'metadata.deletionTimestamp',
          time: deletionAt,
        },
        finalizers.length > 0 && {
          kind: 'spec',
          text: `metadata.finalizers: ${finalizers.join(', ')}`,
          time: null,
        },
      ],
      remedies: [
        isLate && {
          title:
            'See whether the operator runs: it removes its finalizer when it has cleaned up',
          command: shellCommand(
            ...['kubectl', 'get', 'pods', '-A'],
            ...['-l', operatorLabel(facts)],
          ),
        },
        facts.type === 'cluster-external-secret' && {
          title: `See which namespaces have the finalizer ${namespaceFinalizer(
            secret.name,
          )}: the operator can leave it behind, and such a namespace cannot be deleted`,
          command: shellCommand(
            ...['kubectl', 'get', 'namespaces', '-o'],
            'custom-columns=NAME:.metadata.name,FINALIZERS:.metadata.finalizers',
          ),
        },
        describeSecret(secret),
      ],
    });
  },
};

/** `buildCESFinalizer` in clusterexternalsecret_controller.go. */
function namespaceFinalizer(name: string): string {
  return `externalsecrets.external-secrets.io/ces-${name}`;
}

/** What is deleted together with an object, and what stays. */
function whatGoesWithIt({ facts }: ObservedSecret): string {
  switch (facts.type) {
    case 'external-secret':
      return facts.creationPolicy === 'Owner'
        ? OWNED_GO
        : `The Secret ${facts.targetName} is not owned by it (creationPolicy ${facts.creationPolicy}) and stays.`;
    case 'push-secret':
      return facts.deletesPushed
        ? 'What it has pushed is deleted at the provider (deletionPolicy Delete).'
        : 'What it has pushed stays at the provider.';
    case 'cluster-external-secret':
      return `The ${facts.externalSecretName} ExternalSecrets that it made are deleted with it, and so are their Secrets.`;
    case 'cluster-push-secret':
      return `The ${facts.pushSecretName} PushSecrets that it made are deleted with it.`;
    case 'sealed-secret':
      return facts.skipsOwnerReferences
        ? `The Secret ${facts.targetName} has no owner and stays.`
        : OWNED_GO;
    case 'flux-kustomization':
      return facts.deletesApplied
        ? 'Flux deletes everything that it has applied, the Secrets too.'
        : 'What Flux has applied stays (it does not prune, or it is suspended).';
    default:
      return OWNED_GO;
  }
}
