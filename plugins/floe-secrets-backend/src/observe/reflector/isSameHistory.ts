import { KubernetesObjectList } from '@floe/backstage-plugin-floe-secrets-node';
import { versionNumber } from '../../model/resourceVersion';
import { fieldsOf } from '../extract/fields';
import { ReflectorStore } from './ReflectorStore';

/**
 * Whether a version belongs to the history that a cluster has now. It does
 * not where the cluster was set up again under its old name, or restored from a
 * backup: an API server takes a version of the future without a word, and
 * then delivers nothing until it is reached.
 *
 * Versions are compared as numbers. What is not a number proves nothing.
 *
 * @param page - a list now, of one object or none
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
