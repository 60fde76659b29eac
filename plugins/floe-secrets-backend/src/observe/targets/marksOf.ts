import { SecretMark } from '../../model/observedTargets';
import { Fields, fieldsOf } from '../extract/fields';

/**
 * The annotation or label of each mark; without a value, any value counts.
 *
 * - `ResourcePolicyAnno` in Helm's pkg/kube/resource_policy.go, which Helm reads
 *   from the object in the cluster (pkg/kube/client.go)
 * - kustomize-controller's api/v1/kustomization_types.go; it reads the
 *   annotation from the object in the cluster too (`DeleteOptions.Exclusions` of
 *   fluxcd/pkg/ssa)
 * - `SealedSecretManagedAnnotation` in sealed-secrets' v1alpha1/types.go
 */
const MARKS: readonly {
  mark: SecretMark;
  /** Where it is; by default among the annotations. */
  in?: 'labels';
  key: string;
  value?: string;
}[] = [
  {
    mark: 'helm-release',
    key: 'meta.helm.sh/release-name',
  },
  {
    mark: 'helm-keep',
    key: 'helm.sh/resource-policy',
    value: 'keep',
  },
  {
    mark: 'flux-applied',
    in: 'labels',
    key: 'kustomize.toolkit.fluxcd.io/name',
  },
  {
    mark: 'flux-keep',
    key: 'kustomize.toolkit.fluxcd.io/prune',
    value: 'disabled',
  },
  {
    mark: 'sealed-takeover',
    key: 'sealedsecrets.bitnami.com/managed',
    value: 'true',
  },
];

/** What the metadata of a Secret says to the programs that deploy it. */
export function marksOf(metadata: Fields): SecretMark[] {
  return MARKS.filter(({ in: place = 'annotations', key, value }) => {
    const found = fieldsOf(metadata[place])[key];
    return (
      typeof found === 'string' && (value === undefined || found === value)
    );
  }).map(({ mark }) => mark);
}
