import type { SealingCertificate } from '../certificates/parseCertificates';
import { SealingError } from '../errors';
import { isRecord } from '../manifest';
import type { SealingScope } from '../scope';
import {
  inspectCiphertext,
  type CiphertextInspection,
  type InspectCiphertextOptions,
} from './inspectCiphertext';
import {
  scopeOf,
  scopeProblems,
  type SealedSecretProblem,
} from './scopeProblems';

/**
 * Options of {@link inspectSealedSecret}.
 *
 * @public
 */
export type InspectSealedSecretOptions = InspectCiphertextOptions & {
  /** The certificates of the keys that the controller may have. */
  certificates?: readonly Pick<
    SealingCertificate,
    'fingerprint' | 'modulus' | 'notBefore'
  >[];
};

/**
 * The result for a SealedSecret.
 * @public
 */
export type SealedSecretInspection = {
  /** `metadata.name`, if there is one. */
  name?: string;
  /** `metadata.namespace`, if there is one. */
  namespace?: string;
  /**
   * The scope that the controller uses: that of the SealedSecret's own
   * annotations.
   */
  scope: SealingScope;
  /** The scope that the template's annotations name; it has no effect on unsealing. */
  templateScope: SealingScope;
  /** Problems of its metadata; empty if there are none. */
  problems: SealedSecretProblem[];
  /** Each value of `spec.encryptedData`, in the order given. */
  values: { key: string; ciphertext: CiphertextInspection }[];
};

/**
 * Evaluates a SealedSecret without a private key: the scope that the controller takes, the annotations that only look
 * like one, and the form of each ciphertext.
 *
 * @param manifest - the SealedSecret, parsed from YAML or JSON
 * @throws SealingError with code `not-a-sealed-secret`
 * @public
 */
export function inspectSealedSecret(
  manifest: unknown,
  options: InspectSealedSecretOptions = {},
): SealedSecretInspection {
  if (
    !isRecord(manifest) ||
    manifest.kind !== 'SealedSecret' ||
    typeof manifest.apiVersion !== 'string' ||
    !manifest.apiVersion.startsWith('bitnami.com/')
  ) {
    throw new SealingError(
      'not-a-sealed-secret',
      'kind',
      'The manifest must be a SealedSecret of apiVersion bitnami.com/v1alpha1',
    );
  }
  const metadata = recordOrEmpty(manifest.metadata);
  const spec = recordOrEmpty(manifest.spec);
  const template = recordOrEmpty(recordOrEmpty(spec.template).metadata);
  const { certificates, ...ciphertextOptions } = options;

  return {
    name: text(metadata.name),
    namespace: text(metadata.namespace),
    scope: scopeOf(metadata.annotations),
    templateScope: scopeOf(template.annotations),
    problems: [
      ...scopeProblems(metadata.annotations, template.annotations),
      ...nameProblems(metadata, template),
      ...dataProblems(spec),
    ],
    values: Object.entries(recordOrEmpty(spec.encryptedData)).map(
      ([key, ciphertext]) => ({
        key,
        ciphertext: inspectCiphertext(
          ciphertext as string,
          certificates,
          ciphertextOptions,
        ),
      }),
    ),
  };
}

function nameProblems(
  metadata: Record<string, unknown>,
  template: Record<string, unknown>,
): SealedSecretProblem[] {
  return (['name', 'namespace'] as const)
    .filter(
      field =>
        text(template[field]) !== undefined &&
        text(metadata[field]) !== undefined &&
        template[field] !== metadata[field],
    )
    .map(field => ({
      code: 'template-name-differs',
      path: `spec.template.metadata.${field}`,
      message: `The template's ${field} is ignored: the Secret gets the ${field} of the SealedSecret`,
    }));
}

function dataProblems(spec: Record<string, unknown>): SealedSecretProblem[] {
  if (spec.data !== undefined && spec.data !== null) {
    return [
      {
        code: 'deprecated-data',
        path: 'spec.data',
        message:
          'spec.data is the format of 2018 and is refused: seal the values again, into spec.encryptedData',
      },
    ];
  }
  return Object.keys(recordOrEmpty(spec.encryptedData)).length === 0
    ? [
        {
          code: 'no-encrypted-data',
          path: 'spec.encryptedData',
          message: 'There is no value to unseal in spec.encryptedData',
        },
      ]
    : [];
}

function recordOrEmpty(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
