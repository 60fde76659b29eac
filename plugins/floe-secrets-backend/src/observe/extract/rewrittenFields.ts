import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { RewrittenFields } from '../../model/observed';
import { plainText } from '../../model/masking/plainText';
import { durationOf, Fields, fieldsOf, itemsOf } from './fields';

/** The field manager of the operator's binary. */
const OPERATOR = /^external-secrets/;

/** They apply with force, so they have no conflicts. */
const FORCING = ['argocd-controller', 'kustomize-controller'];

/**
 * The durations in the spec that only External Secrets Operator owns. Up to
 * version 1.2 it adds its finalizer with a full update, which writes each
 * duration in Go's format (`15m0s` for `15m`) and becomes the owner of those
 * that differ; a server-side apply of the old text then conflicts
 * (external-secrets issue 5650, seen with Helm 4.3.2).
 */
export function rewrittenFields({ metadata, spec }: KubernetesObject): {
  rewritten?: RewrittenFields;
} {
  const entries = itemsOf(fieldsOf(metadata).managedFields).filter(
    ({ subresource }) => subresource === undefined,
  );
  const isOperators = ({ manager, operation }: Fields) =>
    operation === 'Update' && OPERATOR.test(plainText(manager, 200));
  const others = new Set(
    entries.filter(entry => !isOperators(entry)).flatMap(ownedPaths),
  );
  const fields = entries
    .filter(isOperators)
    .flatMap(ownedPaths)
    .filter(path => !others.has(path))
    .flatMap(path => {
      const value = path
        .split('.')
        .slice(1)
        .reduce<unknown>((parent, name) => fieldsOf(parent)[name], spec);
      return durationOf(value) === null
        ? []
        : [{ path, text: plainText(value, 50) }];
    });
  const applier = entries
    .filter(({ operation }) => operation === 'Apply')
    .map(({ manager }) => plainText(manager, 200))
    .find(manager => !FORCING.includes(manager));
  return fields.length > 0
    ? { rewritten: { fields, appliedBy: applier ?? null } }
    : {};
}

/** The durations within a spec, except those in lists. */
const DURATIONS = /\.(?:refreshInterval|refreshTime)$/;

/** The paths of the durations that an entry of `managedFields` owns, such as `spec.refreshInterval`. */
function ownedPaths({ fieldsV1 }: Fields): string[] {
  const paths: string[] = [];
  const walk = (fields: unknown, path: string) => {
    for (const [field, own] of Object.entries(fieldsOf(fields))) {
      if (field.startsWith('f:')) {
        const place = `${path}.${field.slice('f:'.length)}`;
        if (DURATIONS.test(place)) {
          paths.push(place);
        }
        walk(own, place);
      }
    }
  };
  walk(fieldsOf(fieldsV1)['f:spec'], 'spec');
  return paths;
}
