import { isEqual, omit } from 'lodash';
import { KubernetesObject } from '../../objects';

/**
 * Whether two versions differ only in times of managedFields: then nothing is
 * written.
 */
export function isUnchanged(
  previous: KubernetesObject,
  next: KubernetesObject,
): boolean {
  return isEqual(comparable(previous), comparable(next));
}

function comparable({ metadata, ...rest }: KubernetesObject) {
  return {
    ...rest,
    metadata: {
      ...omit(metadata, ['resourceVersion', 'managedFields']),
      managedFields: (metadata.managedFields ?? []).map(entry =>
        omit(entry, 'time'),
      ),
    },
  };
}
