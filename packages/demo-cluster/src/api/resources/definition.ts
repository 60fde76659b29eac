import { KubernetesObject } from '../../objects';
import { FieldError, Subject } from '../apiErrors';
import { Schema } from '../schema/schema';

/** The rules of a kind for its objects, beyond its schema. */
export type Strategy = {
  /** Completes an object before it is stored; it may change the object given. */
  prepare?(object: KubernetesObject, previous?: KubernetesObject): void;
  validate?(
    object: KubernetesObject,
    previous?: KubernetesObject,
  ): FieldError[];
};

/** A resource that the server has. */
export type ResourceDefinition = {
  /** '' for the core group. */
  group: string;
  /** Versions that are served; objects are stored in the first. */
  versions: readonly string[];
  /** Plural name, as in the path. */
  resource: string;
  singular: string;
  kind: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
  namespaced: boolean;
  /** Whether `status` is written through its own subresource. */
  hasStatus: boolean;
  /** Whether a change of the spec increments `metadata.generation`. */
  hasGeneration: boolean;
  /** Whether it comes from a CustomResourceDefinition. */
  custom: boolean;
  /** Fields that a field selector may name, besides name and namespace. */
  selectableFields?: readonly string[];
  /** Schema of the fields besides apiVersion, kind, metadata and status. */
  body: Readonly<Record<string, Schema>>;
  /** Required fields of the body. */
  required?: readonly string[];
  strategy?: Strategy;
};

/** The definition in errors: by its resource. */
export function resourceSubject(definition: ResourceDefinition): Subject {
  return { group: definition.group, name: definition.resource };
}

/** The definition in validation errors: by its kind. */
export function kindSubject(definition: ResourceDefinition): Subject {
  return { group: definition.group, name: definition.kind };
}

/** The name of the table that holds the objects. */
export function tableOf(definition: ResourceDefinition): string {
  return `${definition.resource}.${definition.group}`;
}

export function apiVersionOf(
  definition: ResourceDefinition,
  version = definition.versions[0],
): string {
  return definition.group ? `${definition.group}/${version}` : version;
}
