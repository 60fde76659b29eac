import { PushSecretFacts } from './observed';

/**
 * The stores that a PushSecret names and its status does not, although the
 * operator reports success. It passes over stores of another controller class
 * (`removeUnmanagedStores` in pushsecret_controller.go).
 */
export function unpushedStores({
  pushedTo,
  ready,
  stores,
}: PushSecretFacts): PushSecretFacts['stores'] {
  return ready?.status === 'True' && pushedTo
    ? stores.filter(({ kind, name }) => !pushedTo.includes(`${kind}/${name}`))
    : [];
}
