import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  sopsFileChangeSchema,
  type SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Checkbox } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { readWizardValues } from '../common/formValues';
import { isFieldOptional } from '../common/isFieldOptional';
import { Missing } from '../common/Missing';
import { EncryptedBefore } from './EncryptedBefore';
import { SopsFileEditor } from './SopsFileEditor';

/** Not empty, so that the form does not go on before the file is complete. */
const BEGUN: Partial<SopsFileChange> = { layout: 'values' };

function isBegun(value: Partial<SopsFileChange> | undefined): boolean {
  return JSON.stringify(value) === JSON.stringify(BEGUN);
}

type SopsFilePickerProps = FieldExtensionComponentProps<
  Partial<SopsFileChange>
>;

/**
 * A new SOPS file: its recipients, and its values, which are encrypted as they
 * are entered.
 */
export const SopsFilePicker = (props: SopsFilePickerProps) => {
  const { formData, onChange, formContext, uiSchema } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service } = readWizardValues(formContext);
  // The result of an earlier visit of this field, whose values are gone.
  const [before, setBefore] = useState(
    () => sopsFileChangeSchema.safeParse(formData).data,
  );
  const isOptional = isFieldOptional(uiSchema);
  const [isWanted, setIsWanted] = useState(
    !isOptional || Object.keys(formData ?? {}).length > 0,
  );

  if (!service) {
    return <Missing title={t('wizard.missingService')} />;
  }
  const choice = isOptional && (
    <Field>
      <Checkbox
        isSelected={isWanted}
        onChange={wanted => {
          setIsWanted(wanted);
          setBefore(undefined);
          onChange(wanted ? BEGUN : {});
        }}
      >
        {t('sops.optional')}
      </Checkbox>
    </Field>
  );
  if (!isWanted) {
    return <>{choice}</>;
  }
  const change = (value: Partial<SopsFileChange>) =>
    onChange(isOptional && Object.keys(value).length === 0 ? BEGUN : value);
  const editor = before ? (
    <EncryptedBefore
      change={before}
      onStartOver={() => {
        change({});
        setBefore(undefined);
      }}
    />
  ) : (
    <SopsFileEditor
      key={`${service.entityRef} ${service.environment}`}
      service={service}
      formData={isOptional && isBegun(formData) ? {} : formData}
      onChange={change}
    />
  );
  return (
    <>
      {choice}
      {editor}
    </>
  );
};
