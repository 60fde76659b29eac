import { LoggerService } from '@backstage/backend-plugin-api';
import { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { diagnoseStore, withNote } from '../diagnose';
import { ContextOf, forCluster } from '../diagnose/commandContext';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedStore,
} from '../model/observed';
import { Environment } from '../catalog/environments/Environments';

/**
 * A store for the API, without the number of its users, which depends on the
 * caller.
 */
export function toStore(
  store: ObservedStore,
  known: {
    cluster: ObservedCluster | undefined;
    /** Events of this store, newest first. */
    events: ObservedEvent[];
    environment: Environment;
    now: Date;
    logger: LoggerService;
    contextOf: ContextOf;
  },
): Omit<Store, 'usedBy'> {
  const { cluster, contextOf, environment, events, logger, now } = known;
  const { policy } = environment;
  return {
    id: store.id,
    cluster: store.cluster,
    environment: environment.name,
    kind: store.kind,
    namespace: store.namespace,
    name: store.name,
    apiVersion: store.apiVersion,
    provider: store.provider,
    detail: store.detail,
    capabilities: store.capabilities,
    ready:
      store.ready && store.ready.status !== 'Unknown'
        ? store.ready.status === 'True'
        : null,
    reason: store.ready?.reason ?? null,
    message: store.ready?.message ? withNote(store.ready.message, store) : null,
    since: store.ready?.lastTransitionTime ?? null,
    findings: forCluster(
      diagnoseStore({ store, events, cluster, policy, now }, (rule, error) =>
        logger.error(
          `The rule ${rule} failed for ${store.kind} ${store.name} of cluster ${store.cluster}`,
          error as Error,
        ),
      ),
      store.cluster,
      contextOf,
    ),
  };
}
