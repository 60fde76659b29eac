import { isEqual } from 'lodash';
import {
  formatTime,
  KubernetesObject,
  ManagedFieldsEntry,
} from '../../objects';
import { ResourceDefinition } from '../resources/definition';
import {
  changedPaths,
  FieldSet,
  fromFieldsV1,
  leavesOf,
  toFieldsV1,
  within,
  without,
} from './fieldPaths';

/** The writer, as in an entry of managedFields. */
export type FieldManager = {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
};

/** The fields that a manager owns. */
export type OwnedFields = {
  manager: FieldManager;
  fields: FieldSet;
  time?: string;
};

export function readManagedFields(object: KubernetesObject): OwnedFields[] {
  return (object.metadata.managedFields ?? []).map(entry => ({
    manager: {
      manager: entry.manager,
      operation: entry.operation,
      apiVersion: entry.apiVersion,
      ...(entry.subresource && { subresource: entry.subresource }),
    },
    fields: fromFieldsV1(entry.fieldsV1),
    time: entry.time,
  }));
}

export function writeManagedFields(
  owners: readonly OwnedFields[],
): ManagedFieldsEntry[] {
  return owners
    .filter(({ fields }) => fields.size > 0)
    .map(({ manager, fields, time }) => ({
      manager: manager.manager,
      operation: manager.operation,
      apiVersion: manager.apiVersion,
      ...(time && { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: toFieldsV1(fields),
      ...(manager.subresource && { subresource: manager.subresource }),
    }));
}

/**
 * The managedFields after an update: a manager that changed a field owns it
 * alone, and nobody owns removed fields.
 */
export function managedFieldsAfterUpdate(
  definition: ResourceDefinition,
  previous: KubernetesObject | undefined,
  next: KubernetesObject,
  manager: FieldManager,
  now: Date,
): ManagedFieldsEntry[] {
  const after = leavesOf(definition, next);
  const changed = changedPaths(
    previous ? leavesOf(definition, previous) : new Map(),
    after,
  );
  const owners = (previous ? readManagedFields(previous) : []).map(owner => ({
    ...owner,
    fields: within(
      isEqual(owner.manager, manager)
        ? owner.fields
        : without(owner.fields, changed),
      after,
    ),
  }));
  if (changed.size > 0) {
    addFields(owners, manager, changed, now);
  }
  return writeManagedFields(owners);
}

function addFields(
  owners: OwnedFields[],
  manager: FieldManager,
  added: FieldSet,
  now: Date,
): void {
  const own = owners.find(owner => isEqual(owner.manager, manager));
  if (own) {
    own.fields = new Map([...own.fields, ...added]);
    own.time = formatTime(now);
  } else {
    owners.push({ manager, fields: added, time: formatTime(now) });
  }
}
