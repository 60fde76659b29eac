import { inspectCiphertext, scopeFromAnnotations } from '@floe/sealed-secrets';
import { looksLikeScope } from '@floe/values-files';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  CiphertextFacts,
  ObservedSecret,
  SealedSecretFacts,
} from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { fieldsOf, integerOf, keysOf, timeOf } from './fields';
import { ExtractContext, extractMetadata } from './metadata';
import { templateReads } from './templateReads';

/** The length of the RSA part, two bytes, and its first 16 bytes. */
const BASE64_OF_PREFIX = 24;
const PREFIX_BYTES = 16;

/** As many annotations are looked at. */
const MAX_ANNOTATIONS = 1_000;

const PREFIX = 'sealedsecrets.bitnami.com';

const FORMS = {
  empty: 'empty',
  'not-text': 'malformed',
  'too-large': 'malformed',
  'invalid-base64': 'not-base64',
  'too-short': 'too-short',
  'not-sealed': 'malformed',
} as const;

/** Reads a SealedSecret of bitnami.com/v1alpha1. */
export function extractSealedSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const { annotations } = fieldsOf(object.metadata);
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const template = fieldsOf(spec.template);
  const templateAnnotations = fieldsOf(fieldsOf(template.metadata).annotations);
  const encryptedData = fieldsOf(spec.encryptedData);
  const templateKeys = keysOf(template.data);
  const plainKeysRead = templateReads(
    fieldsOf(template.data),
    templateKeys.filter(key => !Object.hasOwn(encryptedData, key)),
  );
  const condition = findCondition(status, 'Synced');
  const synced = extractCondition(condition);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'sealed-secret',
        scope: scopeFromAnnotations(fieldsOf(annotations)),
        scopeHints: [
          ...scopeHints('object', annotations),
          ...scopeHints('template', templateAnnotations),
        ],
        // The controller gives the Secret the name of the SealedSecret.
        targetName: metadata.name,
        ciphertexts: keysOf(encryptedData).map(key =>
          ciphertextFacts(key, encryptedData[key]),
        ),
        templateKeys,
        ...(plainKeysRead.length > 0 && { plainKeysRead }),
        observedGeneration: integerOf(status.observedGeneration) ?? null,
        synced: synced && {
          ...synced,
          lastUpdateTime: timeOf(condition?.lastUpdateTime),
        },
        immutable: template.immutable === true,
        skipsOwnerReferences:
          templateAnnotations[`${PREFIX}/skip-set-owner-references`] === 'true',
        writesUnowned: ['managed', 'patch'].some(
          name => templateAnnotations[`${PREFIX}/${name}`] === 'true',
        ),
        // `isAnnotatedToBePatched` in controller.go.
        ...(templateAnnotations[`${PREFIX}/patch`] === 'true'
          ? { patchesTarget: true }
          : {}),
      },
    }
  );
}

function scopeHints(
  place: 'object' | 'template',
  annotations: unknown,
): SealedSecretFacts['scopeHints'] {
  return Object.entries(fieldsOf(annotations))
    .slice(0, MAX_ANNOTATIONS)
    .filter(
      ([name, value]) =>
        name.length <= 317 &&
        // The controller ignores a template.
        looksLikeScope(name, place === 'template' ? undefined : value),
    )
    .slice(0, 10)
    .map(([annotation, value]) => ({
      place,
      annotation,
      // Other text than a boolean is not stored.
      value: /^[a-z0-9]{0,5}$/i.test(String(value)) ? String(value) : '…',
    }));
}

/** What is kept of one ciphertext. */
export function ciphertextFacts(
  key: string,
  ciphertext: unknown,
): CiphertextFacts {
  const { form } = inspectCiphertext(ciphertext as string);
  if (!form.valid) {
    return { key, form: FORMS[form.fault], rsaLength: null, rsaPrefix: null };
  }
  const head = Buffer.from(
    (ciphertext as string).replace(/[\r\n]/g, '').slice(0, BASE64_OF_PREFIX),
    'base64',
  );
  return {
    key,
    form: 'ok',
    rsaLength: form.keySize / 8,
    rsaPrefix: head.subarray(2, 2 + PREFIX_BYTES).toString('hex'),
  };
}
