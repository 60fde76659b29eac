import { SecretMark } from '../../model/observedTargets';
import { Fields, fieldsOf } from '../extract/fields';

/**
 * The annotation of each mark; without a value, any value counts.
 *
 * - `ResourcePolicyAnno` in Helm's pkg/kube/resource_policy.go, which Helm reads
 *   from the object in the cluster (pkg/kube/client.go)
 * - `SealedSecretManagedAnnotation` in sealed-secrets' v1alpha1/types.go
 */
const MARKS: readonly {
  mark: SecretMark;
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
    mark: 'sealed-takeover',
    key: 'sealedsecrets.bitnami.com/managed',
    value: 'true',
  },
];

/** What the annotations of a Secret say to the programs that deploy it. */
export function marksOf(metadata: Fields): SecretMark[] {
  const annotations = fieldsOf(metadata.annotations);
  return MARKS.filter(({ key, value }) => {
    const found = annotations[key];
    return (
      typeof found === 'string' && (value === undefined || found === value)
    );
  }).map(({ mark }) => mark);
}
