import { useNow } from './Now';
import { absoluteTime, relativeTime } from './time';
import { useLocale } from './useLocale';

/**
 * How long ago or ahead a moment is; the moment itself with its time zone is
 * in the tooltip, or beside it where there is room.
 */
export const Time = (props: { iso: string; withAbsolute?: boolean }) => {
  const { iso, withAbsolute } = props;
  const locale = useLocale();
  const now = useNow();
  const relative = relativeTime(iso, now, locale);
  const absolute = absoluteTime(iso, locale);

  return (
    <time dateTime={iso} title={absolute}>
      {withAbsolute ? `${relative} (${absolute})` : relative}
    </time>
  );
};
