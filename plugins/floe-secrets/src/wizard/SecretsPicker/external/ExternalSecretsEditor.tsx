import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  environmentOf,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  COMPONENT_CATALOGUE,
  type ExternalSecretsChange,
  type RemoteKeyContext,
  type StoreReference,
} from '@floe/values-files';
import { useRef } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { Field } from '../../common/Field';
import { Fold } from '../../common/Fold';
import { useDraft } from '../../common/useDraft';
import {
  useScrollToOpenedPart,
  useOpenedPart,
} from '../../common/useOpenedPart';
import type { Release } from '../../common/WithRelease';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { ChangeSummary } from '../../Review/ChangeSummary';
import { AnnotationList } from '../shared/AnnotationList';
import { ApproachRemoval } from '../shared/ApproachRemoval';
import { ComponentsHeading } from '../shared/ComponentsHeading';
import { DagsterSettings } from '../shared/DagsterSettings';
import { otherApproachOf } from '../shared/otherApproach';
import { useIssues } from '../shared/useIssues';
import { useOpenedNote } from '../shared/useOpenedNote';
import { hasNewSecrets, withWorkloads, workloadsOf } from '../shared/readers';
import { advisedIntervals } from './advisedIntervals';
import { CreationPolicyPicker } from './CreationPolicyPicker';
import { CustomEntries } from './CustomEntries';
import { ExternalComponent } from './ExternalComponent';
import { externalChangeOf } from './externalChange';
import { withAllComponents, withStore } from './externalEdits';
import { externalFormOf, isGone } from './externalForm';
import {
  KnownKeysOfStore,
  KnownKeysProvider,
} from './knownKeys/KnownKeysProvider';
import { NewStoreLink } from './NewStoreLink';
import { openedExternalForm } from './openedFor';
import { RefreshInterval } from './RefreshInterval';
import { StorePicker } from './StorePicker';
import { TargetTemplate } from './TargetTemplate';

/**
 * References to a secret manager: the store, and the remote key of each key.
 */
export const ExternalSecretsEditor = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  release: Release;
  /** The change that the form holds. */
  formData: Partial<ExternalSecretsChange> | undefined;
  /** The initial change, if the form has none. */
  kept: Partial<ExternalSecretsChange> | undefined;
  onChange: (value: ExternalSecretsChange) => void;
  showIssues: boolean;
}) => {
  const { service, facts, release, formData, kept } = props;
  const { onChange, showIssues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { current } = release;
  const opened = useOpenedPart();
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
  const { draft, setDraft, value } = useDraft(
    () => {
      const form = externalFormOf(service, facts, current, formData ?? kept);
      return formData || kept
        ? form
        : openedExternalForm(form, opened, { service, facts }, contextOf);
    },
    formData,
    onChange,
    form => externalChangeOf(form, current, opened) as ExternalSecretsChange,
  );
  const issues = useIssues(value, showIssues);
  const context = contextOf(draft.storeRef);
  const note = useOpenedNote(
    opened,
    current.externalSecrets,
    release.file.path,
  );
  const root = useRef<HTMLDivElement>(null);
  useScrollToOpenedPart(root);

  return (
    <KnownKeysProvider cluster={service.cluster} namespace={service.namespace}>
      <Field ref={root}>
        <ApproachRemoval
          approach="external-secrets"
          settings={current}
          isRemoved={Boolean(draft.isRemoved)}
          onChange={isRemoved =>
            setDraft({ ...draft, isRemoved: isRemoved || undefined })
          }
        >
          <div data-setting="store">
            <StorePicker
              stores={facts.stores}
              value={draft.storeRef}
              onChange={storeRef =>
                setDraft(withStore(draft, storeRef, contextOf))
              }
              issue={issues.get('storeRef.name')}
            />
          </div>
          <NewStoreLink service={service} />
          <div data-setting="refresh-interval">
            <RefreshInterval
              advised={advisedIntervals(
                environmentOf(service, facts.answer.service)?.policy,
              )}
              value={draft.refreshInterval}
              onChange={refreshInterval =>
                setDraft({ ...draft, refreshInterval })
              }
              issue={issues.get('refreshInterval')}
            />
          </div>
          <div data-setting="creation-policy">
            <CreationPolicyPicker
              label={t('wizard.creationPolicy.label')}
              description={t('wizard.creationPolicy.description')}
              value={draft.creationPolicy}
              onChange={creationPolicy =>
                creationPolicy && setDraft({ ...draft, creationPolicy })
              }
            />
          </div>
          <Fold
            title={t('wizard.template.more')}
            isOpenFirst={opened.task === 'template'}
          >
            <AnnotationList
              value={draft.annotations}
              onChange={annotations => setDraft({ ...draft, annotations })}
              issues={issues}
            />
            <div data-setting="template">
              <TargetTemplate
                value={draft.template}
                onChange={template => setDraft({ ...draft, template })}
              />
            </div>
          </Fold>
          <ComponentsHeading
            description={t('wizard.secrets.externalComponents')}
            components={draft.components}
            isGone={isGone}
            onChooseAll={() => setDraft(withAllComponents(draft, context))}
          />
          <KnownKeysOfStore store={draft.storeRef}>
            {COMPONENT_CATALOGUE.map(description => {
              const component = description.section;
              return (
                <ExternalComponent
                  key={component}
                  description={description}
                  service={service}
                  facts={facts}
                  context={context}
                  form={draft.components[component]}
                  onChange={form =>
                    setDraft({
                      ...draft,
                      components: { ...draft.components, [component]: form },
                    })
                  }
                  replaced={otherApproachOf(current, 'external-secrets', {
                    component,
                  })}
                  readers={workloadsOf(draft.readers, { component })}
                  onReadersChange={workloads =>
                    setDraft({
                      ...draft,
                      readers: withWorkloads(
                        draft.readers,
                        { component },
                        workloads,
                      ),
                    })
                  }
                  isKept={
                    current.externalSecrets.creationPolicy.value !== 'Owner'
                  }
                  issues={issues}
                />
              );
            })}
          </KnownKeysOfStore>
          <CustomEntries
            fullname={service.fullname}
            replacedBy={custom =>
              otherApproachOf(current, 'external-secrets', { custom })
            }
            contextOf={contextOf}
            stores={facts.stores}
            form={draft}
            value={value}
            policyOfRelease={current.externalSecrets.creationPolicy.value}
            onChange={setDraft}
            issues={issues}
          />
          <DagsterSettings
            hasDatabase={Boolean(
              draft.components.postgresql &&
                !isGone(draft.components.postgresql),
            )}
            hasNewSecrets={hasNewSecrets(draft)}
            draft={draft}
            onChange={settings => setDraft({ ...draft, ...settings })}
            issues={issues}
          />
        </ApproachRemoval>
        <ChangeSummary service={service} change={value} note={note} />
      </Field>
    </KnownKeysProvider>
  );
};
