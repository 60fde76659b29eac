import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  environmentOf,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  COMPONENT_CATALOGUE,
  type RemoteKeyContext,
  type StoreReference,
} from '@floe/values-files';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { Field } from '../../common/Field';
import { useDraft } from '../../common/useDraft';
import type { ServiceFacts } from '../../common/useServiceFacts';
import {
  DagsterSettings,
  withVisibleSettings,
} from '../shared/DagsterSettings';
import type { ExternalSecretsDraft } from '../shared/drafts';
import { findIssues, type Issues } from '../shared/issues';
import { advisedIntervals } from './advisedIntervals';
import { CustomEntries } from './CustomEntries';
import { ExternalComponent } from './ExternalComponent';
import { initialDraft, withStore } from './externalDraft';
import { RefreshInterval } from './RefreshInterval';
import { StorePicker } from './StorePicker';

const NO_ISSUES: Issues = new Map();

/** References to a secret manager: the store, and for each key where it is there. */
export const ExternalSecretsEditor = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  formData: ExternalSecretsDraft | undefined;
  onChange: (value: ExternalSecretsDraft) => void;
  showIssues: boolean;
}) => {
  const { service, facts, formData, onChange, showIssues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [draft, setDraft] = useDraft(
    () => formData ?? initialDraft(service, facts),
    formData,
    onChange,
  );
  const issues = useMemo(
    () => (showIssues ? findIssues(draft) : NO_ISSUES),
    [draft, showIssues],
  );
  const contextOf = (ref: StoreReference): RemoteKeyContext => {
    const store = facts.stores.find(
      ({ kind, name }) => kind === ref.kind && name === ref.name,
    );
    return {
      provider: store?.provider,
      service: store?.detail?.service,
      environment: service.environment,
    };
  };
  const context = contextOf(draft.storeRef);

  return (
    <Field>
      <StorePicker
        stores={facts.stores}
        value={draft.storeRef}
        onChange={storeRef => setDraft(withStore(draft, storeRef, contextOf))}
        issue={issues.get('storeRef.name')}
      />
      <RefreshInterval
        advised={advisedIntervals(
          environmentOf(service, facts.answer.service)?.policy,
        )}
        value={draft.refreshInterval}
        onChange={refreshInterval => setDraft({ ...draft, refreshInterval })}
        issue={issues.get('refreshInterval')}
      />
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.secrets.components')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.secrets.externalComponents')}
        </Text>
      </div>
      {COMPONENT_CATALOGUE.map(description => (
        <ExternalComponent
          key={description.section}
          description={description}
          service={service}
          facts={facts}
          context={context}
          change={draft.components[description.section]}
          onChange={change =>
            setDraft(
              withVisibleSettings({
                ...draft,
                components: {
                  ...draft.components,
                  [description.section]: change,
                },
              }),
            )
          }
          issues={issues}
        />
      ))}
      <CustomEntries
        fullname={service.fullname}
        context={context}
        entries={draft.custom}
        onChange={custom => setDraft(withVisibleSettings({ ...draft, custom }))}
        issues={issues}
      />
      <DagsterSettings
        draft={draft}
        onChange={settings =>
          setDraft(withVisibleSettings({ ...draft, ...settings }))
        }
        issues={issues}
      />
    </Field>
  );
};
