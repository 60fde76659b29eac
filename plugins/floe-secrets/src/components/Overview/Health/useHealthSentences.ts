import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { STATES } from '@floe/backstage-plugin-floe-secrets-common';
import type { Health } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';

/** How many secrets there are by state; files in Git are left out. */
export function countHealth({
  facets,
  files,
}: Pick<Health, 'facets' | 'files'>) {
  const counts = Object.fromEntries(
    STATES.map(state => [state, facets.state[state] ?? 0]),
  ) as Record<(typeof STATES)[number], number>;
  counts.unknown = Math.max(0, counts.unknown - files);
  const total = STATES.reduce((sum, state) => sum + counts[state], 0);
  return { counts, total };
}

/** The clusters that cannot be read now. */
export function unseenClusters({ clusters }: Pick<Health, 'clusters'>) {
  return clusters.filter(({ reachable }) => reachable !== true);
}

/** The state in a sentence or two, and what is not counted. */
export function useHealthSentences(health: Health): {
  headline: string;
  rest?: string;
} {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { counts, total } = countHealth(health);
  const { failing, pending, stale, synced, unknown } = counts;
  const unseen = unseenClusters(health).length;
  const services = health.causes.failingServices;

  const parts: string[] = [];
  if (failing > 0) {
    const fails = t('overview.health.failing', { count: failing });
    parts.push(
      services > 0
        ? `${fails}, ${t('overview.health.ofServices', { count: services })}`
        : fails,
    );
  }
  if (stale > 0) {
    parts.push(t('overview.health.stale', { count: stale }));
  }
  if (pending > 0) {
    parts.push(t('overview.health.pending', { count: pending }));
  }
  if (unknown > 0) {
    parts.push(t('overview.health.unknown', { count: unknown }));
  }
  if (unseen > 0) {
    parts.push(t('overview.health.unseenClusters', { count: unseen }));
  }
  const sentences = [
    synced === total
      ? t('overview.health.allSynced', { count: total })
      : t('overview.health.synced', { synced: String(synced), count: total }),
    ...(parts.length > 0 ? [`${parts.join('; ')}.`] : []),
  ];
  return {
    headline: sentences.join(' '),
    rest:
      health.files > 0
        ? t('overview.health.files', { count: health.files })
        : undefined,
  };
}
