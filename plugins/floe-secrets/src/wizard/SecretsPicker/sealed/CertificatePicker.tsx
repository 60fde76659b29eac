import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Alert,
  Button,
  Radio,
  RadioGroup,
  Skeleton,
  TextAreaField,
} from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { CertificateSummary } from './CertificateSummary';
import {
  useClusterCertificate,
  usePastedCertificate,
  type UsableCertificate,
} from './useSealingCertificate';
import { useErrorText } from '../../../components/common/useErrorText';

/** The sealing certificate: the cluster's own, or a pasted one. */
export const CertificatePicker = (props: {
  cluster: string;
  /**
   * Fingerprint of the certificate of earlier sealed values, if there are any.
   */
  sealedWith: string | undefined;
  onChange: (certificate: UsableCertificate | undefined) => void;
}) => {
  const { cluster, sealedWith, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const ofCluster = useClusterCertificate(cluster);
  const [choice, setChoice] = useState<'cluster' | 'pasted'>();
  const [pem, setPem] = useState('');
  const pasted = usePastedCertificate(pem);

  // Values sealed with a pasted certificate are kept until another one is chosen.
  const sealedElsewhere =
    sealedWith !== undefined &&
    ofCluster.value !== undefined &&
    sealedWith !== ofCluster.value.fingerprint;
  const source =
    choice ?? (ofCluster.error || sealedElsewhere ? 'pasted' : 'cluster');
  const query = source === 'cluster' ? ofCluster : pasted;
  const certificate = query.error ? undefined : query.value;

  const callback = useRef(onChange);
  callback.current = onChange;
  useEffect(() => callback.current(certificate), [certificate]);

  return (
    <>
      <RadioGroup
        label={t('wizard.certificate.label')}
        description={t('wizard.certificate.description')}
        value={source}
        onChange={value => setChoice(value as 'cluster' | 'pasted')}
      >
        <Radio value="cluster">
          {t('wizard.certificate.ofCluster', { cluster })}
        </Radio>
        <Radio value="pasted">{t('wizard.certificate.pasted')}</Radio>
      </RadioGroup>
      {source === 'cluster' && ofCluster.loading && (
        // Reserves the height of the content, so that nothing moves under the
        // pointer.
        <Skeleton width="100%" height={112} />
      )}
      {ofCluster.error && (
        <Alert
          status="warning"
          icon
          title={t('wizard.certificate.failed', { cluster })}
          description={errorText(ofCluster.error)}
          customActions={
            <Button size="small" variant="secondary" onPress={ofCluster.retry}>
              {t('tab.retry')}
            </Button>
          }
        />
      )}
      {source === 'pasted' && (
        <TextAreaField
          label={t('wizard.certificate.pem')}
          description={
            sealedElsewhere && !pem
              ? t('wizard.certificate.pasteAgain')
              : t('wizard.certificate.pemDescription')
          }
          placeholder="-----BEGIN CERTIFICATE-----"
          rows={5}
          spellCheck="false"
          value={pem}
          onChange={setPem}
          validationBehavior="aria"
          validate={() => pasted.error?.message ?? null}
        />
      )}
      {certificate && <CertificateSummary usable={certificate} />}
    </>
  );
};
