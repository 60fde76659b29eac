import { z } from 'zod';
import {
  looksSealed,
  MAX_CIPHERTEXT_LENGTH,
  SEALED_PATTERN,
  UNSEALED_PATTERN,
} from './ciphertext';
import { withoutCredential } from './credentialForms';
import { databaseConnection, envSecretsOf } from './dagsterSettings';
import { ISSUE_TEXTS } from './issueTexts';
import {
  componentLabel,
  namespaceName,
  objectName,
  secretKey,
} from './kubernetesNames';
import { MESSAGES } from './issues';
import { customName, MAX_CUSTOM, MAX_KEYS, unique } from './limits';
import { annotations } from './annotations';
import { placeNameSchema } from './placeName';
import { readers, removals, replaced } from './removals';
import { engine, sectionsOf } from './sectionsOf';

const NOT_SEALED = ISSUE_TEXTS.notSealed;

/**
 * The names and namespaces under which the controller decrypts a sealed value.
 * @public
 */
export const sealingScope = z.enum([
  'strict',
  'namespace-wide',
  'cluster-wide',
]);

/** A value sealed for one controller; texts of another form are refused. @public */
export const ciphertext = z
  .string()
  .max(
    MAX_CIPHERTEXT_LENGTH,
    'a sealed value has at most 1.5 million characters',
  )
  .refine(looksSealed, NOT_SEALED)
  .meta({
    pattern: SEALED_PATTERN,
    not: { pattern: UNSEALED_PATTERN },
    [MESSAGES]: { pattern: NOT_SEALED, not: NOT_SEALED },
  });

/** Keys of a Secret with their sealed values. @public */
export const encryptedData = z
  .unknown()
  .superRefine((value, context) => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    // z.record drops this key silently.
    if (Object.hasOwn(value, '__proto__')) {
      context.addIssue({
        code: 'custom',
        message: 'one of the keys is reserved: choose another',
      });
    }
    // Checked before each of the keys is.
    if (Object.keys(value).length > MAX_KEYS) {
      context.addIssue({ code: 'custom', message: `at most ${MAX_KEYS} keys` });
    }
  })
  .pipe(z.record(secretKey, ciphertext))
  .superRefine((value, context) => {
    if (Object.keys(value).length === 0) {
      context.addIssue({ code: 'custom', message: ISSUE_TEXTS.oneKey });
    }
  })
  .meta({ maxProperties: MAX_KEYS });

/** The change of one section of the chart. */
export const sealedSection = z.strictObject({
  engine: engine.optional(),
  encryptedData,
});

/**
 * The change of one custom entry of the chart. An existing entry can be changed
 * without naming a key.
 */
export const sealedCustom = z.strictObject({
  name: customName,
  component: componentLabel.optional(),
  encryptedData: encryptedData.optional(),
});

/**
 * The place that the values were sealed for. A sealed value cannot be decrypted
 * under another name or namespace or by another cluster, so a change is refused
 * if the chart will render others.
 * @public
 */
export const sealedFor = z.strictObject({
  cluster: withoutCredential(placeNameSchema),
  namespace: namespaceName,
  /** The chart's name for this release, with which object names begin. */
  fullname: objectName,
  /** SHA-256 of the DER certificate, lower-case hex. */
  certificateFingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a fingerprint is 64 lower-case hex digits'),
});

/**
 * The wizard's change of a values file for Sealed Secrets: ciphertext only.
 * Settings that it leaves out stay as they are in the file.
 * @public
 */
export const sealedSecretsChange = z.strictObject({
  approach: z.literal('sealed-secrets'),
  /** Required with sealed values. If left out, the scope of the release is kept. */
  scope: sealingScope.optional(),
  /** Required with sealed values. */
  sealedFor: sealedFor.optional(),
  /** Annotations of all SealedSecrets of the release. */
  annotations: annotations.optional(),
  /** The address of Dagster's database. */
  database: databaseConnection.optional(),
  /** Workloads of Dagster that shall read the other Secrets of this change. */
  envSecrets: envSecretsOf.optional(),
  /** Workloads of Dagster that shall read existing Secrets of the release. */
  readers: readers.optional(),
  components: sectionsOf(sealedSection),
  custom: z
    .array(sealedCustom)
    .max(MAX_CUSTOM, `at most ${MAX_CUSTOM} custom entries`)
    .superRefine(unique('name'))
    .default([]),
  /** The parts to remove. */
  remove: removals.optional(),
  /** The parts of this change that another approach has until now. */
  replaces: replaced.optional(),
});

/** @public */
export type SealingScopeName = z.output<typeof sealingScope>;
/** @public */
export type SealedFor = z.output<typeof sealedFor>;
/** @public */
export type SealedSecretsChange = z.output<typeof sealedSecretsChange>;
