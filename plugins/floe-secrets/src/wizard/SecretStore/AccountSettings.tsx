import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { storeTextIssue } from '@floe/values-files';
import { Checkbox } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { IssueTextField } from '../common/IssueTextField';
import { authOfForm, type StoreForm } from './storeForm';

/** The ServiceAccount that the store refers to, and its cloud identity. */
export const AccountSettings = (props: {
  form: StoreForm;
  onChange: (fields: Partial<StoreForm>) => void;
}) => {
  const { form, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { identity, serviceAccount } = authOfForm(form);

  if (!serviceAccount) {
    return null;
  }
  return (
    <>
      <Checkbox
        isSelected={form.withServiceAccount}
        onChange={withServiceAccount => onChange({ withServiceAccount })}
      >
        {t('stores.account.write')}
      </Checkbox>
      {identity && (
        <IssueTextField
          label={t(`stores.account.${identity.type}`)}
          description={t('stores.account.annotation', {
            annotation: identity.annotation,
          })}
          value={form.identity}
          onChange={text => onChange({ identity: text })}
          issue={
            form.identity.trim() &&
            storeTextIssue({ path: '', ...identity }, form.identity.trim())
              ? t(`stores.bad.${identity.type}`)
              : undefined
          }
        />
      )}
    </>
  );
};
