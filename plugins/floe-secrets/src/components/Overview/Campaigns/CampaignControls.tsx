import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import type { CampaignDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { useState } from 'react';
import { floeSecretsApiRef } from '../../../api';
import { floeSecretsTranslationRef } from '../../../translation';
import { useErrorText } from '../../common/useErrorText';
import overview from '../Overview.module.css';

/** Pauses, resumes and cancels a campaign, for users who may do that. */
export const CampaignControls = (props: {
  campaign: Pick<CampaignDetail, 'id' | 'status' | 'mayControl' | 'problem'>;
  onChanged: () => void;
}) => {
  const { campaign, onChanged } = props;
  const { id, mayControl, problem, status } = campaign;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const errorText = useErrorText();
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);

  if (!mayControl || (status !== 'running' && status !== 'paused')) {
    return null;
  }
  const run = async (control: 'pause' | 'resume' | 'cancel') => {
    setBusy(control);
    setRefusal(undefined);
    try {
      analytics.captureEvent(control, 'Campaign');
      await {
        pause: () => api.pauseCampaign(id),
        resume: () => api.resumeCampaign(id),
        cancel: () => api.cancelCampaign(id),
      }[control]();
      onChanged();
    } catch (cause) {
      setRefusal(errorText(cause));
    } finally {
      setBusy(undefined);
    }
  };
  const toggle = status === 'running' ? 'pause' : 'resume';

  return (
    <div className={overview.links}>
      <Button
        size="small"
        variant="secondary"
        loading={busy === toggle}
        onPress={() => run(toggle)}
      >
        {t(`overview.campaigns.control.${toggle}`)}
      </Button>
      {status === 'running' && problem && (
        <Button
          size="small"
          variant="secondary"
          loading={busy === 'resume'}
          onPress={() => run('resume')}
        >
          {t('overview.campaigns.control.retry')}
        </Button>
      )}
      <Button
        size="small"
        variant="tertiary"
        loading={busy === 'cancel'}
        onPress={() => setIsAsking(true)}
      >
        {t('overview.campaigns.control.cancel')}
      </Button>
      {refusal && (
        <span role="alert">
          {t('overview.campaigns.control.failed', { reason: refusal })}
        </span>
      )}
      <Dialog isOpen={isAsking} onOpenChange={setIsAsking} width={480}>
        <DialogHeader>
          {t('overview.campaigns.cancelDialog.title')}
        </DialogHeader>
        <DialogBody>
          <Text as="p">{t('overview.campaigns.cancelDialog.description')}</Text>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setIsAsking(false)}>
            {t('overview.campaigns.cancelDialog.keep')}
          </Button>
          <Button
            variant="primary"
            destructive
            onPress={() => {
              setIsAsking(false);
              run('cancel');
            }}
          >
            {t('overview.campaigns.control.cancel')}
          </Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
};
