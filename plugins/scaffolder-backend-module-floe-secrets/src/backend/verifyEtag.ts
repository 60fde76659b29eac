import { ConflictError } from '@backstage/errors';
import {
  FloeSecretsApi,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { AskBackend } from './askBackend';

/**
 * Verifies that the values file is still the one that was previewed. Call it
 * after reading the file, so that the read is not newer than the backend's.
 *
 * @throws `ConflictError` if the file has changed since
 */
export async function verifyEtag(options: {
  /** The etag of the preview; without it, there is no comparison. */
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
