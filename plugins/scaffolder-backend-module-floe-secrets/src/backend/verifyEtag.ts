import { ConflictError } from '@backstage/errors';
import {
  FloeSecretsApi,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { AskBackend } from './askBackend';

/**
 * Makes sure that the values file is still the one that was previewed. To be
 * called after the file was read, so that it is at least as old as what the
 * backend reads now.
 *
 * @throws `ConflictError` where the file has changed since
 */
export async function verifyEtag(options: {
  /** Of the preview; without it there is nothing to hold the file against. */
  etag: string | undefined;
  client: FloeSecretsApi;
  ask: AskBackend;
  service: ServiceFieldValue;
  /** Whether the catalog names the values file. */
  isNamed: boolean;
}): Promise<void> {
  const { ask, client, etag, isNamed, service } = options;
  if (etag === undefined) {
    return;
  }
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  const { file } = await ask(as =>
    client.preview(
      {
        entityRef,
        environment,
        cluster,
        namespace,
        ...(!isNamed && { valuesPath }),
        dryRun: false,
      },
      as,
    ),
  );
  if (file.etag !== etag) {
    throw new ConflictError(
      `${valuesPath} was changed after the preview, so nothing was written. Start over: your entries are kept, and the preview shows the current file`,
    );
  }
}
