import { KubernetesClient } from '@floe/demo-cluster';
import { Application, ClusterAccess } from '../types';
import {
  Kustomization,
  kustomizationRef,
  REQUEST_ANNOTATION,
} from './kustomization';

/** Milliseconds between two looks at the Kustomizations. */
const POLL_MS = 1_000;
/** Looks after which a folder is applied again without a request: nine minutes, within `spec.interval`. */
const LOOKS_OF_INTERVAL = 540;

/** Applies a Kustomization again when its annotation asks for it, and at an interval. */
export class FluxRequests {
  readonly #timer: NodeJS.Timeout | undefined;

  private constructor(timer: NodeJS.Timeout | undefined) {
    this.#timer = timer;
  }

  static watch(
    cluster: ClusterAccess,
    applications: readonly Application[],
    reconcile: (name: string) => Promise<void>,
  ): FluxRequests {
    if (applications.length === 0) {
      return new FluxRequests(undefined);
    }
    const api = new KubernetesClient<Kustomization>(cluster, {
      fieldManager: 'kustomize-controller',
      timeoutMilliseconds: 10_000,
    });
    let looks = 0;
    let isLooking = false;
    const look = async () => {
      looks += 1;
      for (const application of applications) {
        const found = await api.get(kustomizationRef(application));
        const request = found?.metadata.annotations?.[REQUEST_ANNOTATION];
        const isAsked =
          request && request !== found.status?.lastHandledReconcileAt;
        if (isAsked || !found || looks % LOOKS_OF_INTERVAL === 0) {
          await reconcile(application.name);
        }
      }
    };
    const timer = setInterval(() => {
      if (!isLooking) {
        isLooking = true;
        // A cluster that does not answer is asked again.
        look()
          .catch(() => undefined)
          .finally(() => {
            isLooking = false;
          });
      }
    }, POLL_MS);
    return new FluxRequests(timer.unref());
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
