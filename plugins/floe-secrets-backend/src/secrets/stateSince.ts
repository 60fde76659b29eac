import { State } from '@floe/backstage-plugin-floe-secrets-common';
import { blindness, overdueSince } from '../diagnose';
import { conditionOf } from '../model/conditionOf';
import { modelKinds } from '../model/ModelKind';
import {
  ObservedCluster,
  ObservedSecret,
  ObservedTransition,
} from '../model/observed';

/**
 * When a state began.
 *
 * @param transition - the newest one, if it was read
 * @returns RFC 3339; null if unknown
 */
export function stateSince(
  state: State,
  secret: ObservedSecret,
  cluster: ObservedCluster | undefined,
  transition: ObservedTransition | undefined,
): string | null {
  switch (state) {
    case 'unknown':
      return blindness(secret, cluster)?.since ?? null;
    case 'stale':
      return overdueSince(secret);
    case 'pending':
      return (
        secret.specChangedAt ??
        sinceOf(transition, state) ??
        (secret.generation === 1 ? secret.createdAt : null)
      );
    case 'failing':
      // Ready may be True although something was left out.
      return conditionOf(secret)?.status === 'True'
        ? sinceOf(transition, state)
        : conditionOf(secret)?.lastTransitionTime ?? transition?.at ?? null;
    default:
      return (
        conditionOf(secret)?.lastTransitionTime ??
        transition?.at ??
        (modelKinds.of(secret.facts).isItsOwnTarget ? secret.createdAt : null)
      );
  }
}

function sinceOf(
  transition: ObservedTransition | undefined,
  state: State,
): string | null {
  return transition?.state === state ? transition.at : null;
}
