import { z } from 'zod';
import { looksLikeCredential } from './credentialForms';
import { parseGoDuration } from './goDuration';
import { componentLabel, objectName, secretKey } from './kubernetesNames';
import { survivesUnquoted } from './plainScalar';
import { customName, MAX_CUSTOM, MAX_KEYS, unique } from './limits';
import { sectionsOf } from './sectionsOf';

const UNQUOTED =
  'the chart writes this without quotes and YAML would not read it as text: rename it at the provider';
const CREDENTIAL =
  'this looks like a credential; only the name of a secret at the provider belongs here, never its value';

/** Key of a secret at the provider: a path or name, never a value. @public */
export const remoteKey = z
  .string()
  .min(1, 'name the key at the provider')
  .max(2048, 'a remote key has at most 2048 characters')
  .refine(text => !looksLikeCredential(text), CREDENTIAL)
  .refine(
    text => !/\s/.test(text),
    'a remote key has no spaces: write it exactly as the provider lists it',
  )
  .refine(survivesUnquoted, UNQUOTED);

/** Property of a remote secret that holds JSON: a name or gjson path. @public */
export const remoteProperty = z
  .string()
  .min(1, 'name the property, or leave it out')
  .max(1024, 'a property has at most 1024 characters')
  .refine(text => !looksLikeCredential(text), CREDENTIAL)
  .refine(text => !/\s/.test(text), 'a property has no spaces')
  .refine(survivesUnquoted, UNQUOTED);

/** Go duration between two fetches, `15m` or `1h`. @public */
export const refreshInterval = z
  .string()
  .refine(
    text => parseGoDuration(text) !== undefined,
    'a refresh interval is a number with a unit, such as 15m or 1h',
  )
  .refine(
    survivesUnquoted,
    'the chart writes the interval without quotes: give it a unit, such as 0s',
  );

/** What becomes of the target Secret; `Owner` is the operator's default. @public */
export const creationPolicy = z.enum(['Owner', 'Orphan', 'Merge', 'None']);

/** A SecretStore of the namespace, or a ClusterSecretStore. @public */
export const storeRef = z.strictObject({
  kind: z.enum(['SecretStore', 'ClusterSecretStore']),
  name: objectName.refine(survivesUnquoted, UNQUOTED),
});

/** One key of the target Secret and where its value stands at the provider. @public */
export const remoteReference = z.strictObject({
  secretKey,
  remoteKey,
  property: remoteProperty.optional(),
});

const remoteReferences = z
  .array(remoteReference)
  .min(1, 'add at least one key')
  .max(MAX_KEYS, `at most ${MAX_KEYS} keys`)
  .superRefine(unique('secretKey'));

const sectionChange = z.strictObject({
  /** Which engine's keys the form offered; not written to the values file. */
  engine: z.string().max(63).optional(),
  keys: remoteReferences,
});

const customChange = z.strictObject({
  name: customName,
  component: componentLabel.optional(),
  storeRef: storeRef.optional(),
  refreshInterval: refreshInterval.optional(),
  creationPolicy: creationPolicy.optional(),
  keys: remoteReferences,
});

/**
 * What the wizard asks of a values file for External Secrets: names and
 * references only.
 * @public
 */
export const externalSecretsChange = z.strictObject({
  approach: z.literal('external-secrets'),
  storeRef,
  refreshInterval,
  creationPolicy,
  components: sectionsOf(sectionChange),
  custom: z
    .array(customChange)
    .max(MAX_CUSTOM, `at most ${MAX_CUSTOM} custom entries`)
    .superRefine(unique('name'))
    .default([]),
});

/** @public */
export type RemoteReference = z.output<typeof remoteReference>;
/** @public */
export type StoreReference = z.output<typeof storeRef>;
/** @public */
export type ExternalSecretsChange = z.output<typeof externalSecretsChange>;
/** @public */
export type ExternalSecretsCustomChange =
  ExternalSecretsChange['custom'][number];
