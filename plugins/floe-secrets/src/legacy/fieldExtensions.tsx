import {
  createScaffolderFieldExtension,
  type FieldExtensionComponent,
} from '@backstage/plugin-scaffolder-react';
import {
  SOPS_FILE_FIELD,
  WIZARD_FIELDS,
  type ApproachFieldValue,
  type ReviewFieldValue,
  type SecretsFieldValue,
  type ServiceFieldValue,
  SECRET_STORE_FIELD,
  type SecretStoreChange,
  type SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Skeleton } from '@backstage/ui';
import { type ComponentType, lazy, Suspense } from 'react';
import { inPortalLocale } from '../components/common/PortalLocale';
import { floeSecretsPlugin } from '../plugin';

/** The code of the form is loaded when a form is opened. */
function lazyField<TProps extends {}>(
  load: () => Promise<ComponentType<TProps>>,
) {
  const Field = lazy(async () => ({ default: inPortalLocale(await load()) }));

  return (props: TProps) => (
    <Suspense fallback={<Skeleton width="100%" height={96} />}>
      {/* React loses generic props here. */}
      <Field {...(props as any)} />
    </Suspense>
  );
}

const validation = () => import('../wizard/validation');

/**
 * Picks a floe service and its environment.
 * @public
 */
export const FloeSecretsServicePickerFieldExtension: FieldExtensionComponent<
  Partial<ServiceFieldValue>,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<Partial<ServiceFieldValue>>({
    name: WIZARD_FIELDS.service,
    component: lazyField(() =>
      import('../wizard/ServicePicker').then(m => m.ServicePicker),
    ),
    validation: async (...args) =>
      (await validation()).validateService(...args),
  }),
);

/**
 * Picks how secrets reach the cluster.
 * @public
 */
export const FloeSecretsApproachFieldExtension: FieldExtensionComponent<
  Partial<ApproachFieldValue>,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<Partial<ApproachFieldValue>>({
    name: WIZARD_FIELDS.approach,
    component: lazyField(() =>
      import('../wizard/ApproachPicker').then(m => m.ApproachPicker),
    ),
    validation: async (...args) =>
      (await validation()).validateApproach(...args),
  }),
);

/**
 * Picks components and keys, and seals values in the browser.
 * @public
 */
export const FloeSecretsComponentsFieldExtension: FieldExtensionComponent<
  SecretsFieldValue,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<SecretsFieldValue>({
    name: WIZARD_FIELDS.secrets,
    component: lazyField(() =>
      import('../wizard/SecretsPicker').then(m => m.SecretsPicker),
    ),
    validation: async (...args) =>
      (await validation()).validateSecrets(...args),
  }),
);

/**
 * Previews the change and asks to confirm it.
 * @public
 */
export const FloeSecretsReviewFieldExtension: FieldExtensionComponent<
  Partial<ReviewFieldValue>,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<Partial<ReviewFieldValue>>({
    name: WIZARD_FIELDS.review,
    component: lazyField(() => import('../wizard/Review').then(m => m.Review)),
    validation: async (...args) => (await validation()).validateReview(...args),
  }),
);

/**
 * Encrypts a new SOPS file in the browser.
 * @public
 */
export const FloeSecretsSopsFileFieldExtension: FieldExtensionComponent<
  Partial<SopsFileChange>,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<Partial<SopsFileChange>>({
    name: SOPS_FILE_FIELD,
    component: lazyField(() =>
      import('../wizard/SopsFile').then(m => m.SopsFilePicker),
    ),
    validation: async (...args) =>
      (await validation()).validateSopsFile(...args),
  }),
);

/**
 * Describes a new SecretStore.
 * @public
 */
export const FloeSecretsSecretStoreFieldExtension: FieldExtensionComponent<
  Partial<SecretStoreChange>,
  {}
> = floeSecretsPlugin.provide(
  createScaffolderFieldExtension<Partial<SecretStoreChange>>({
    name: SECRET_STORE_FIELD,
    component: lazyField(() =>
      import('../wizard/SecretStore').then(m => m.SecretStorePicker),
    ),
    validation: async (...args) =>
      (await validation()).validateSecretStore(...args),
  }),
);
