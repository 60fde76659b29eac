import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  manifestPathSchema,
  secretStoreChangeSchema,
  type SecretStoreChange,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { objectNameSchema, STORE_KINDS } from '@floe/values-files';
import { Alert, Button, Radio, RadioGroup, Skeleton } from '@backstage/ui';
import { useMemo } from 'react';
import { useErrorText } from '../../components/common/useErrorText';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { IssueTextField } from '../common/IssueTextField';
import { useDraft } from '../common/useDraft';
import { AccountSettings } from './AccountSettings';
import { Authentication } from './Authentication';
import { ClusterSettings } from './ClusterSettings';
import {
  changeOf,
  draftOf,
  emptyForm,
  formOf,
  pathOf,
  proposedPrefix,
  type StoreForm,
} from './storeForm';
import { StoreResult } from './StoreResult';
import { useStorePlan } from './useStorePlan';

/** Memoized, because each parse runs the whole schema. */
function memoizeLast<A, T>(read: (argument: A) => T): (argument: A) => T {
  let last: { argument: A; answer: T } | undefined;
  return argument => {
    if (last?.argument !== argument) {
      last = { argument, answer: read(argument) };
    }
    return last.answer;
  };
}

/** The store, its provider and authentication, and the resulting plan. */
export const SecretStoreEditor = (props: {
  service: ServiceFieldValue;
  /** Where the service keeps its stores, by its annotation. */
  folder: string | null;
  /** Whether the store may be left out. */
  isOptional: boolean;
  formData: Partial<SecretStoreChange> | undefined;
  onChange: (value: Partial<SecretStoreChange>) => void;
}) => {
  const { service, folder, isOptional, formData, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const readChange = useMemo(
    () =>
      memoizeLast((current: StoreForm) =>
        changeOf(draftOf(current, service, folder)),
      ),
    [service, folder],
  );
  const { draft: form, setDraft } = useDraft(
    () => {
      const before = secretStoreChangeSchema.safeParse(formData).data;
      return before
        ? formOf(before as SecretStoreChange, service)
        : emptyForm(service);
    },
    formData,
    onChange,
    // Distinguishes an incomplete store from none.
    current =>
      readChange(current) ?? (isOptional ? { kind: current.kind } : {}),
  );
  const update = (fields: Partial<StoreForm>) =>
    setDraft(current => ({ ...current, ...fields }));
  const change = readChange(form);
  const path = form.path ?? pathOf(form, service, folder);
  const plan = useStorePlan(service, change);
  const name = form.name.trim();

  return (
    <Field>
      <RadioGroup
        label={t('stores.kind.label')}
        value={form.kind}
        onChange={kind => update({ kind: kind as StoreForm['kind'] })}
      >
        {STORE_KINDS.map(kind => (
          <Radio key={kind} value={kind}>
            {t(`stores.kind.${kind}`, { namespace: service.namespace })}
          </Radio>
        ))}
      </RadioGroup>
      {form.kind === 'ClusterSecretStore' && (
        <ClusterSettings form={form} onChange={update} />
      )}
      <IssueTextField
        label={t('stores.name')}
        isRequired
        value={form.name}
        onChange={text => update({ name: text })}
        issue={
          name && !objectNameSchema.safeParse(name).success
            ? t('stores.bad.objectName')
            : undefined
        }
      />
      <IssueTextField
        label={t('stores.path')}
        description={t('stores.pathHelp')}
        value={path}
        onChange={text => update({ path: text })}
        issue={
          manifestPathSchema.safeParse(path).success
            ? undefined
            : t('sops.path.bad')
        }
      />
      <Authentication form={form} onChange={update} />
      <AccountSettings form={form} onChange={update} />
      <IssueTextField
        label={t('stores.prefix')}
        description={t('stores.prefixHelp')}
        value={form.prefix ?? proposedPrefix(form, service)}
        onChange={prefix => update({ prefix })}
      />
      {!change && <Alert status="info" icon title={t('stores.incomplete')} />}
      {change && plan.error && (
        <Alert
          status="danger"
          icon
          title={t('stores.planFailed')}
          description={errorText(plan.error)}
          customActions={
            <Button size="small" variant="secondary" onPress={plan.retry}>
              {t('tab.retry')}
            </Button>
          }
        />
      )}
      {change && !plan.error && !plan.current && (
        <>
          <span role="status">{t('stores.planLoading')}</span>
          <Skeleton width="100%" height={120} />
        </>
      )}
      {change && !plan.error && plan.current && (
        <StoreResult change={change} plan={plan.current} />
      )}
    </Field>
  );
};
