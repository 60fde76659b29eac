import { useClusterNow } from './ClusterClock';
import { absoluteTime, relativeTime } from './time';
import { useLocale } from './useLocale';

type TimeProps = {
  /** RFC 3339 */
  iso: string;
  /**
   * `relative`: how long ago or ahead, the moment in the
   * tooltip; `both`: the moment beside it; `absolute`: the moment alone.
   */
  show?: 'relative' | 'both' | 'absolute';
};

/** A moment in the reader's own time zone, which is named. */
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
