import type {
  Preview,
  PreviewRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  parseSecretsChange,
  previewChange,
  type ValuesContext,
} from '@floe/values-files';
import { stores } from '../__fixtures__/clusters';

/**
 * Answers a preview as the backend does, for a values file of the release of
 * the fixtures.
 *
 * @param text - of the values file; undefined where there is none
 */
export function fakePreview(
  request: PreviewRequest,
  text: string | undefined,
  fields: Partial<Preview> = {},
  context: Partial<ValuesContext> = {},
): Preview {
  const { environment, change, dryRun } = request;
  const path = request.valuesPath ?? 'deploy/prod/values.yaml';
  const { applied, fullname, current, changed, diff, objects, findings } =
    previewChange(
      { path, text },
      change === undefined ? undefined : parseSecretsChange(change),
      {
        release: 'orders-lakehouse',
        namespace: 'floe-orders',
        cluster: { name: 'floe-prod' },
        stores,
        ...context,
      },
    );
  return {
    place: {
      environment,
      cluster: 'floe-prod',
      namespace: 'floe-orders',
      release: 'orders-lakehouse',
    },
    fullname,
    current,
    file: {
      path,
      branch: 'main',
      url: `https://github.com/floe/orders-lakehouse/blob/main/${path}`,
      exists: text !== undefined,
      etag: text === undefined ? 'absent' : `etag-${text.length}`,
      earlierFiles: [],
      changed,
      diff,
    },
    objects,
    findings,
    dryRun:
      dryRun === false
        ? []
        : applied.map(({ kind, metadata: { name, namespace } }) => ({
            kind,
            name,
            namespace,
            result: 'ok',
            message: null,
          })),
    ...fields,
  };
}
