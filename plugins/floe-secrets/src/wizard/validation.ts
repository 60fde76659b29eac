import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  approachFieldValueSchema,
  reviewFieldValueSchema,
  secretStoreChangeSchema,
  secretsFieldValueSchema,
  serviceFieldValueSchema,
  sopsFileChangeSchema,
  type ApproachFieldValue,
  type ManagedSecret,
  type PreviewSettings,
  type ReviewFieldValue,
  type SecretStoreChange,
  type SecretsFieldValue,
  type ServiceFieldValue,
  type SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  describeSection,
  SECTIONS,
  sectionSecretName,
} from '@floe/values-files';
import { floeSecretsApiRef } from '../api';
import { textOf } from './common/textOf';
import { isFieldOptional } from './common/isFieldOptional';
import { describeDraftIssues } from './common/issues';
import { issueWordsFrom } from './common/issueWords';

/** Requires a service whose change can be written. */
export const validateService: CustomFieldValidator<
  Partial<ServiceFieldValue>
> = (value, field, { apiHolder }) => {
  if (!value?.entityRef) {
    field.addError(textOf(apiHolder, 'chooseService'));
  } else if (!serviceFieldValueSchema.safeParse(value).success) {
    field.addError(textOf(apiHolder, 'completeService'));
  }
};

/** Requires an approach that the portal can write. */
export const validateApproach: CustomFieldValidator<
  Partial<ApproachFieldValue>
> = (value, field, { apiHolder }) => {
  if (!approachFieldValueSchema.safeParse(value).success) {
    field.addError(textOf(apiHolder, 'chooseApproach'));
  }
};

/**
 * The required keys of an engine that neither the change, the values files nor
 * the cluster has.
 */
function missingKeys(
  change: Extract<SecretsFieldValue, { approach: 'sealed-secrets' }>,
  present: readonly Pick<ManagedSecret, 'name' | 'target'>[],
  inGit: PreviewSettings['sealedSecrets']['components'],
): { component: string; key: string }[] {
  return SECTIONS.flatMap(section => {
    const component = change.components[section];
    if (!component || !change.sealedFor) {
      return [];
    }
    const { title, engines } = describeSection(section);
    const name = sectionSecretName(change.sealedFor.fullname, section);
    const isReplaced = change.replaces?.components?.includes(section);
    const inCluster = isReplaced
      ? []
      : present.find(secret => secret.name === name)?.target.keys ?? [];
    const removed = (change.remove?.keys ?? []).flatMap(key =>
      key.component === section ? key.secretKey : [],
    );
    const kept = (inGit[section]?.keys ?? []).map(key => key.secretKey);
    const keys =
      engines.find(({ engine }) => engine === component.engine)?.keys ?? [];
    return keys
      .filter(
        ({ required, secretKey }) =>
          required &&
          !Object.hasOwn(component.encryptedData, secretKey) &&
          !inCluster.includes(secretKey) &&
          !kept.includes(secretKey) &&
          !removed.includes(secretKey),
      )
      .map(key => ({ component: title, key: key.title }));
  });
}

/**
 * Requires that no component misses a key, or has something that a values file
 * must not contain.
 */
export const validateSecrets: CustomFieldValidator<SecretsFieldValue> = async (
  value,
  field,
  { apiHolder, formData },
) => {
  const words = issueWordsFrom(apiHolder);
  const issues = describeDraftIssues(value, words);
  issues.forEach(issue => field.addError(issue));
  const parsed = secretsFieldValueSchema.safeParse(value);
  const service = serviceFieldValueSchema.safeParse(formData.service);
  if (!parsed.success || !service.success) {
    return;
  }
  const { approach } = formData.approach as Partial<ApproachFieldValue>;
  if (parsed.data.approach !== approach) {
    field.addError(textOf(apiHolder, 'otherApproach'));
    return;
  }
  if (parsed.data.approach === 'sealed-secrets') {
    const api = apiHolder.get(floeSecretsApiRef);
    const { entityRef, environment: name, valuesPath } = service.data;
    const { cluster, namespace } = service.data;
    const [answer, release] = await Promise.all([
      api?.getEntitySecrets(entityRef),
      api?.preview({
        ...{ entityRef, environment: name, cluster, namespace, valuesPath },
        dryRun: false,
      }),
    ]);
    const present = (answer?.items ?? []).filter(
      ({ environment }) => environment === service.data.environment,
    );
    missingKeys(
      parsed.data,
      present,
      release?.current?.sealedSecrets.components ?? {},
    ).forEach(({ component, key }) =>
      field.addError(
        textOf(apiHolder, 'enterValue', {
          component: words.title(component),
          key: words.title(key),
        }),
      ),
    );
  }
};

/** Requires that the user has confirmed the preview. */
export const validateReview: CustomFieldValidator<Partial<ReviewFieldValue>> = (
  value,
  field,
  { apiHolder },
) => {
  if (!reviewFieldValueSchema.safeParse(value).success) {
    field.addError(textOf(apiHolder, 'confirm'));
  }
};

/** Requires an encrypted file, unless the template makes it optional and none is begun. */
export const validateSopsFile: CustomFieldValidator<Partial<SopsFileChange>> = (
  value,
  field,
  { apiHolder, uiSchema },
) => {
  const isNone = Object.keys(value ?? {}).length === 0;
  if (isNone && isFieldOptional(uiSchema)) {
    return;
  }
  if (!sopsFileChangeSchema.safeParse(value).success) {
    field.addError(textOf(apiHolder, 'sopsFile'));
  }
};

/** Requires a complete description of the store. */
export const validateSecretStore: CustomFieldValidator<
  Partial<SecretStoreChange>
> = (value, field, { apiHolder, uiSchema }) => {
  const isNone = Object.keys(value ?? {}).length === 0;
  if (isNone && isFieldOptional(uiSchema)) {
    return;
  }
  if (!secretStoreChangeSchema.safeParse(value).success) {
    field.addError(textOf(apiHolder, 'store'));
  }
};
