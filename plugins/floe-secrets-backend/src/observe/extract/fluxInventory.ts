import { plainText } from '../../model/masking/plainText';
import { ProducedSecret } from '../../model/observed';
import { fieldsOf, itemsOf } from './fields';

/**
 * The Secrets that a Kustomization has applied, from its `status.inventory`: an
 * entry has the id `<namespace>_<name>_<group>_<kind>`; for Secrets the group
 * is the core group.
 */
export function secretsOfInventory(inventory: unknown): ProducedSecret[] {
  return itemsOf(fieldsOf(inventory).entries).flatMap(({ id }) => {
    const [namespace, name, group, kind] = plainText(id, 600).split('_');
    return kind === 'Secret' && group === '' && name
      ? [{ namespace, name }]
      : [];
  });
}

/** Whether a Kustomization has an inventory without any object. */
export function isEmptyInventory(inventory: unknown): boolean {
  const { entries } = fieldsOf(inventory);
  return Array.isArray(entries) && entries.length === 0;
}
