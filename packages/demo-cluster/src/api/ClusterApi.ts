import { Clock } from '../clock';
import { KubernetesObject, ObjectManifest } from '../objects';
import { alreadyExists, badRequest, forbidden, notFound } from './apiErrors';
import { ObjectStorage } from './ObjectStorage';
import { FieldManager, managedFieldsAfterUpdate } from './patch/managedFields';
import {
  managedFieldsAfterApply,
  mergeConfiguration,
} from './patch/serverSideApply';
import {
  apiVersionOf,
  ResourceDefinition,
  resourceSubject,
  tableOf,
} from './resources/definition';
import { ResourceRegistry } from './resources/ResourceRegistry';
import {
  checkObject,
  completeNewObject,
  completeUpdatedObject,
  countGeneration,
} from './writing/completeObject';
import {
  checkDeletePreconditions,
  isHeld,
  markDeleted,
} from './writing/deletion';
import { isUnchanged } from './writing/isUnchanged';
import {
  checkNamespaceMatches,
  checkPreconditions,
} from './writing/preconditions';
import {
  WriteOptions,
  ApplyOptions,
  DeleteOptions,
  WriteResult,
  Change,
} from './writing/WriteOptions';

/**
 * The rules for writing, reading and deleting objects, between the HTTP server
 * or an operator and the storage.
 */
export class ClusterApi {
  readonly #clock: Clock;

  constructor(
    readonly registry: ResourceRegistry,
    readonly storage: ObjectStorage,
    clock: Clock,
  ) {
    this.#clock = clock;
  }

  find(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.storage.get(
      tableOf(definition),
      definition.namespaced ? namespace : undefined,
      name,
    );
  }

  /** @throws a `NotFound` ApiError */
  get(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject {
    const object = this.find(definition, namespace, name);
    if (!object) {
      throw notFound(resourceSubject(definition), name);
    }
    return object;
  }

  /** All objects of a resource, or those of a namespace. */
  list(definition: ResourceDefinition, namespace?: string): KubernetesObject[] {
    return this.storage.list(tableOf(definition), namespace);
  }

  create(
    definition: ResourceDefinition,
    namespace: string | undefined,
    manifest: ObjectManifest,
    options: WriteOptions,
  ): WriteResult {
    const now = this.#clock.now();
    checkNamespaceMatches(definition, namespace, manifest);
    this.#checkNamespaceExists(definition, namespace, manifest);
    const { object, warnings } = checkObject(
      definition,
      completeNewObject(definition, manifest, namespace, now),
      undefined,
      options.fieldValidation ?? 'Warn',
    );
    if (this.find(definition, namespace, object.metadata.name)) {
      throw alreadyExists(resourceSubject(definition), object.metadata.name);
    }
    return this.#store(definition, undefined, object, warnings, options, next =>
      managedFieldsAfterUpdate(
        definition,
        undefined,
        next,
        this.#manager(definition, options, 'Update'),
        now,
      ),
    );
  }

  /**
   * Changes an object. If `change` returns a `resourceVersion`, it must be the
   * stored one.
   */
  update(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
    change: Change,
    options: WriteOptions,
  ): WriteResult {
    const previous = this.get(definition, namespace, name);
    const manifest = change(previous);
    checkPreconditions(definition, previous, manifest);
    const { object, warnings } = this.#completeUpdate(
      definition,
      previous,
      manifest,
      options,
    );
    return this.#store(definition, previous, object, warnings, options, next =>
      managedFieldsAfterUpdate(
        definition,
        previous,
        next,
        this.#manager(definition, options, 'Update'),
        this.#clock.now(),
      ),
    );
  }

  /** Server-side apply: creates the object, or merges the configuration into it. */
  apply(
    definition: ResourceDefinition,
    namespace: string | undefined,
    configuration: KubernetesObject,
    options: ApplyOptions,
  ): WriteResult {
    if (configuration.metadata.managedFields?.length) {
      throw badRequest('metadata.managedFields must be nil');
    }
    const now = this.#clock.now();
    const { name } = configuration.metadata;
    const manager = this.#manager(definition, options, 'Apply');
    const live = this.find(definition, namespace, name);
    checkNamespaceMatches(definition, namespace, configuration);
    if (live) {
      checkPreconditions(definition, live, configuration);
    } else {
      this.#checkNamespaceExists(definition, namespace, configuration);
    }
    const desired = { ...configuration, apiVersion: apiVersionOf(definition) };
    const { object, warnings } = live
      ? this.#completeUpdate(
          definition,
          live,
          mergeConfiguration(definition, live, desired, manager),
          options,
        )
      : checkObject(
          definition,
          completeNewObject(definition, desired, namespace, now),
          undefined,
          options.fieldValidation ?? 'Warn',
        );
    return this.#store(definition, live, object, warnings, options, next =>
      managedFieldsAfterApply(definition, live, desired, next, manager, {
        force: options.force ?? false,
        now,
      }),
    );
  }

  /**
   * Deletes an object, or marks it for deletion while it has finalizers.
   *
   * @returns the object, and whether it was removed
   */
  delete(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): { object: KubernetesObject; gone: boolean } {
    const object = this.get(definition, namespace, name);
    checkDeletePreconditions(definition, object, options.preconditions);
    const held = isHeld(definition, object);
    if (options.dryRun || (held && object.metadata.deletionTimestamp)) {
      return { object, gone: !held };
    }
    if (!held) {
      this.remove(definition, object);
      return { object, gone: true };
    }
    const marked = markDeleted(definition, object, this.#clock.now());
    return {
      object: this.storage.put(tableOf(definition), marked),
      gone: false,
    };
  }

  /** Removes an object, regardless of finalizers. */
  remove(definition: ResourceDefinition, object: KubernetesObject): void {
    this.storage.remove(
      tableOf(definition),
      object.metadata.namespace,
      object.metadata.name,
    );
  }

  #completeUpdate(
    definition: ResourceDefinition,
    previous: KubernetesObject,
    manifest: KubernetesObject,
    options: WriteOptions,
  ) {
    const checked = checkObject(
      definition,
      completeUpdatedObject(
        definition,
        previous,
        { ...manifest, apiVersion: previous.apiVersion },
        options.subresource,
      ),
      previous,
      options.fieldValidation ?? 'Warn',
    );
    countGeneration(definition, previous, checked.object);
    return checked;
  }

  #store(
    definition: ResourceDefinition,
    previous: KubernetesObject | undefined,
    object: KubernetesObject,
    warnings: string[],
    { dryRun }: WriteOptions,
    managedFieldsOf: (
      object: KubernetesObject,
    ) => KubernetesObject['metadata']['managedFields'],
  ): WriteResult {
    const managedFields = managedFieldsOf(object);
    const next: KubernetesObject = {
      ...object,
      apiVersion: apiVersionOf(definition),
      metadata: { ...object.metadata, managedFields },
    };
    const created = previous === undefined;
    if (previous && isUnchanged(previous, next)) {
      return { object: previous, created, warnings };
    }
    if (dryRun) {
      return { object: next, created, warnings };
    }
    if (next.metadata.deletionTimestamp && !isHeld(definition, next)) {
      this.remove(definition, next);
      return { object: next, created, warnings };
    }
    return {
      object: this.storage.put(tableOf(definition), next),
      created,
      warnings,
    };
  }

  #manager(
    definition: ResourceDefinition,
    { fieldManager, subresource }: WriteOptions,
    operation: FieldManager['operation'],
  ): FieldManager {
    return {
      manager: fieldManager,
      operation,
      apiVersion: apiVersionOf(definition),
      ...(subresource && { subresource }),
    };
  }

  #checkNamespaceExists(
    definition: ResourceDefinition,
    namespace: string | undefined,
    { metadata }: ObjectManifest,
  ): void {
    if (!definition.namespaced) {
      return;
    }
    const namespaces = this.registry.ofKind('', 'Namespace');
    const found = this.get(namespaces, undefined, namespace ?? '');
    if (found.metadata.deletionTimestamp) {
      throw forbidden(
        resourceSubject(definition),
        metadata.name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
    }
  }
}
