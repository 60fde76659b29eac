import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import type { CreationPolicy } from './externalForm';

const POLICIES = ['Owner', 'Orphan', 'Merge', 'None'] as const;
const OF_RELEASE = 'release';

/** What happens to the Secrets that the operator creates. */
export const CreationPolicyPicker = (props: {
  label: string;
  description?: string;
  value: CreationPolicy | undefined;
  /** Whether the setting of the release can be kept. */
  isOptional?: boolean;
  onChange: (value: CreationPolicy | undefined) => void;
}) => {
  const { label, description, value, isOptional, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <Select
      label={label}
      description={description}
      options={[
        ...(isOptional
          ? [{ value: OF_RELEASE, label: t('wizard.custom.ofRelease') }]
          : []),
        ...POLICIES.map(policy => ({
          value: policy,
          label: t(`wizard.creationPolicy.${policy}`),
        })),
      ]}
      value={value ?? OF_RELEASE}
      onChange={key =>
        onChange(key === OF_RELEASE ? undefined : (key as CreationPolicy))
      }
    />
  );
};
