import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cluster } from '@floe/backstage-plugin-floe-secrets-common';
import { Link, Text } from '@backstage/ui';
import type { Upcoming } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useNow } from '../../common/Now';
import { durationBetween, relativeTime } from '../../common/time';
import { useLocale } from '../../common/useLocale';
import { sortChanges, waitingSince } from '../Changes/sortChanges';
import overview from '../Overview.module.css';
import { entityTitle } from '../shared/entityTitle';
import { useOverviewLinks } from '../shared/useOverviewLinks';

/** A certificate that ends within this time is named. */
const SOON_MS = 30 * 86_400_000;

/** The view of rotations has all of them. */
const MAX_OWNERS = 3;

type Item = { href: string; text: string; more?: string };

/** Sentences about rotations, certificates, pull requests and operators. */
function useItems(
  { changes, rotation }: Upcoming,
  clusters: readonly Cluster[],
): Item[] {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const locale = useLocale();
  const now = useNow();
  const { certificates, counts, items, owners } = rotation;
  const { notArrived, open } = sortChanges(changes);
  const waits = (longest: (typeof changes)[number]) =>
    t('overview.next.longest', {
      duration: durationBetween(waitingSince(longest), now, locale),
    });
  const withProblems = clusters.filter(({ operators }) =>
    operators?.some(({ problems }) =>
      problems.some(({ severity }) => severity !== 'info'),
    ),
  );

  const [first] = items;
  const late = owners
    .filter(({ owner, overdue }) => owner && overdue > 0)
    .slice(0, MAX_OWNERS)
    .map(
      ({ owner, overdue }) =>
        `${entityTitle(owner!)}: ${overdue.toLocaleString(locale)}`,
    );
  return [
    ...(counts.overdue > 0
      ? [
          {
            href: links.view('rotation'),
            text: t('overview.next.overdue', { count: counts.overdue }),
            more: late.join(', '),
          },
        ]
      : []),
    ...(counts.soon > 0
      ? [
          {
            href: links.view('rotation'),
            text: t('overview.next.due', { count: counts.soon }),
            // The first item is overdue, if one is.
            more:
              first && counts.overdue === 0
                ? t('overview.next.first', {
                    name: first.name,
                    time: relativeTime(first.due, now, locale),
                  })
                : undefined,
          },
        ]
      : []),
    ...certificates
      .filter(({ notAfter }) => Date.parse(notAfter) <= now + SOON_MS)
      .map(({ cluster, notAfter }) => {
        const names = { cluster, time: relativeTime(notAfter, now, locale) };
        return {
          href: links.view('clusters'),
          text:
            Date.parse(notAfter) <= now
              ? t('overview.next.certificateEnded', names)
              : t('overview.next.certificateEnds', names),
        };
      }),
    ...(notArrived.length > 0
      ? [
          {
            href: links.view('changes'),
            text: t('overview.next.notArrived', { count: notArrived.length }),
            more: waits(notArrived[0]),
          },
        ]
      : []),
    ...(open.length > 0
      ? [
          {
            href: links.view('changes'),
            text: t('overview.next.open', { count: open.length }),
            more: waits(open[0]),
          },
        ]
      : []),
    ...(withProblems.length > 0
      ? [
          {
            href: links.view('clusters'),
            text: t('overview.next.operators', { count: withProblems.length }),
          },
        ]
      : []),
  ];
}

const Items = (props: { clusters: readonly Cluster[]; upcoming: Upcoming }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const items = useItems(props.upcoming, props.clusters);

  return items.length === 0 ? (
    <Text as="p">{t('overview.next.nothing')}</Text>
  ) : (
    <ul className={overview.points}>
      {items.map(({ href, more, text }) => (
        <li key={text}>
          <Link href={href}>{text}</Link>
          {more && <span className={overview.secondary}> ({more})</span>}
        </li>
      ))}
    </ul>
  );
};

/** What will need attention next, and which changes are on their way. */
export const ComingUp = (props: {
  clusters: readonly Cluster[];
  /** null: it could not be loaded. */
  upcoming: Upcoming | null;
}) => {
  const { clusters, upcoming } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section className={overview.section} aria-label={t('overview.next.title')}>
      <Text as="h2" variant="title-x-small">
        {t('overview.next.title')}
      </Text>
      {upcoming ? (
        <Items clusters={clusters} upcoming={upcoming} />
      ) : (
        <Text as="p">{t('overview.next.failed')}</Text>
      )}
    </section>
  );
};
