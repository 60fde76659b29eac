import type { SealingCertificate } from '../certificates/parseCertificates';
import { assertValidForSealing } from '../certificates/validity';
import { utf8 } from '../encoding';
import { SealingError } from '../errors';
import type {
  ManifestMetadata,
  SealedSecretManifest,
  SecretManifest,
} from '../manifest';
import {
  annotationsForScope,
  encryptionLabel,
  SCOPE_ANNOTATIONS,
  scopeFromAnnotations,
  type SealingScope,
  type SealingTarget,
} from '../scope';
import { machineTime } from '../time';
import { sealBytes } from './sealBytes';
import { readSecret } from './secretInput';

/** Values sealed without a pause; one takes some 0.1 ms of Node's only thread for a key of 4096 bits. */
const BATCH = 100;

/**
 * Options of {@link sealSecret}.
 *
 * @public
 */
export type SealSecretOptions = {
  /** The certificate of the controller that will decrypt the values. */
  certificate: SealingCertificate;
  /** Overrides the scope of the Secret's annotations. */
  scope?: SealingScope;
  /** Seals a Secret without any value instead of refusing it. */
  allowEmptyData?: boolean;
  /** The time by which the certificate's validity is evaluated; the machine's by default. */
  now?: Date;
};

/**
 * Seals each value of a Secret and returns the SealedSecret that brings the
 * Secret into the cluster. The annotation that the scope needs is set on the
 * SealedSecret, where the controller reads it, and on the template. Labels,
 * annotations, finalizers, type and immutability go into the template; other
 * metadata, and the copies of the whole Secret that `kubectl apply` and kubecfg
 * write into annotations, is left out.
 *
 * @param manifest - the Secret, parsed from YAML or JSON; it is not changed
 * @throws SealingError naming the field that is missing or malformed
 * @throws CertificateError with code `expired`, `not-yet-valid` or
 * `unsupported-key`
 * @public
 */
export async function sealSecret(
  manifest: SecretManifest,
  options: SealSecretOptions,
): Promise<SealedSecretManifest> {
  const { certificate, allowEmptyData = false, now = machineTime() } = options;
  const secret = readSecret(manifest);
  if (secret.values.size === 0 && !allowEmptyData) {
    throw new SealingError(
      'no-data',
      'data',
      'The Secret has neither data nor stringData',
    );
  }
  const { name, namespace } = secret.metadata;
  const scope =
    options.scope ?? scopeFromAnnotations(secret.metadata.annotations);
  // encryptionLabel reports a missing namespace or name that the scope needs.
  const label = utf8(
    encryptionLabel({ scope, namespace, name } as SealingTarget),
  );
  assertValidForSealing(certificate, now);

  const encryptedData = await sealAll(secret.values, label, certificate);
  const scopeAnnotations = annotationsForScope(scope);
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: withoutUndefined({
      name,
      namespace,
      annotations: nonEmpty(scopeAnnotations),
    }),
    spec: {
      encryptedData: Object.fromEntries(encryptedData),
      template: withoutUndefined({
        metadata: withoutUndefined({
          ...secret.metadata,
          annotations: nonEmpty({
            ...withoutScope(secret.metadata.annotations),
            ...scopeAnnotations,
          }),
        }),
        type: secret.type,
        immutable: secret.immutable,
      }),
    },
  };
}

/**
 * Seals a few values at a time, so that other work of the process can run in
 * between.
 */
async function sealAll(
  values: Map<string, Uint8Array<ArrayBuffer>>,
  label: Uint8Array<ArrayBuffer>,
  certificate: SealingCertificate,
): Promise<[string, string][]> {
  const entries = [...values];
  const sealed: [string, string][] = [];
  for (let start = 0; start < entries.length; start += BATCH) {
    if (start > 0) {
      await nextTurn();
    }
    const batch = entries.slice(start, start + BATCH);
    const ciphertexts = await Promise.all(
      batch.map(([, value]) => sealBytes(value, label, certificate)),
    );
    batch.forEach(([key], index) => sealed.push([key, ciphertexts[index]]));
  }
  return sealed;
}

async function nextTurn(): Promise<void> {
  // Browsers have no such function and do not need it: WebCrypto runs outside
  // of the page's thread.
  if (typeof setImmediate === 'function') {
    await new Promise<void>(resume => {
      setImmediate(resume);
    });
  }
}

function withoutScope(
  annotations: ManifestMetadata['annotations'] = {},
): Record<string, string> {
  const scopeKeys: string[] = Object.values(SCOPE_ANNOTATIONS);
  return Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !scopeKeys.includes(key)),
  );
}

function nonEmpty(
  map: Record<string, string>,
): Record<string, string> | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
