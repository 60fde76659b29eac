import { useClusterNow } from './ClusterClock';
import { absoluteDay, absoluteTime, relativeTime } from './time';
import { useLocale } from './useLocale';

type TimeProps = {
  /** RFC 3339 */
  iso: string;
  /**
   * `relative`: how long ago or ahead, the moment in the
   * tooltip; `both`: the moment beside it; `day`: its day beside it, for what is
   * due on a day; `absolute`: the moment alone.
   */
  show?: 'relative' | 'both' | 'day' | 'absolute';
};

/** A time in the user's time zone, which is named. */
export const Time = (props: TimeProps) => {
  const { iso, show = 'relative' } = props;
  const locale = useLocale();
  const now = useClusterNow();
  const relative = relativeTime(iso, now, locale);
  const absolute = absoluteTime(iso, locale);
  const text = {
    relative,
    absolute,
    both: `${relative} (${absolute})`,
    day: `${relative} (${absoluteDay(iso, locale)})`,
  };

  return (
    <time dateTime={iso} title={absolute}>
      {text[show]}
    </time>
  );
};
