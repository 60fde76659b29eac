import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  summarize,
  type FailureReason,
  type SecretsSummary,
} from '../../summary/summarize';
import { floeSecretsTranslationRef } from '../../translation';
import { isTitled, useFindingText } from '../common/useFindingText';

type Translate = ReturnType<
  typeof useTranslationRef<(typeof floeSecretsTranslationRef)['T']>
>['t'];

/**
 * Puts `The store refuses access.` into a sentence: without full stop and
 * capital article.
 */
function asClause(sentence: string): string {
  return sentence
    .replace(/\.$/, '')
    .replace(/^(The|A|An|No) /, article => article.toLowerCase());
}

function headline(
  { total, counts }: SecretsSummary,
  isPartial: boolean,
  areInSeveral: boolean,
  t: Translate,
): string {
  const { synced, unknown } = counts;
  if (unknown === total) {
    return t('tab.summary.unknown', { count: total });
  }
  if (synced === total) {
    if (isPartial) return t('tab.summary.seenSynced', { count: total });
    return areInSeveral
      ? t('tab.summary.allSyncedInClusters', { total: String(total) })
      : t('tab.summary.synced', { count: total });
  }
  if (areInSeveral) {
    return t('tab.summary.partlySyncedInClusters', {
      count: synced,
      total: String(total),
    });
  }
  return synced === 1
    ? t('tab.summary.oneSynced', { total: String(total) })
    : t('tab.summary.partlySynced', { synced: String(synced), count: total });
}

function inSeveralClusters(secrets: readonly ManagedSecret[]): boolean {
  return new Set(secrets.map(({ cluster }) => cluster)).size > 1;
}

function describeFailure(
  failure: FailureReason,
  count: number,
  t: Translate,
  findingText: ReturnType<typeof useFindingText>,
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
        reason: asClause(findingText(failure).headline),
      });
    case 'title':
      return t('tab.summary.failingBecause', {
        count,
        reason: isTitled(failure.id)
          ? t(`findingTitle.${failure.id}`)
          : asClause(failure.summary),
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

/**
 * Sentences about the secrets of a service: first how many are in sync, then
 * the problems of the others.
 *
 * @param unseen - the clusters that were never read
 */
export function useSummarySentences(
  secrets: readonly ManagedSecret[],
  unseen: readonly Reachability[],
): string[] {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  if (secrets.length === 0) {
    return [];
  }
  const summary = summarize(secrets);
  const { total, counts, failure, files, warnings } = summary;
  const { failing, pending, stale, unknown } = counts;

  const sentences: string[] =
    total > 0
      ? [headline(summary, unseen.length > 0, inSeveralClusters(secrets), t)]
      : [];
  if (unseen.length > 0) {
    sentences.push(
      t('tab.summary.unseen', {
        count: unseen.length,
        clusters: unseen.map(({ name, title }) => title ?? name).join(', '),
      }),
    );
  }
  if (failure) {
    sentences.push(describeFailure(failure, failing, t, findingText));
  }
  if (stale > 0) {
    sentences.push(t('tab.summary.stale', { count: stale }));
  }
  if (pending > 0) {
    sentences.push(t('tab.summary.pending', { count: pending }));
  }
  if (unknown > 0 && unknown < total) {
    sentences.push(t('tab.summary.partlyUnknown', { count: unknown }));
  }
  if (unknown === total && total > 0) {
    const wereSynced = secrets.filter(
      ({ lastKnownState }) => lastKnownState === 'synced',
    );
    sentences.push(
      t('tab.summary.lastKnown', { synced: String(wereSynced.length) }),
    );
  }
  if (files > 0) {
    sentences.push(t('tab.summary.files', { count: files }));
  }
  if (warnings > 0) {
    sentences.push(t('tab.summary.warnings', { count: warnings }));
  }
  return sentences;
}
