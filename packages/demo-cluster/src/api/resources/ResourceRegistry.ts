import { badRequest } from '../apiErrors';
import { groupOf } from '../../objects';
import { apiVersionOf, ResourceDefinition } from './definition';

/** All resources of a server, found by path or by kind. */
export class ResourceRegistry {
  constructor(readonly definitions: readonly ResourceDefinition[]) {}

  /** The resource of a path, if the server serves it in that version. */
  served(
    group: string,
    version: string,
    resource: string,
  ): ResourceDefinition | undefined {
    return this.definitions.find(
      definition =>
        definition.group === group &&
        definition.resource === resource &&
        definition.versions.includes(version),
    );
  }

  /** The resource of a group, in any version. */
  find(group: string, resource: string): ResourceDefinition | undefined {
    return this.definitions.find(
      item => item.group === group && item.resource === resource,
    );
  }

  /**
   * The resource of an object.
   *
   * @throws a `BadRequest` ApiError with the message of clients, if its kind is
   *   not served
   */
  ofObject(object: { apiVersion: string; kind: string }): ResourceDefinition {
    const definition = this.definitions.find(
      item =>
        item.kind === object.kind &&
        item.group === groupOf(object.apiVersion) &&
        item.versions.some(
          version => apiVersionOf(item, version) === object.apiVersion,
        ),
    );
    if (!definition) {
      throw badRequest(
        `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
      );
    }
    return definition;
  }

  /** The resource of a kind that the server certainly has. */
  ofKind(group: string, kind: string): ResourceDefinition {
    const definition = this.definitions.find(
      item => item.group === group && item.kind === kind,
    );
    if (!definition) {
      throw new Error(`The cluster has no kind ${kind} in group '${group}'`);
    }
    return definition;
  }

  /** Groups and their served versions, in the order of definition. */
  groups(): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const { group, versions } of this.definitions) {
      const known = groups.get(group) ?? [];
      groups.set(group, [
        ...known,
        ...versions.filter(version => !known.includes(version)),
      ]);
    }
    return groups;
  }
}
