import { InputError } from '@backstage/errors';
import {
  isRepositoryPath,
  NewChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { involvedSecretId } from '../model/involvedSecret';
import { requireEntityRef } from '../catalog/requireEntityRef';
import { ChangeDraft } from './types';

/**
 * The validated description of a pull request, not yet compared with the
 * catalog.
 */
export type ParsedChange = Omit<ChangeDraft, 'createdBy'>;

/**
 * Validates the description of a pull request.
 *
 * @throws InputError with the invalid field
 */
export function parseNewChange(input: NewChange): ParsedChange {
  const cluster = plainText('cluster', input.cluster);
  const { namespace, valuesPath = null } = input;
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new InputError('namespace: is not a valid namespace name');
  }
  if (valuesPath !== null && !isRepositoryPath(valuesPath)) {
    throw new InputError(
      'valuesPath: is not a file path relative to the root of the repository',
    );
  }
  const { objects, removed = [] } = input;
  if (objects.length + removed.length === 0) {
    throw new InputError(
      'objects: a change must name at least one object, there or in removed',
    );
  }
  const objectOf = (
    field: string,
    { kind, name, component }: NewChange['objects'][number],
  ) => {
    if (!/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)) {
      throw new InputError(
        `${field}: contains a name that is not a valid object name`,
      );
    }
    return {
      kind,
      name,
      component:
        component === undefined ? null : plainText('component', component),
      secretId: involvedSecretId({ cluster, namespace, kind, name }) ?? null,
      baseline: null,
    };
  };
  return {
    entityRef: requireEntityRef('entityRef', input.entityRef),
    environment: plainText('environment', input.environment),
    cluster,
    namespace,
    approach: input.approach,
    title: plainText('title', input.title.replace(/\s+/g, ' ').trim()),
    valuesPath,
    pullRequestUrl: input.pullRequestUrl,
    pullRequestNumber: input.pullRequestNumber ?? null,
    objects: objects.map(object => objectOf('objects', object)),
    removed: removed.map(({ keys, ...object }) => ({
      ...objectOf('removed', object),
      keys: keys === undefined ? null : keys.map(removedKey),
    })),
  };
}

/** A key of a Secret, by Kubernetes' rules. */
function removedKey(key: string): string {
  if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) {
    throw new InputError(
      'removed: contains a name that is not a valid key of a Secret',
    );
  }
  return key;
}

/**
 * One line. PostgreSQL does not store NUL, and half a surrogate pair is not
 * text.
 */
function plainText(field: string, text: string): string {
  if (text === '' || /[\p{Cc}\p{Cs}]/u.test(text)) {
    throw new InputError(`${field}: is empty or contains control characters`);
  }
  return text;
}
