import { Application, KubernetesObject } from './types';

/** Argo CD's annotation that names the application of an object. */
export const trackingAnnotation = 'argocd.argoproj.io/tracking-id';

/** How what applies the objects of an application marks, keeps and deletes them. */
type Deployer = {
  fieldManager: string;
  /** The labels and annotations of its objects. */
  marks(
    application: Application,
    id: string,
  ): Pick<KubernetesObject['metadata'], 'labels' | 'annotations'>;
  /**
   * Whether it deletes an object of the cluster that is no longer described.
   *
   * @param wasApplied - whether the last successful attempt described it
   */
  deletes(
    application: Application,
    object: KubernetesObject,
    id: string,
    wasApplied: boolean,
  ): boolean;
};

function hasOption(
  { metadata }: KubernetesObject,
  annotation: string,
  option: string,
): boolean {
  return (metadata.annotations?.[annotation] ?? '')
    .split(',')
    .some(one => one.trim() === option);
}

/**
 * The tracking id contains the name of the object: External Secrets Operator
 * copies annotations to the Secret that it creates, which GitOps must not
 * prune.
 */
const trackingId = ({ name }: Application, id: string) => `${name}:${id}`;

/** What applies objects in the demonstration; each reads what keeps an object from the cluster. */
export const deployers: Record<
  NonNullable<Application['deployer']>,
  Deployer
> = {
  argocd: {
    fieldManager: 'argocd-controller',
    marks: (application, id) => ({
      annotations: { [trackingAnnotation]: trackingId(application, id) },
    }),
    deletes: (application, object, id) =>
      object.metadata.annotations?.[trackingAnnotation] ===
        trackingId(application, id) &&
      !hasOption(object, 'argocd.argoproj.io/sync-options', 'Prune=false'),
  },
  helm: {
    fieldManager: 'helm',
    marks: ({ namespace, release }) => ({
      annotations: {
        'meta.helm.sh/release-name': release,
        'meta.helm.sh/release-namespace': namespace,
      },
    }),
    deletes: (_, object, __, wasApplied) =>
      wasApplied && !hasOption(object, 'helm.sh/resource-policy', 'keep'),
  },
  flux: {
    fieldManager: 'kustomize-controller',
    marks: ({ name, namespace }) => ({
      labels: {
        'kustomize.toolkit.fluxcd.io/name': name,
        'kustomize.toolkit.fluxcd.io/namespace': namespace,
      },
    }),
    deletes: (_, object, __, wasApplied) =>
      wasApplied &&
      !hasOption(object, 'kustomize.toolkit.fluxcd.io/prune', 'disabled'),
  },
};

/** What applies the objects of an application. */
export function deployerOf({ deployer = 'argocd' }: Application): Deployer {
  return deployers[deployer];
}
