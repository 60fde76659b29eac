import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { databaseConnection, envSecretsOf } from './dagsterSettings';
import { GO_DURATION, parseGoDuration } from './goDuration';
import { ISSUE_TEXTS } from './issueTexts';
import { componentLabel, objectName, secretKey } from './kubernetesNames';
import { survivesUnquoted } from './plainScalar';
import { customName, MAX_CUSTOM, MAX_KEYS, unique } from './limits';
import { annotations } from './annotations';
import { readers, removals, replaced } from './removals';
import { engine, sectionsOf } from './sectionsOf';

const INTERVAL = ISSUE_TEXTS.interval;
const UNQUOTED = ISSUE_TEXTS.remoteUnquoted;

/** Key of a secret at the provider: a path or name, never a value. @public */
export const remoteKey = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.remoteKey)
    .max(2048, ISSUE_TEXTS.remoteKeyLong)
    .regex(/^\S*$/, ISSUE_TEXTS.remoteKeySpaces),
).refine(survivesUnquoted, UNQUOTED);

/** Property of a remote secret that holds JSON: a name or gjson path. @public */
export const remoteProperty = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.property)
    .max(1024, ISSUE_TEXTS.propertyLong)
    .regex(/^\S*$/, ISSUE_TEXTS.propertySpaces),
).refine(survivesUnquoted, UNQUOTED);

/** Go duration between two fetches, `15m` or `1h`. @public */
export const refreshInterval = z
  .string()
  .max(64, 'a refresh interval has at most 64 characters')
  .regex(GO_DURATION, INTERVAL)
  .refine(text => parseGoDuration(text) !== undefined, ISSUE_TEXTS.intervalLong)
  .refine(text => !/^[+-]?0$/.test(text), ISSUE_TEXTS.intervalUnit);

/** What happens to the target Secret; `Owner` is the operator's default. @public */
export const creationPolicy = z.enum(['Owner', 'Orphan', 'Merge', 'None']);

/** A SecretStore of the namespace, or a ClusterSecretStore. @public */
export const storeRef = z.strictObject({
  kind: z.enum(['SecretStore', 'ClusterSecretStore']),
  name: objectName.refine(survivesUnquoted, UNQUOTED),
});

/** One key of the target Secret and the place of its value at the provider. @public */
export const remoteReference = z.strictObject({
  secretKey,
  remoteKey,
  property: remoteProperty.optional(),
});

/** Keys of a target Secret with their references. */
const remoteReferences = z
  .array(remoteReference)
  .min(1, ISSUE_TEXTS.oneKey)
  .max(MAX_KEYS, `at most ${MAX_KEYS} keys`)
  .superRefine(unique('secretKey'));

/** The change of one section of the chart. */
export const externalSection = z.strictObject({
  engine: engine.optional(),
  keys: remoteReferences,
});

/**
 * The change of one custom entry of the chart. An existing entry can be changed
 * without naming a key.
 */
export const externalCustom = z.strictObject({
  name: customName,
  component: componentLabel.optional(),
  storeRef: storeRef.optional(),
  refreshInterval: refreshInterval.optional(),
  creationPolicy: creationPolicy.optional(),
  keys: remoteReferences.optional(),
});

/** The wanted template of the database's Secret. */
const template = z.strictObject({
  enabled: z.boolean().optional(),
  connectionString: z.boolean().optional(),
});

/**
 * The wizard's change of a values file for External Secrets: names and
 * references only. Settings that it leaves out stay as they are in the file. If
 * the release has no External Secrets yet, the store is required, the interval
 * is `1h0m0s` and the creation policy `Owner`, as in the chart.
 * @public
 */
export const externalSecretsChange = z.strictObject({
  approach: z.literal('external-secrets'),
  storeRef: storeRef.optional(),
  refreshInterval: refreshInterval.optional(),
  creationPolicy: creationPolicy.optional(),
  /** Annotations of all ExternalSecrets of the release. */
  annotations: annotations.optional(),
  /** Template of the target of the component `postgresql`. */
  template: template.optional(),
  /** The address of Dagster's database. */
  database: databaseConnection.optional(),
  /** Workloads of Dagster that shall read the other Secrets of this change. */
  envSecrets: envSecretsOf.optional(),
  /** Workloads of Dagster that shall read existing Secrets of the release. */
  readers: readers.optional(),
  components: sectionsOf(externalSection),
  custom: z
    .array(externalCustom)
    .max(MAX_CUSTOM, `at most ${MAX_CUSTOM} custom entries`)
    .superRefine(unique('name'))
    .default([]),
  /** The parts to remove. */
  remove: removals.optional(),
  /** The parts of this change that another approach has until now. */
  replaces: replaced.optional(),
});

/** @public */
export type RemoteReference = z.output<typeof remoteReference>;
/** @public */
export type StoreReference = z.output<typeof storeRef>;
/** @public */
export type ExternalSecretsChange = z.output<typeof externalSecretsChange>;
