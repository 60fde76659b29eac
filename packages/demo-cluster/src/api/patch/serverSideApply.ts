import { isEqual } from 'lodash';
import { formatTime, KubernetesObject } from '../../objects';
import { applyConflict } from '../apiErrors';
import { ResourceDefinition } from '../resources/definition';
import {
  changedPaths,
  FieldPath,
  FieldSet,
  formatPath,
  leavesOf,
  objectSchema,
  pathsOf,
  within,
  without,
} from './fieldPaths';
import {
  FieldManager,
  OwnedFields,
  readManagedFields,
  writeManagedFields,
} from './managedFields';
import { mergeValues, removePath } from './mergeValues';

/** Applies a configuration to a live object, regardless of ownership. */
export function mergeConfiguration(
  definition: ResourceDefinition,
  live: KubernetesObject,
  configuration: KubernetesObject,
  manager: FieldManager,
): KubernetesObject {
  const schema = objectSchema(definition);
  const { managedFields: _, ...metadata } = configuration.metadata;
  const merged = mergeValues(schema, live, {
    ...configuration,
    metadata,
  }) as KubernetesObject;
  return droppedFields(definition, live, configuration, manager)
    .reverse()
    .reduce(
      (object, path) => removePath(schema, object, path) as KubernetesObject,
      merged,
    );
}

/**
 * Fields that the manager applied before and leaves out now, and that no other
 * manager owns.
 */
function droppedFields(
  definition: ResourceDefinition,
  live: KubernetesObject,
  configuration: KubernetesObject,
  manager: FieldManager,
): FieldPath[] {
  const owners = readManagedFields(live);
  const own = owners.find(owner => isEqual(owner.manager, manager));
  const kept = [
    pathsOf(leavesOf(definition, configuration)),
    ...owners.filter(owner => owner !== own).map(({ fields }) => fields),
  ].flatMap(set => [...set.values()]);
  return [...(own?.fields.values() ?? [])].filter(
    path => !kept.some(other => isWithin(other, path)),
  );
}

/** Whether a path equals another one, or is below it. */
function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return outer.every((element, index) => path[index] === element);
}

/**
 * The managedFields after an apply.
 *
 * @param next - the object as it will be stored, defaults included
 * @throws a `Conflict` ApiError with each field that another manager owns,
 *   unless forced
 */
export function managedFieldsAfterApply(
  definition: ResourceDefinition,
  live: KubernetesObject | undefined,
  configuration: KubernetesObject,
  next: KubernetesObject,
  manager: FieldManager,
  options: { force: boolean; now: Date },
) {
  const after = leavesOf(definition, next);
  const changed = changedPaths(
    live ? leavesOf(definition, live) : new Map(),
    after,
  );
  const owners = live ? readManagedFields(live) : [];
  const others = owners.filter(owner => !isEqual(owner.manager, manager));
  const conflicts = others
    .map(owner => ({ owner, fields: within(owner.fields, changed) }))
    .filter(({ fields }) => fields.size > 0);
  if (conflicts.length > 0 && !options.force) {
    throw conflictError(conflicts);
  }
  const own = owners.find(owner => isEqual(owner.manager, manager));
  const applied = within(pathsOf(leavesOf(definition, configuration)), after);
  const unchanged = own && isEqual(own.fields, applied);
  const mine: OwnedFields = {
    manager,
    fields: applied,
    time: unchanged ? own.time : formatTime(options.now),
  };
  const theirs = others.map(owner => ({
    ...owner,
    fields: within(without(owner.fields, changed), after),
  }));
  const order = owners.map(owner => owner.manager);
  return writeManagedFields(
    [...theirs, mine].sort(
      (a, b) => position(order, a.manager) - position(order, b.manager),
    ),
  );
}

function position(order: FieldManager[], manager: FieldManager): number {
  const index = order.findIndex(item => isEqual(item, manager));
  return index < 0 ? order.length : index;
}

/** Messages of k8s.io/apimachinery/pkg/util/managedfields/internal/conflict.go. */
function conflictError(conflicts: { owner: OwnedFields; fields: FieldSet }[]) {
  const causes = conflicts.flatMap(({ owner, fields }) =>
    [...fields.values()].map(path => ({
      message: `conflict with ${describe(owner)}`,
      field: formatPath(path),
    })),
  );
  if (causes.length === 1) {
    return applyConflict(
      `Apply failed with 1 conflict: ${causes[0].message}: ${causes[0].field}`,
      causes,
    );
  }
  const lines = conflicts
    .map(({ owner, fields }) => ({ name: describe(owner), fields }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, fields }) => [
      `conflicts with ${name}:`,
      ...[...fields.values()].map(path => `- ${formatPath(path)}`),
    ]);
  return applyConflict(
    `Apply failed with ${causes.length} conflicts: ${lines.join('\n')}`,
    causes,
  );
}

function describe({ manager, time }: OwnedFields): string {
  const name = manager.subresource
    ? `"${manager.manager}" with subresource "${manager.subresource}"`
    : `"${manager.manager}"`;
  if (manager.operation === 'Apply') {
    return name;
  }
  return `${name} using ${manager.apiVersion}${time ? ` at ${time}` : ''}`;
}
