import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button, Text } from '@backstage/ui';
import type {
  ManagedSecret,
  ManagedSecretDetail,
  Operation,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RiRefreshLine } from '@remixicon/react';
import { useEffect, useId, useState } from 'react';
import { floeSecretsApiRef } from '../../api';
import { floeSecretsTranslationRef } from '../../translation';
import { useTranslatedSentence } from '../common/useTranslatedSentence';
import { useErrorText } from '../common/useErrorText';
import { Time } from '../common/Time';
import { Section } from './Section';
import { Sentence } from '../common/Sentence';

/** Signals report the end sooner; without them the page polls. */
const POLL_MS = 2_000;

const STATUS = {
  succeeded: { alert: 'success', title: 'detail.refresh.succeeded' },
  failed: { alert: 'danger', title: 'detail.refresh.failed' },
  'timed-out': { alert: 'warning', title: 'detail.refresh.timedOut' },
} as const;

const Outcome = (props: { operation: Operation }) => {
  const { endedAt, proof, status } = props.operation;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  if (status === 'running') {
    return null;
  }
  return (
    <Alert
      status={STATUS[status].alert}
      icon
      title={
        <>
          {t(STATUS[status].title)}
          {endedAt && (
            <>
              {' '}
              <Time iso={endedAt} />
            </>
          )}
        </>
      }
      description={proof && <Sentence>{proof}</Sentence>}
    />
  );
};

/**
 * Asks the operator to fetch a secret again, and shows the result in the
 * cluster. If that is not possible, the button says why.
 */
export const Refresh = (props: {
  secret: ManagedSecret;
  detail: ManagedSecretDetail;
  /** Refetches the detail. */
  reload: () => void;
}) => {
  const { detail, reload, secret } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translate = useTranslatedSentence();
  const errorText = useErrorText();
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const reasonId = useId();
  const newValuesId = useId();
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { operation, refreshable } = detail;
  const busy = asked || operation?.status === 'running';

  // A newer response includes the requested refresh.
  useEffect(() => setAsked(false), [detail]);
  useEffect(() => {
    if (operation?.status !== 'running') {
      return undefined;
    }
    const timer = setInterval(reload, POLL_MS);
    return () => clearInterval(timer);
  }, [operation?.status, reload]);

  if (!refreshable) {
    return null;
  }
  const start = async () => {
    setAsked(true);
    setRefusal(undefined);
    try {
      analytics.captureEvent('refresh', secret.kind);
      await api.refreshSecret(secret.id);
      reload();
    } catch (error) {
      setAsked(false);
      setRefusal(errorText(error));
    }
  };

  return (
    <Section title={t('detail.refresh.title')}>
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiRefreshLine />}
          isDisabled={!refreshable.possible}
          loading={busy}
          aria-describedby={
            refreshable.reason
              ? reasonId
              : (refreshable.makesNewValues && newValuesId) || undefined
          }
          onPress={start}
        >
          {t('detail.refresh.start')}
        </Button>
      </div>
      {refreshable.possible && refreshable.makesNewValues && (
        <Text id={newValuesId} variant="body-small" color="secondary">
          {t('detail.refresh.makesNewValues')}
        </Text>
      )}
      {refreshable.reason && (
        <Text id={reasonId} variant="body-small" color="secondary">
          {translate(refreshable.reason).text}
        </Text>
      )}
      <div role="status">
        {busy && (
          <Text variant="body-small">{t('detail.refresh.running')}</Text>
        )}
        {!busy && !refusal && operation && <Outcome operation={operation} />}
        {refusal && (
          <Alert
            status="warning"
            icon
            title={t('detail.refresh.refused')}
            description={refusal}
          />
        )}
      </div>
    </Section>
  );
};
