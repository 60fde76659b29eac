import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsApiRef } from '../../api';
import { floeSecretsTranslationRef } from '../../translation';
import { useErrorText } from '../common/useErrorText';
import { useBulkRefresh } from './BulkRefresh';

/** Cancels the rest of a bulk refresh, or says why that is not possible. */
export const CancelRefresh = (props: {
  operationId: string;
  /** The button will be removed, and would lose the focus. */
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
