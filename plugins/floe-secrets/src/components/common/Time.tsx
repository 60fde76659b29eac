import { useClusterNow } from './ClusterClock';
import { absoluteTime, relativeTime } from './time';
import { useLocale } from './useLocale';

type TimeProps = {
  /** RFC 3339 */
  iso: string;
  /**
   * `relative`: the age, with the time in the tooltip; `both`: the time beside
   * it; `absolute`: only the time.
   */
  show?: 'relative' | 'both' | 'absolute';
};

/** A time in the user's time zone, which is named. */
export const Time = (props: TimeProps) => {
  const { iso, show = 'relative' } = props;
  const locale = useLocale();
  const now = useClusterNow();
  const relative = relativeTime(iso, now, locale);
  const absolute = absoluteTime(iso, locale);
  const text = { relative, absolute, both: `${relative} (${absolute})` };

  return (
    <time dateTime={iso} title={absolute}>
      {text[show]}
    </time>
  );
};
