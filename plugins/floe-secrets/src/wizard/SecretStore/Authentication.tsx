import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { STORE_PROVIDERS } from '@floe/values-files';
import { Alert, Radio, RadioGroup, Select } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { StoreFieldInput } from './StoreFieldInput';
import {
  authOfForm,
  fieldsOf,
  providerOfForm,
  type StoreForm,
  textOf,
} from './storeForm';

const PROVIDERS = {
  aws: 'AWS Secrets Manager, Parameter Store',
  vault: 'HashiCorp Vault',
  gcpsm: 'Google Cloud Secret Manager',
  azurekv: 'Azure Key Vault',
  ibm: 'IBM Cloud Secrets Manager',
  conjur: 'CyberArk Conjur',
  kubernetes: 'Kubernetes',
} as const;

/** The provider, and how the store authenticates there. */
export const Authentication = (props: {
  form: StoreForm;
  onChange: (fields: Partial<StoreForm>) => void;
}) => {
  const { form, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const provider = providerOfForm(form);
  const auth = authOfForm(form);
  const nameOf = (id: string) =>
    // Every way to authenticate has a name; a test checks them all.
    t(`stores.auth.${provider.provider}.${id}` as 'stores.auth.aws.irsa');

  return (
    <>
      <Select
        label={t('stores.provider')}
        options={STORE_PROVIDERS.map(({ provider: id }) => ({
          value: id,
          label: PROVIDERS[id as keyof typeof PROVIDERS],
        }))}
        value={provider.provider}
        onChange={key => {
          const chosen = STORE_PROVIDERS.find(one => one.provider === key);
          if (chosen) {
            onChange({
              provider: chosen.provider,
              auth: chosen.auths[0].id,
              identity: '',
            });
          }
        }}
      />
      <RadioGroup
        label={t('stores.authentication')}
        description={t('stores.authenticationHelp')}
        value={auth.id}
        onChange={id => onChange({ auth: id, identity: '' })}
      >
        {provider.auths.map(({ id }) => (
          <Radio key={id} value={id}>
            {nameOf(id)}
          </Radio>
        ))}
      </RadioGroup>
      {!auth.isIdentity && (
        <Alert
          status="warning"
          icon
          title={t('stores.credential.title')}
          description={t('stores.credential.description')}
        />
      )}
      {fieldsOf(provider, auth).map(field => (
        <StoreFieldInput
          key={field.path}
          field={field}
          value={textOf(form, field)}
          onChange={text =>
            onChange({ texts: { ...form.texts, [field.path]: text } })
          }
        />
      ))}
    </>
  );
};
