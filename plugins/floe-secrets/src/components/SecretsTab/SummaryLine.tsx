import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import {
  summarize,
  type FailureReason,
  type SecretsSummary,
} from '../../summary/summarize';
import { floeSecretsTranslationRef } from '../../translation';

/** How the secrets of a service are, in sentences. */
export const SummaryLine = (props: { secrets: readonly ManagedSecret[] }) => {
  const { secrets } = props;
  const sentences = useSummarySentences(
    useMemo(() => summarize(secrets), [secrets]),
  );

  return (
    <Text as="p" variant="body-large" aria-live="polite">
      {sentences.join(' ')}
    </Text>
  );
};

function useSummarySentences(summary: SecretsSummary): string[] {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { total, counts, failure, warnings } = summary;
  const { synced, failing, pending, stale, unknown } = counts;

  const sentences: string[] = [];
  if (unknown === total) {
    return [t('tab.summary.unknown', { count: total })];
  }
  if (synced === total) {
    sentences.push(t('tab.summary.synced', { count: total }));
  } else if (synced === 1 && total > 1) {
    sentences.push(t('tab.summary.oneSynced', { total: String(total) }));
  } else {
    sentences.push(
      t('tab.summary.partlySynced', {
        synced: String(synced),
        count: total,
      }),
    );
  }
  if (failure) {
    sentences.push(describeFailure(failure, failing, t));
  }
  if (stale > 0) {
    sentences.push(t('tab.summary.stale', { count: stale }));
  }
  if (pending > 0) {
    sentences.push(t('tab.summary.pending', { count: pending }));
  }
  if (unknown > 0) {
    sentences.push(t('tab.summary.partlyUnknown', { count: unknown }));
  }
  if (warnings > 0) {
    sentences.push(t('tab.summary.warnings', { count: warnings }));
  }
  return sentences;
}

type Translate = ReturnType<
  typeof useTranslationRef<(typeof floeSecretsTranslationRef)['T']>
>['t'];

function describeFailure(
  failure: FailureReason,
  count: number,
  t: Translate,
): string {
  switch (failure.type) {
    case 'store':
      return t('tab.summary.failingBecause', {
        count,
        reason: t(`storeFinding.${failure.cause.findingId}`, {
          store: failure.cause.store.name,
        }),
      });
    case 'finding':
      return t('tab.summary.failingBecause', {
        count,
        reason: failure.summary.replace(/\.$/, ''),
      });
    case 'several':
      return t('tab.summary.failingForSeveral', {
        failing: String(count),
        reasons: String(failure.count),
      });
    default:
      return t('tab.summary.failing', { count });
  }
}
