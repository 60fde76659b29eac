import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, TextAreaField } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { IssueTextField } from '../common/IssueTextField';
import { areLabels, type StoreForm } from './storeForm';

/** Which namespaces may use a store of the whole cluster. */
export const ClusterSettings = (props: {
  form: StoreForm;
  onChange: (fields: Partial<StoreForm>) => void;
}) => {
  const { form, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      <Alert
        status="info"
        icon
        title={t('stores.cluster.title')}
        description={t('stores.cluster.description')}
      />
      <TextAreaField
        label={t('stores.cluster.namespaces')}
        description={t('stores.cluster.namespacesHelp')}
        rows={2}
        spellCheck="false"
        value={form.namespaces}
        onChange={namespaces => onChange({ namespaces })}
      />
      <TextAreaField
        label={t('stores.cluster.labels')}
        description={t('stores.cluster.labelsHelp')}
        rows={2}
        spellCheck="false"
        value={form.labels}
        validationBehavior="aria"
        validate={() =>
          areLabels(form.labels) ? null : t('stores.cluster.badLabels')
        }
        onChange={labels => onChange({ labels })}
      />
      <IssueTextField
        label={t('stores.cluster.refNamespace')}
        description={t('stores.cluster.refNamespaceHelp')}
        value={form.refNamespace}
        onChange={refNamespace => onChange({ refNamespace })}
      />
    </>
  );
};
