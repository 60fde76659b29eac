import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  FLOE_SECRETS_CHANNEL,
  type FloeSecretsSignal,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useEffect, useRef } from 'react';

/**
 * Calls back for each signal of the plugin. Unlike `useSignal`, it does not
 * lose a signal if two arrive before React renders.
 *
 * @returns whether the portal has signals at all
 */
export function useSignalListener(
  onSignal: (signal: FloeSecretsSignal) => void,
): boolean {
  const signalApi = useApiHolder().get(signalApiRef);
  const callback = useRef(onSignal);
  callback.current = onSignal;

  useEffect(() => {
    if (!signalApi) {
      return undefined;
    }
    const { unsubscribe } = signalApi.subscribe<FloeSecretsSignal>(
      FLOE_SECRETS_CHANNEL,
      signal => callback.current(signal),
    );
    return unsubscribe;
  }, [signalApi]);

  return signalApi !== undefined;
}
