import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  ObservedConsumer,
  ObservedPod,
  SECRET_USES,
  SecretUse,
} from '../../model/observedTargets';
import { Fields, fieldsOf, itemsOf, nameOf, timeOf } from '../extract/fields';
import { workloadOf } from './workloadOf';

const FINISHED = ['Succeeded', 'Failed'];

type Use = { secret: string; use: SecretUse; startedAt: string | null };

/**
 * Reads which Secrets a pod uses, how, and since when: only names and times. A
 * finished pod uses none.
 *
 * A container reads the values when it starts, so the start of the container
 * counts, not that of the pod.
 */
export function extractPod(
  object: KubernetesObject,
  context: { cluster: string },
): ObservedPod | undefined {
  const metadata = fieldsOf(object.metadata);
  const name = nameOf(metadata.name);
  const namespace = nameOf(metadata.namespace);
  if (!name || !namespace) {
    return undefined;
  }
  const pod = { cluster: context.cluster, namespace, name };
  const status = fieldsOf(object.status);
  if (FINISHED.includes(String(status.phase))) {
    return { ...pod, consumers: [] };
  }
  const spec = fieldsOf(object.spec);
  const started = startTimes(status);
  const uses = [
    ...usesOf(itemsOf(spec.containers), itemsOf(spec.volumes), started),
    ...usesOf(itemsOf(spec.initContainers), itemsOf(spec.volumes), started),
    ...itemsOf(spec.imagePullSecrets).flatMap(reference =>
      toUse(reference.name, 'imagePull', null),
    ),
  ];
  const workload = workloadOf(metadata);
  const startedAt = earliest([...started.values()]);
  return {
    ...pod,
    consumers: [...new Set(uses.map(({ secret }) => secret))].map(secret =>
      toConsumer(
        secret,
        uses.filter(use => use.secret === secret),
        { workload, startedAt },
      ),
    ),
  };
}

function toConsumer(
  secret: string,
  uses: Use[],
  pod: Pick<ObservedConsumer, 'workload' | 'startedAt'>,
): ObservedConsumer {
  const since = (...kinds: SecretUse[]) =>
    earliest(
      uses.filter(({ use }) => kinds.includes(use)).map(use => use.startedAt),
    );
  return {
    secret,
    ...pod,
    uses: SECRET_USES.filter(kind => uses.some(({ use }) => use === kind)),
    fixedSince: since('env', 'envFrom', 'subPath'),
    filesSince: since('volume', 'projected'),
  };
}

function usesOf(
  containers: Fields[],
  volumes: Fields[],
  started: Map<string, string>,
): Use[] {
  return containers.flatMap(container => {
    const startedAt = started.get(nameOf(container.name) ?? '') ?? null;
    const env = itemsOf(container.env).map(
      ({ valueFrom }) => fieldsOf(fieldsOf(valueFrom).secretKeyRef).name,
    );
    const envFrom = itemsOf(container.envFrom).map(
      ({ secretRef }) => fieldsOf(secretRef).name,
    );
    return [
      ...env.flatMap(name => toUse(name, 'env', startedAt)),
      ...envFrom.flatMap(name => toUse(name, 'envFrom', startedAt)),
      ...itemsOf(container.volumeMounts).flatMap(mount =>
        secretsOfVolume(volumes.find(({ name }) => name === mount.name)).map(
          ({ secret, use }) => ({
            secret,
            // A file that is mounted with `subPath` is never updated.
            use:
              mount.subPath || mount.subPathExpr ? ('subPath' as const) : use,
            startedAt,
          }),
        ),
      ),
    ];
  });
}

function secretsOfVolume(
  volume: Fields | undefined,
): { secret: string; use: SecretUse }[] {
  const own = nameOf(fieldsOf(volume?.secret).secretName);
  const projected = itemsOf(fieldsOf(volume?.projected).sources).flatMap(
    source => nameOf(fieldsOf(source.secret).name) ?? [],
  );
  return [
    ...(own ? [{ secret: own, use: 'volume' as const }] : []),
    ...projected.map(secret => ({ secret, use: 'projected' as const })),
  ];
}

function toUse(name: unknown, use: SecretUse, startedAt: string | null): Use[] {
  const secret = nameOf(name);
  return secret ? [{ secret, use, startedAt }] : [];
}

/** When each running container started. */
function startTimes(status: Fields): Map<string, string> {
  const statuses = [
    ...itemsOf(status.containerStatuses),
    ...itemsOf(status.initContainerStatuses),
  ];
  return new Map(
    statuses.flatMap(({ name, state }) => {
      const startedAt = timeOf(fieldsOf(fieldsOf(state).running).startedAt);
      const container = nameOf(name);
      return startedAt && container ? [[container, startedAt] as const] : [];
    }),
  );
}

function earliest(times: (string | null)[]): string | null {
  return times.filter(time => time !== null).sort()[0] ?? null;
}
