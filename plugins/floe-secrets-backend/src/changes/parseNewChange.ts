import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { NewChange } from '@floe/backstage-plugin-floe-secrets-common';
import { observedObjectId } from '../model/ids';
import { isManagedKind, MANAGED_KINDS } from '../model/kinds';
import { ChangeDraft } from './types';

/**
 * Checks what a service tells of a pull request that it opened.
 *
 * @throws InputError that names the field which cannot be used
 */
export function parseNewChange(input: NewChange): ChangeDraft {
  const { cluster, namespace } = input;
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new InputError('namespace: is not the name of a namespace');
  }
  if (input.objects.length === 0) {
    throw new InputError('objects: a change must name at least one object');
  }
  return {
    entityRef: parseRef('entityRef', input.entityRef),
    environment: input.environment,
    cluster,
    namespace,
    approach: input.approach,
    title: oneLine(input.title),
    valuesPath: input.valuesPath ?? null,
    pullRequestUrl: parseUrl(input.pullRequestUrl),
    pullRequestNumber: input.pullRequestNumber ?? null,
    createdBy: input.createdBy ? parseRef('createdBy', input.createdBy) : null,
    objects: input.objects.map(({ kind, name, component }) => {
      if (!/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)) {
        throw new InputError('objects: a name is not that of an object');
      }
      return {
        kind,
        name,
        component: component ?? null,
        secretId: isManagedKind(kind)
          ? observedObjectId({
              cluster,
              group: MANAGED_KINDS[kind],
              kind,
              namespace,
              name,
            })
          : null,
        baseline: null,
      };
    }),
  };
}

function parseRef(field: string, text: string): string {
  try {
    const ref = parseEntityRef(text);
    if (
      KubernetesValidatorFunctions.isValidKind(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name)
    ) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Told below.
  }
  throw new InputError(`${field}: is not an entity ref`);
}

/** The address of a page; without a user, a query or a fragment, which it does not need. */
function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError('pullRequestUrl: is not an http or https URL');
  }
  return `${url.origin}${url.pathname}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
