import { ServiceUnavailableError } from '@backstage/errors';
import {
  abortable,
  ClusterDescription,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';

/** Calls back after a time, unless the returned function is called before. */
type SetTimer = (callback: () => void, milliseconds: number) => () => void;

const setMachineTimer: SetTimer = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Lists the clusters of a provider, with a timeout.
 *
 * @param options.setTimer - by default a timer of the machine's clock
 * @throws ServiceUnavailableError after the timeout; the signal's reason;
 * errors of the provider
 */
export async function listClustersWithin(
  provider: ClusterProvider,
  options: { timeoutMs: number; signal?: AbortSignal; setTimer?: SetTimer },
): Promise<ClusterDescription[]> {
  const { timeoutMs, signal, setTimer = setMachineTimer } = options;
  const giveUp = new AbortController();
  const cancel = setTimer(
    () =>
      giveUp.abort(
        new ServiceUnavailableError(`No answer within ${timeoutMs / 1_000} s`),
      ),
    timeoutMs,
  );
  const either = signal
    ? AbortSignal.any([signal, giveUp.signal])
    : giveUp.signal;
  try {
    return await abortable(either, provider.listClusters({ signal: either }));
  } finally {
    cancel();
  }
}
