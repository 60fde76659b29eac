import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  ManagedSecret,
  RefreshSelection,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RiRefreshLine } from '@remixicon/react';
import { useEffect, useId, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { useTranslatedSentence } from '../common/useTranslatedSentence';
import { useBulkRefresh } from './BulkRefresh';
import styles from './BulkRefresh.module.css';

type Refreshable = Pick<ManagedSecret, 'refreshable'>;

/**
 * From this number on, and for any secret that makes new values, the user has
 * to confirm.
 */
const CONFIRM_FROM = 6;

/** The reason that all of them share; undefined if there are several. */
function commonReason(secrets: readonly Refreshable[]): string | undefined {
  const reasons = new Set(
    secrets.map(({ refreshable }) => refreshable?.reason ?? undefined),
  );
  return reasons.size === 1 ? [...reasons][0] : undefined;
}

/** Refreshes several secrets; if none can be refreshed, it says why. */
export const RefreshAll = (props: {
  /** The secrets of the selection that this page shows. */
  secrets: readonly Refreshable[];
  selection: RefreshSelection;
  /**
   * Shows the number of secrets; without it the button is for a whole group.
   */
  counted?: boolean;
  /** Distinguishes this button from others with the same label. */
  describedBy?: string;
}) => {
  const { counted, describedBy, secrets, selection } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { isBusy, start } = useBulkRefresh();
  const [asking, setAsking] = useState(false);
  const [isPressed, setIsPressed] = useState(false);
  const translate = useTranslatedSentence();
  const reasonId = useId();
  const count = secrets.filter(
    ({ refreshable }) => refreshable?.possible,
  ).length;
  const leftOut = secrets.length - count;
  const newValues = secrets.filter(
    ({ refreshable }) => refreshable?.possible && refreshable.makesNewValues,
  ).length;
  const reason =
    count === 0 ? commonReason(secrets) ?? t('bulk.none') : undefined;
  // A disabled button loses the focus, so the pressed button stays enabled.
  const isWaiting = isBusy && isPressed;
  useEffect(() => {
    if (!isBusy) {
      setIsPressed(false);
    }
  }, [isBusy]);
  const begin = () => {
    setIsPressed(true);
    start(selection);
  };
  const press = () =>
    count >= CONFIRM_FROM || newValues > 0 ? setAsking(true) : begin();

  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiRefreshLine />}
        isDisabled={count === 0 || (isBusy && !isWaiting)}
        loading={isWaiting}
        aria-describedby={
          [describedBy, reason && reasonId].filter(Boolean).join(' ') ||
          undefined
        }
        onPress={press}
      >
        {counted ? t('bulk.some', { count }) : t('bulk.all')}
      </Button>
      {reason && (
        <Text
          id={reasonId}
          variant="body-small"
          color="secondary"
          className={styles.reason}
        >
          {translate(reason).text}
        </Text>
      )}
      <Dialog isOpen={asking} onOpenChange={setAsking} width={480}>
        <DialogHeader>{t('bulk.confirm.title', { count })}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="2">
            <Text as="p">{t('bulk.confirm.description')}</Text>
            {newValues > 0 && (
              <Text as="p" weight="bold">
                {t('bulk.confirm.newValues', { count: newValues })}
              </Text>
            )}
            {leftOut > 0 && (
              <Text as="p">
                {t('bulk.confirm.leftOut', { count: leftOut })}
              </Text>
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setAsking(false)}>
            {t('bulk.confirm.cancel')}
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              setAsking(false);
              begin();
            }}
          >
            {t('bulk.confirm.start', { count })}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
};
