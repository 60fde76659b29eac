import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  proposeSopsPath,
  type ServiceFieldValue,
  SOPS_LAYOUTS,
  type SopsFileChange,
  type SopsLayout,
  valuesPathSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Radio, RadioGroup } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { IssueTextField } from '../common/IssueTextField';
import { useSubmitGuard } from '../SecretsPicker/sealed/useSubmitGuard';
import { Deployment } from './Deployment';
import { EncryptedFile } from './EncryptedFile';
import { ExistingFile } from './ExistingFile';
import { PlanView } from './PlanView';
import { newRecipientsOf, NO_RECIPIENTS, toKeyGroups } from './recipients';
import { Recipients } from './Recipients';
import { SopsSecrets } from './SopsSecrets';
import { emptyForm, secretsOf, type SopsForm } from './sopsForm';
import { termsOf, useEncryption } from './useEncryption';
import { useServiceLayout } from './useServiceLayout';
import { useSopsPlan } from './useSopsPlan';
import { useWrapDataKey } from './useWrapDataKey';

/**
 * Where the file goes, who decrypts it, and what is in it. Values in clear text
 * are in the memory of this component alone, and gone when it is left.
 */
export const SopsFileEditor = (props: {
  service: ServiceFieldValue;
  formData: Partial<SopsFileChange> | undefined;
  onChange: (value: Partial<SopsFileChange>) => void;
}) => {
  const { service, formData, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [form, setForm] = useState(() => emptyForm('values'));
  const [added, setAdded] = useState(NO_RECIPIENTS);
  const [publicKeys, setPublicKeys] = useState<Record<string, string>>({});
  const [revision, setRevision] = useState(0);
  const values = useRef(new Map<number, string>());
  const root = useRef<HTMLDivElement>(null);
  const name = form.layout === 'manifest' ? form.secrets[0]?.name : undefined;
  const proposed = proposeSopsPath(form.layout, service.valuesPath, name);
  const path = form.path ?? proposed;
  const isPath = valuesPathSchema.safeParse(path).success;
  const query = useSopsPlan(service, {
    layout: form.layout,
    path: isPath ? path : proposed,
  });
  const plan = isPath ? query.current : undefined;
  const { shown: seen } = query;
  const mode = seen?.rule.status === 'matched' ? form.recipients : 'new';
  const known = seen?.knownRecipients ?? [];
  const groups =
    mode === 'rule'
      ? seen?.rule.keyGroups ?? []
      : [newRecipientsOf(added, known)];
  const keyGroups = toKeyGroups(groups, publicKeys);
  const secrets = secretsOf(form, values.current);
  const isFree = plan?.existing === null && plan.rule.status !== 'unusable';

  const [reported, setReported] = useState<SopsFileChange>();
  const guard = useSubmitGuard(
    root,
    JSON.stringify(formData ?? {}) === JSON.stringify(reported ?? {}),
  );
  const { change, problem, retry } = useEncryption({
    source:
      plan && isFree && secrets && keyGroups
        ? {
            layout: form.layout,
            path,
            recipients: mode,
            namespace: service.namespace,
            secrets,
            keyGroups,
            terms: termsOf(plan, form.layout, mode),
          }
        : undefined,
    revision,
    wrapDataKey: useWrapDataKey(service, path),
    guard,
  });

  const report = useRef(onChange);
  report.current = onChange;
  useEffect(() => {
    setReported(change);
    report.current(change ?? {});
  }, [change]);

  const update = (fields: Partial<SopsForm>) =>
    setForm(current => ({ ...current, ...fields }));
  const enter = (id: number, value: string | undefined) => {
    if (value === undefined) {
      values.current.delete(id);
    } else {
      values.current.set(id, value);
    }
    setRevision(count => count + 1);
  };
  const usual = useServiceLayout(service);
  const isLayoutChosen = useRef(false);
  useEffect(() => {
    // Only a form in which nothing was entered yet.
    if (usual === 'manifest' && !isLayoutChosen.current) {
      isLayoutChosen.current = true;
      setForm(current =>
        current.path === undefined && values.current.size === 0
          ? emptyForm(usual)
          : current,
      );
    }
  }, [usual]);
  const chooseLayout = (layout: SopsLayout) => {
    isLayoutChosen.current = true;
    // The keys of one layout do not apply to the other.
    values.current.clear();
    setForm(emptyForm(layout));
    setRevision(count => count + 1);
  };

  return (
    <Field ref={root}>
      <RadioGroup
        label={t('sops.layout.label')}
        description={t('sops.layout.description')}
        value={form.layout}
        onChange={layout => chooseLayout(layout as SopsLayout)}
      >
        {SOPS_LAYOUTS.map(layout => (
          <Radio key={layout} value={layout}>
            {t(`sops.layout.${layout}`)}
          </Radio>
        ))}
      </RadioGroup>
      <IssueTextField
        label={t('sops.path.label')}
        description={t('sops.path.description')}
        value={path}
        onChange={text => update({ path: text })}
        issue={isPath ? undefined : t('sops.path.bad')}
      />
      <PlanView query={query} isShown={isPath}>
        {shown => (
          <>
            {shown.existing ? (
              <ExistingFile
                plan={shown}
                layout={form.layout}
                onChooseOther={() =>
                  update({
                    path: proposeSopsPath(
                      form.layout,
                      service.valuesPath,
                      name,
                      other => other === shown.file.path || other === path,
                    ),
                  })
                }
              />
            ) : (
              <>
                <Recipients
                  plan={shown}
                  environment={service.environment}
                  mode={mode}
                  onModeChange={recipients => update({ recipients })}
                  groups={groups}
                  added={added}
                  onAdd={setAdded}
                  publicKeys={publicKeys}
                  onPublicKeysChange={setPublicKeys}
                />
                <SopsSecrets
                  form={form}
                  entered={new Set(values.current.keys())}
                  onChange={next =>
                    setForm(current => ({ ...current, secrets: next }))
                  }
                  onEnter={enter}
                />
                <EncryptedFile
                  change={change}
                  problem={problem}
                  hasRecipients={keyGroups !== undefined}
                  hasValues={secrets !== undefined}
                  onRetry={retry}
                />
                <Deployment
                  plan={shown}
                  service={service}
                  layout={form.layout}
                  path={path}
                  hasDatabase={form.secrets.some(
                    ({ group }) => group === 'postgresql',
                  )}
                />
              </>
            )}
          </>
        )}
      </PlanView>
    </Field>
  );
};
