import { KubernetesObjectList } from '@floe/backstage-plugin-floe-secrets-node';
import { versionNumber } from '../../model/resourceVersion';
import { fieldsOf } from '../extract/fields';
import { ReflectorStore } from './ReflectorStore';

/**
 * Whether a version belongs to the current history of a cluster. It does not if
 * the cluster was set up again under its old name, or restored from a backup:
 * an API server accepts a future version silently, and then delivers nothing
 * until that version is reached.
 *
 * Versions are compared as numbers. Other versions prove nothing.
 *
 * @param page - a current list of at most one object
 */
export async function isSameHistory(
  version: string,
  page: KubernetesObjectList,
  store: Pick<ReflectorStore, 'isKnown'>,
): Promise<boolean> {
  const then = versionNumber(version);
  const now = versionNumber(page.resourceVersion);
  if (then === undefined || now === undefined || now < then) {
    return false;
  }
  const [object] = page.items;
  const changed = versionNumber(fieldsOf(object?.metadata).resourceVersion);
  // The watch will deliver later changes.
  return changed === undefined || changed > then || store.isKnown(object);
}
