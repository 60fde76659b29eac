import { KubernetesObject } from '../../objects';
import { ClusterApi } from '../ClusterApi';
import { ApiError, badRequest, expired } from '../apiErrors';
import { decodeContinueToken, encodeContinueToken } from '../continueToken';
import { keyOf } from '../ObjectStorage';
import { ResourceDefinition, tableOf } from '../resources/definition';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { matcherOfQuery } from '../selectors/labelSelector';
import { listHeader, represent, Representation } from './representation';

/** The query of a list or watch, as text. */
export type ListQuery = {
  labelSelector?: string;
  fieldSelector?: string;
  limit?: string;
  continue?: string;
  resourceVersion?: string;
  resourceVersionMatch?: string;
};

export type ObjectFilter = (object: KubernetesObject) => boolean;

/** The objects of a list or watch: those of a namespace that match the selectors. */
export function filterOf(
  definition: ResourceDefinition,
  namespace: string | undefined,
  { labelSelector, fieldSelector }: ListQuery,
): ObjectFilter {
  const matchesLabels = labelSelector
    ? matcherOfQuery(labelSelector)
    : () => true;
  const matchesFields = fieldSelector
    ? parseFieldSelector(fieldSelector, definition.selectableFields ?? [])
    : () => true;
  return object =>
    (!namespace || object.metadata.namespace === namespace) &&
    matchesLabels(object.metadata.labels ?? {}) &&
    matchesFields(object);
}

/** Answers a list request. @throws an ApiError, `Expired` for a continue token whose snapshot has gone */
export function listObjects(
  api: ClusterApi,
  definition: ResourceDefinition,
  namespace: string | undefined,
  query: ListQuery,
  representation: Representation,
) {
  const limit = parseCount('limit', query.limit) ?? 0;
  const token = query.continue
    ? decodeContinueToken(query.continue)
    : undefined;
  if (token && query.resourceVersion && query.resourceVersion !== '0') {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  const revision =
    token && token.revision >= 0
      ? token.revision
      : requestedRevision(api, query) ?? api.storage.revision;
  const objects = snapshot(api, definition, revision, token?.after);
  const filter = filterOf(definition, namespace, query);
  const remaining = objects.filter(
    object => filter(object) && (!token || keyOfObject(object) > token.after),
  );
  const page = limit > 0 ? remaining.slice(0, limit) : remaining;
  const more = remaining.length > page.length;
  const selective = Boolean(query.labelSelector || query.fieldSelector);
  return {
    ...listHeader(definition, representation),
    metadata: {
      resourceVersion: String(revision),
      ...(more && {
        continue: encodeContinueToken({
          revision,
          after: keyOfObject(page[page.length - 1]),
        }),
        ...(!selective && {
          remainingItemCount: remaining.length - page.length,
        }),
      }),
    },
    items: page.map(object => represent(object, representation)),
  };
}

function snapshot(
  api: ClusterApi,
  definition: ResourceDefinition,
  revision: number,
  after: string | undefined,
): KubernetesObject[] {
  const table = tableOf(definition);
  if (revision === api.storage.revision) {
    return api.storage.list(table);
  }
  try {
    return api.storage.listAt(table, revision);
  } catch (error) {
    if (after === undefined || !(error instanceof ApiError)) {
      throw error;
    }
    throw expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
      encodeContinueToken({ revision: -1, after }),
    );
  }
}

/** The revision that a list must show exactly, if it requests one. */
function requestedRevision(
  { storage }: ClusterApi,
  query: ListQuery,
): number | undefined {
  const requested = parseRevision(query.resourceVersion);
  if (!requested) {
    return undefined;
  }
  if (requested > storage.revision) {
    storage.since(requested);
  }
  const exact =
    query.resourceVersionMatch === 'Exact' ||
    (!query.resourceVersionMatch && Boolean(query.limit));
  return exact ? requested : undefined;
}

/** A resourceVersion as a number; undefined when none is given. */
export function parseRevision(text: string | undefined): number | undefined {
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `resourceVersion: Invalid value: ${JSON.stringify(
        text,
      )}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

export function parseCount(
  name: string,
  text: string | undefined,
): number | undefined {
  if (!text) {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(
        text,
      )}: invalid syntax (${name})`,
    );
  }
  return Number(text);
}

function keyOfObject({ metadata }: KubernetesObject): string {
  return keyOf(metadata.namespace, metadata.name);
}
