import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { storeTextIssue, type StoreField } from '@floe/values-files';
import { Select } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { IssueTextField } from '../common/IssueTextField';
import { fieldMeaning } from './fieldMeaning';

/**
 * The empty choice of an optional field, for which the operator has a default.
 */
const NONE = '-';

/** One field of `spec.provider`: its meaning, with its name in the CRD. */
export const StoreFieldInput = (props: {
  field: StoreField;
  value: string;
  onChange: (value: string) => void;
}) => {
  const { field, value, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const meaning = fieldMeaning(field.path);
  const label = meaning ? t(`stores.field.${meaning}`) : field.path;
  const text = value.trim();

  if (field.type === 'choice') {
    return (
      <Select
        label={label}
        description={field.path}
        isRequired={field.isRequired}
        options={[
          ...(field.isRequired
            ? []
            : [{ value: NONE, label: t('stores.none') }]),
          ...(field.choices ?? []).map(choice => ({
            value: choice,
            label: choice,
          })),
        ]}
        value={value || NONE}
        onChange={key => onChange(key === NONE ? '' : String(key))}
      />
    );
  }
  return (
    <IssueTextField
      label={label}
      description={field.path}
      isRequired={field.isRequired}
      value={value}
      onChange={onChange}
      issue={
        text !== '' && storeTextIssue(field, text)
          ? t(`stores.bad.${field.type}`)
          : undefined
      }
    />
  );
};
