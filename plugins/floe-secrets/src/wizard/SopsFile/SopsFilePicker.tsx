import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  sopsFileChangeSchema,
  type SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { EncryptedBefore } from './EncryptedBefore';
import { SopsFileEditor } from './SopsFileEditor';

type SopsFilePickerProps = FieldExtensionComponentProps<
  Partial<SopsFileChange>
>;

/**
 * A new SOPS file: its recipients, and its values, which are encrypted as they
 * are entered.
 */
export const SopsFilePicker = (props: SopsFilePickerProps) => {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service } = readWizardValues(formContext);
  // The result of an earlier visit of this field, whose values are gone.
  const [before, setBefore] = useState(
    () => sopsFileChangeSchema.safeParse(formData).data,
  );

  if (!service) {
    return <Missing title={t('wizard.missingService')} />;
  }
  return before ? (
    <EncryptedBefore
      change={before}
      onStartOver={() => {
        onChange({});
        setBefore(undefined);
      }}
    />
  ) : (
    <SopsFileEditor
      key={`${service.entityRef} ${service.environment}`}
      service={service}
      formData={formData}
      onChange={onChange}
    />
  );
};
