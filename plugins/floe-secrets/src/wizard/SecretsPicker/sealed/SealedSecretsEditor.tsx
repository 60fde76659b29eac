import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import {
  COMPONENT_CATALOGUE,
  customNameSchema,
  type DagsterWorkload,
  type SealedSecretsChange,
  type SealingScopeName,
} from '@floe/values-files';
import { Alert } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { Field } from '../../common/Field';
import { Fold } from '../../common/Fold';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import { useDraft } from '../../common/useDraft';
import {
  useScrollToOpenedPart,
  useOpenedPart,
} from '../../common/useOpenedPart';
import type { ServiceFacts } from '../../common/useServiceFacts';
import type { Release } from '../../common/WithRelease';
import { ChangeSummary } from '../../Review/ChangeSummary';
import { AnnotationList } from '../shared/AnnotationList';
import { ApproachRemoval } from '../shared/ApproachRemoval';
import { ComponentsHeading } from '../shared/ComponentsHeading';
import { DagsterSettings } from '../shared/DagsterSettings';
import { otherApproachOf } from '../shared/otherApproach';
import { useIssues } from '../shared/useIssues';
import {
  hasNewSecrets,
  withWorkloads,
  workloadsOf,
  type Owner,
} from '../shared/readers';
import { useOpenedNote } from '../shared/useOpenedNote';
import { CertificatePicker } from './CertificatePicker';
import { ScopePicker } from './ScopePicker';
import { ValueImport } from '../values/ValueImport';
import {
  customPlace,
  importTargets,
  secretNameOf,
  withImported,
} from './importTargets';
import { observedScope } from './observedScope';
import { openedSealedForm } from './openedFor';
import { SealedComponent } from './SealedComponent';
import { SealedCustomEntries } from './SealedCustomEntries';
import { sealedChangeOf } from './sealedChange';
import {
  hasCiphertext,
  isGone,
  moveTo,
  sealedFormOf,
  withAllComponents,
} from './sealedForm';
import { useSealer } from './useSealer';
import { useSubmitGuard } from './useSubmitGuard';
import type { UsableCertificate } from './useSealingCertificate';

/**
 * Values that are sealed in the browser as they are entered; the form has only
 * ciphertext.
 */
export const SealedSecretsEditor = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  release: Release;
  /** The change that the form holds. */
  formData: Partial<SealedSecretsChange> | undefined;
  /** The initial change, if the form has none. */
  kept: Partial<SealedSecretsChange> | undefined;
  onChange: (value: SealedSecretsChange) => void;
  showIssues: boolean;
}) => {
  const { service, facts, release, formData, kept } = props;
  const { onChange, showIssues } = props;
  const { current } = release;
  const { cluster, namespace, fullname } = service;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useCatalogueWords();
  const opened = useOpenedPart();
  const scopeInCluster = observedScope(service, facts);
  const { draft, setDraft, value, isTold } = useDraft(
    () => {
      const form = sealedFormOf(
        { cluster, namespace, fullname },
        current,
        formData ?? kept,
        scopeInCluster,
      );
      return formData || kept ? form : openedSealedForm(form, opened);
    },
    formData,
    onChange,
    form => sealedChangeOf(form, current, opened.part),
  );
  const [certificate, setCertificate] = useState<UsableCertificate>();
  const [wasDropped, setWasDropped] = useState(false);
  const issues = useIssues(value, showIssues);
  const note = useOpenedNote(opened, current.sealedSecrets, release.file.path);
  const root = useRef<HTMLDivElement>(null);
  useScrollToOpenedPart(root);
  const guard = useSubmitGuard(root, isTold);
  const sealer = useSealer(draft, certificate?.certificate, guard);

  const move = (scope: SealingScopeName, fingerprint: string) => {
    const place = {
      scope,
      sealedFor: {
        cluster,
        namespace,
        fullname,
        certificateFingerprint: fingerprint,
      },
    };
    if (moveTo(draft, place) !== draft) {
      setWasDropped(hasCiphertext(draft));
    }
    // Choices since the last rendering must not be lost.
    setDraft(form => moveTo(form, place));
  };

  const setReaders = (owner: Owner, workloads: DagsterWorkload[]) =>
    setDraft(form => ({
      ...form,
      readers: withWorkloads(form.readers, owner, workloads),
    }));

  const fingerprint = certificate?.fingerprint;
  useEffect(() => {
    if (fingerprint) {
      move(draft.scope, fingerprint);
    }
    // Only another certificate or place requires a move here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fingerprint, cluster, namespace, fullname]);

  return (
    <Field ref={root}>
      <ApproachRemoval
        approach="sealed-secrets"
        settings={current}
        isRemoved={Boolean(draft.isRemoved)}
        onChange={isRemoved =>
          setDraft(form => ({ ...form, isRemoved: isRemoved || undefined }))
        }
      >
        <CertificatePicker
          cluster={cluster}
          sealedWith={
            hasCiphertext(draft)
              ? draft.sealedFor.certificateFingerprint
              : undefined
          }
          onChange={setCertificate}
        />
        <ScopePicker
          value={draft.scope}
          inCluster={scopeInCluster}
          onChange={scope =>
            move(scope, fingerprint ?? draft.sealedFor.certificateFingerprint)
          }
        />
        {wasDropped && (
          <div role="alert">
            <Alert
              status="warning"
              icon
              title={t('wizard.sealed.dropped')}
              description={t('wizard.sealed.droppedDescription')}
            />
          </div>
        )}
        <ValueImport
          targetsFor={values => importTargets(draft, values, words).targets}
          entries={draft.custom
            .filter(entry => customNameSchema.safeParse(entry.name).success)
            .map(({ name }) => name)}
          placeOfEntry={customPlace}
          seal={
            sealer &&
            ((entered, place) => sealer(entered, secretNameOf(fullname, place)))
          }
          onSealed={(sealed, values) =>
            setDraft(form =>
              withImported(form, sealed, importTargets(form, values).engines),
            )
          }
        />
        <ComponentsHeading
          description={t('wizard.sealed.components')}
          components={draft.components}
          isGone={isGone}
          onChooseAll={() => setDraft(withAllComponents)}
        />
        {COMPONENT_CATALOGUE.map(description => {
          const component = description.section;
          return (
            <SealedComponent
              key={component}
              description={description}
              service={service}
              facts={facts}
              form={draft.components[component]}
              onChange={update =>
                setDraft(form => ({
                  ...form,
                  components: {
                    ...form.components,
                    [component]: update(form.components[component]),
                  },
                }))
              }
              replaced={otherApproachOf(current, 'sealed-secrets', {
                component,
              })}
              readers={workloadsOf(draft.readers, { component })}
              onReadersChange={workloads =>
                setReaders({ component }, workloads)
              }
              sealer={sealer}
              issues={issues}
            />
          );
        })}
        <SealedCustomEntries
          fullname={fullname}
          replacedBy={custom =>
            otherApproachOf(current, 'sealed-secrets', { custom })
          }
          entries={draft.custom}
          placeOf={index => {
            const { name, present } = draft.custom[index];
            const at = present
              ? value.custom.findIndex(entry => entry.name === name)
              : value.custom.length -
                draft.custom.slice(index).filter(entry => !entry.present)
                  .length;
            return `custom.${at}`;
          }}
          readers={draft.readers}
          onReadersChange={(custom, workloads) =>
            setReaders({ custom }, workloads)
          }
          scope={draft.scope}
          onChange={update =>
            setDraft(form => ({ ...form, custom: update(form.custom) }))
          }
          sealer={sealer}
          issues={issues}
        />
        <DagsterSettings
          hasDatabase={Boolean(
            draft.components.postgresql && !isGone(draft.components.postgresql),
          )}
          hasNewSecrets={hasNewSecrets(draft)}
          draft={draft}
          onChange={settings => setDraft(form => ({ ...form, ...settings }))}
          issues={issues}
        />
        <Fold title={t('wizard.annotations.more')}>
          <AnnotationList
            value={draft.annotations}
            onChange={annotations =>
              setDraft(form => ({ ...form, annotations }))
            }
            issues={issues}
          />
        </Fold>
      </ApproachRemoval>
      <ChangeSummary service={service} change={value} note={note} />
    </Field>
  );
};
