import { ObjectManifest } from '../objects';

/**
 * The Deployments of the operators, with the releases whose behaviour the
 * embedded ones have: the cluster serves both versions of External Secrets, as
 * 0.16 does.
 */
export function operatorDeployments(): ObjectManifest[] {
  return [
    deployment({
      namespace: 'external-secrets-system',
      name: 'external-secrets',
      image: 'ghcr.io/external-secrets/external-secrets:v0.16.1',
    }),
    deployment({
      namespace: 'kube-system',
      name: 'sealed-secrets',
      image: 'docker.io/bitnami/sealed-secrets-controller:0.36.6',
    }),
  ];
}

/** Flux's controller, which only the cluster of the demonstration has. */
export function fluxDeployment(): ObjectManifest[] {
  const namespace = 'flux-system';
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    deployment({
      namespace,
      name: 'kustomize-controller',
      image: 'ghcr.io/fluxcd/kustomize-controller:v1.9.6',
    }),
  ];
}

function deployment(options: {
  namespace: string;
  name: string;
  image: string;
}): ObjectManifest {
  const { image, name, namespace } = options;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image }] },
      },
    },
  };
}
