import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { COMPONENT_CATALOGUE, type SealingScopeName } from '@floe/values-files';
import { Alert, Text } from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { Field } from '../../common/Field';
import { useDraft } from '../../common/useDraft';
import type { ServiceFacts } from '../../common/useServiceFacts';
import {
  DagsterSettings,
  withVisibleSettings,
} from '../shared/DagsterSettings';
import type { SealedSecretsDraft } from '../shared/drafts';
import { findIssues, type Issues } from '../shared/issues';
import { CertificatePicker } from './CertificatePicker';
import { ScopePicker } from './ScopePicker';
import { SealedComponent } from './SealedComponent';
import { SealedCustomEntries } from './SealedCustomEntries';
import { hasCiphertext, initialDraft, moveTo } from './sealedDraft';
import { useSealer } from './useSealer';
import { useSubmitGuard } from './useSubmitGuard';
import type { UsableCertificate } from './useSealingCertificate';

const NO_ISSUES: Issues = new Map();

/** Values sealed in the browser as they are entered; the form holds ciphertext alone. */
export const SealedSecretsEditor = (props: {
  service: ServiceFieldValue;
  facts: ServiceFacts;
  formData: SealedSecretsDraft | undefined;
  onChange: (value: SealedSecretsDraft) => void;
  showIssues: boolean;
}) => {
  const { service, facts, formData, onChange, showIssues } = props;
  const { cluster, namespace, fullname } = service;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [draft, setDraft, isTold] = useDraft(
    () => formData ?? initialDraft({ cluster, namespace, fullname }),
    formData,
    onChange,
  );
  const [certificate, setCertificate] = useState<UsableCertificate>();
  const [wasDropped, setWasDropped] = useState(false);
  const issues = useMemo(
    () => (showIssues ? findIssues(draft) : NO_ISSUES),
    [draft, showIssues],
  );
  const root = useRef<HTMLDivElement>(null);
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
    // What was chosen since the last rendering must not be lost.
    setDraft(current => moveTo(current, place));
  };

  const fingerprint = certificate?.fingerprint;
  useEffect(() => {
    if (fingerprint) {
      move(draft.scope, fingerprint);
    }
    // Only another certificate or another place asks for a move here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fingerprint, cluster, namespace, fullname]);

  return (
    <Field ref={root}>
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
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.secrets.components')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.sealed.components')}
        </Text>
      </div>
      {COMPONENT_CATALOGUE.map(description => (
        <SealedComponent
          key={description.section}
          description={description}
          service={service}
          facts={facts}
          change={draft.components[description.section]}
          onChange={update =>
            setDraft(current =>
              withVisibleSettings({
                ...current,
                components: {
                  ...current.components,
                  [description.section]: update(
                    current.components[description.section],
                  ),
                },
              }),
            )
          }
          sealer={sealer}
          issues={issues}
        />
      ))}
      <SealedCustomEntries
        fullname={fullname}
        entries={draft.custom}
        scope={draft.scope}
        onChange={update =>
          setDraft(current =>
            withVisibleSettings({ ...current, custom: update(current.custom) }),
          )
        }
        sealer={sealer}
        issues={issues}
      />
      <DagsterSettings
        draft={draft}
        onChange={settings =>
          setDraft(current => withVisibleSettings({ ...current, ...settings }))
        }
        issues={issues}
      />
    </Field>
  );
};
