import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsApiRef } from '../../api';
import { floeSecretsTranslationRef } from '../../translation';
import { useErrorText } from '../common/useErrorText';
import { useBulkRefresh } from './BulkRefresh';

/** Has nothing more sent of a refresh of many secrets, or says why that cannot be. */
export const CancelRefresh = (props: {
  operationId: string;
  /** The button is about to go, and the focus with it. */
  onCancelled: () => void;
}) => {
  const { onCancelled, operationId } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const errorText = useErrorText();
  const { reload } = useBulkRefresh();
  const [isCancelling, setIsCancelling] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const cancel = async () => {
    setIsCancelling(true);
    setRefusal(undefined);
    try {
      analytics.captureEvent('cancel', 'Bulk refresh');
      await api.cancelBulkOperation(operationId);
      onCancelled();
      reload();
    } catch (cause) {
      setRefusal(errorText(cause));
    } finally {
      setIsCancelling(false);
    }
  };

  return (
    <>
      {refusal && (
        <span role="alert">
          {t('bulk.progress.notCancelled', { reason: refusal })}
        </span>
      )}
      <Button
        size="small"
        variant="secondary"
        loading={isCancelling}
        onPress={cancel}
      >
        {t('bulk.progress.cancel')}
      </Button>
    </>
  );
};
