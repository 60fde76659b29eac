import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type {
  BulkOperation,
  RefreshItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { useErrorText } from '../common/useErrorText';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { useListFocus } from '../common/useListFocus';
import { useBulkRefresh } from './BulkRefresh';
import styles from './BulkRefresh.module.css';
import { Sentence } from '../common/Sentence';
import { useTranslatedSentence } from '../common/useTranslatedSentence';
import { CancelRefresh } from './CancelRefresh';

const SHOWN_AT_FIRST = 5;

function isFailure({ status }: RefreshItem): boolean {
  return status === 'failed' || status === 'timed-out';
}

/** The secrets that were not refreshed: each failure, and the skipped ones by reason. */
const NotRefreshed = (props: {
  items: readonly RefreshItem[];
  onShow: (secretId: string) => void;
}) => {
  const { items, onShow } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [showAll, setShowAll] = useState(false);
  const translate = useTranslatedSentence();
  const { list, focusItem } = useListFocus<HTMLUListElement>();
  const failures = items.filter(isFailure);
  const shown = showAll ? failures : failures.slice(0, SHOWN_AT_FIRST);
  const leftOut = new Map<string, number>();
  for (const { reason, status } of items) {
    if (status === 'skipped' && reason) {
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    }
  }

  return (
    <>
      {shown.length > 0 && (
        <ul
          ref={list}
          className={styles.failures}
          aria-label={t('bulk.progress.failures')}
        >
          {shown.map(({ name, proof, reason, secretId }) => (
            <li key={secretId}>
              <button
                type="button"
                className={styles.name}
                onClick={() => onShow(secretId)}
              >
                {name}
              </button>
              <Sentence>{reason ?? proof ?? ''}</Sentence>
            </li>
          ))}
        </ul>
      )}
      {failures.length > shown.length && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              focusItem(shown.length);
              setShowAll(true);
            }}
          >
            {t('bulk.progress.showAll', { number: String(failures.length) })}
          </Button>
        </div>
      )}
      {[...leftOut].map(([reason, count]) => (
        <span key={reason}>
          {t('bulk.progress.leftOut', {
            count,
            reason: translate(reason).text,
          })}
        </span>
      ))}
    </>
  );
};

function countDone({ counts }: BulkOperation): number {
  return counts.succeeded + counts.failed + counts['timed-out'];
}

const BulkNotice = (props: {
  onShow: (secretId: string) => void;
  onDismiss: () => void;
  /** A button with the focus will be removed. */
  onButtonGoes: () => void;
}) => {
  const { onButtonGoes, onDismiss, onShow } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { error, operation, refusal } = useBulkRefresh();
  const dismissButton = (
    <Button size="small" variant="secondary" onPress={onDismiss}>
      {t('bulk.progress.dismiss')}
    </Button>
  );

  if (refusal || (error && !operation)) {
    return (
      <Notice
        status="warning"
        role="alert"
        title={t(refusal ? 'bulk.progress.refused' : 'bulk.progress.notKnown')}
        actions={dismissButton}
      >
        {refusal ?? errorText(error)}
      </Notice>
    );
  }
  if (!operation) {
    return null;
  }
  const { counts, endedAt, items, startedAt, status } = operation;
  const total = counts.total - counts.skipped - counts.cancelled;
  const done = countDone(operation);
  const failed = done - counts.succeeded;
  const cancelled = counts.cancelled > 0 && (
    <span>{t('bulk.progress.cancelled', { count: counts.cancelled })}</span>
  );
  if (status === 'running') {
    return (
      <Notice
        status="info"
        isPending
        title={
          <span role="status">
            {t('bulk.progress.running', { count: total })}
          </span>
        }
        actions={
          counts.waiting > 0 && (
            <CancelRefresh
              operationId={operation.id}
              onCancelled={onButtonGoes}
            />
          )
        }
      >
        <progress
          className={styles.bar}
          max={total}
          value={done}
          aria-label={t('bulk.progress.label')}
        />
        <span>
          {t('bulk.progress.done', {
            done: String(done),
            total: String(total),
          })}
          {failed > 0 &&
            `, ${t('bulk.progress.failedSoFar', { failed: String(failed) })}`}
          {', '}
          {t('bulk.progress.started', { time: <Time iso={startedAt} /> })}
        </span>
        {cancelled}
        <NotRefreshed items={items} onShow={onShow} />
      </Notice>
    );
  }
  const endStatus = cancelled ? 'warning' : 'success';
  return (
    <Notice
      status={failed > 0 ? 'danger' : endStatus}
      title={
        <span role="status">
          {failed === 0 && !cancelled
            ? t('bulk.progress.succeeded', { count: total })
            : t('bulk.progress.partly', {
                succeeded: String(counts.succeeded),
                total: String(total + counts.cancelled),
              })}
        </span>
      }
      actions={dismissButton}
    >
      {endedAt && (
        <span>
          {t('bulk.progress.ended', { time: <Time iso={endedAt} /> })}
        </span>
      )}
      {cancelled}
      <NotRefreshed items={items} onShow={onShow} />
    </Notice>
  );
};

/** The progress of a bulk refresh, and its result. */
export const BulkProgress = (props: { onShow: (secretId: string) => void }) => {
  const { dismiss } = useBulkRefresh();
  // The dismiss button is removed with the notice, so the focus moves here.
  const place = useRef<HTMLDivElement>(null);
  const keepFocus = () => place.current?.focus();
  const handleDismiss = () => {
    keepFocus();
    dismiss();
  };

  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <BulkNotice
        onShow={props.onShow}
        onDismiss={handleDismiss}
        onButtonGoes={keepFocus}
      />
    </div>
  );
};
