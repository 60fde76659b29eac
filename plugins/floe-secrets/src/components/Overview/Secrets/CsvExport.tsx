import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ListSecretsQuery } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsApiRef } from '../../../api';
import { useClock } from '../../../clock';
import { floeSecretsTranslationRef } from '../../../translation';
import { useErrorText } from '../../common/useErrorText';
import { fetchAll, MAX_EXPORTED } from './fetchAll';
import { saveFile } from '../shared/saveFile';
import styles from './Secrets.module.css';
import { toCsv } from './toCsv';

type Progress = { done: number; total: number };

/** Saves the filtered secrets as a CSV file. */
export const CsvExport = (props: { query: ListSecretsQuery }) => {
  const { query } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const clock = useClock();
  const errorText = useErrorText();
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState<string>();
  const running = useRef<AbortController>();

  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setOutcome(undefined);
    setProgress({ done: 0, total: 0 });
    try {
      const { items, totalItems } = await fetchAll(api, query, {
        signal: controller.signal,
        onProgress: (done, total) => setProgress({ done, total }),
      });
      const day = new Date(clock()).toISOString().slice(0, 10);
      saveFile(`secrets-${day}.csv`, 'text/csv;charset=utf-8', toCsv(items));
      analytics.captureEvent('download', 'Secrets as CSV');
      setOutcome(
        totalItems > MAX_EXPORTED
          ? t('overview.secrets.csv.bounded', {
              limit: String(MAX_EXPORTED),
              total: String(totalItems),
            })
          : t('overview.secrets.csv.done', { count: items.length }),
      );
    } catch (error) {
      if (!controller.signal.aborted) {
        setOutcome(
          t('overview.secrets.csv.failed', { reason: errorText(error) }),
        );
      }
    } finally {
      if (running.current === controller) {
        running.current = undefined;
        setProgress(undefined);
      }
    }
  };
  const cancel = () => {
    running.current?.abort();
    running.current = undefined;
    setProgress(undefined);
  };

  return (
    <div className={styles.actions}>
      <Text as="span" variant="body-small" role="status">
        {progress && progress.total > 0
          ? t('overview.secrets.csv.running', {
              done: String(progress.done),
              total: String(Math.min(progress.total, MAX_EXPORTED)),
            })
          : outcome}
      </Text>
      {/* Rendered as the same button, so that it keeps the focus. */}
      <Button
        size="small"
        variant="secondary"
        iconStart={progress ? undefined : <RiDownloadLine />}
        onPress={progress ? cancel : run}
      >
        {t(
          progress
            ? 'overview.secrets.csv.cancel'
            : 'overview.secrets.csv.export',
        )}
      </Button>
    </div>
  );
};
