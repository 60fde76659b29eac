import { ClusterApi } from '../../api/ClusterApi';
import { KubernetesObject } from '../../objects';

type Container = {
  name: string;
  image?: string;
  env?: { valueFrom?: { secretKeyRef?: SecretReference } }[];
  envFrom?: { secretRef?: SecretReference }[];
};

type SecretReference = {
  name: string;
  optional?: boolean;
};

export type PodSpec = {
  containers: Container[];
  volumes?: { secret?: { secretName: string; optional?: boolean } }[];
};

/** Names of the Secrets without which a pod cannot start. */
export function secretNamesOf({ containers, volumes = [] }: PodSpec): string[] {
  const references = [
    ...containers.flatMap(({ env = [], envFrom = [] }) => [
      ...env.map(item => item.valueFrom?.secretKeyRef),
      ...envFrom.map(item => item.secretRef),
    ]),
    ...volumes.map(
      ({ secret }) =>
        secret && { name: secret.secretName, optional: secret.optional },
    ),
  ];
  const names = references.flatMap(reference =>
    reference && !reference.optional ? [reference.name] : [],
  );
  return [...new Set(names)];
}

/** The Secrets that a pod needs and that do not exist. */
export function missingSecrets(
  api: ClusterApi,
  { spec, metadata }: KubernetesObject,
): string[] {
  const secrets = api.registry.ofKind('', 'Secret');
  return secretNamesOf(spec as PodSpec).filter(
    name => !api.find(secrets, metadata.namespace, name),
  );
}
