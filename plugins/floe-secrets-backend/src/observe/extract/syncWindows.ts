import { plainText } from '../../model/masking/plainText';
import { SyncWindows } from '../../model/syncWindows/syncWindows';
import { fieldsOf, itemsOf, oneOf } from './fields';
import { parseGoDuration } from './goDuration';

/** Reads `spec.syncWindows` of an ExternalSecret; null where there are no windows. */
export function syncWindowsOf(value: unknown): SyncWindows | null {
  const { kind, windows } = fieldsOf(value);
  const items = itemsOf(windows);
  return items.length === 0
    ? null
    : {
        kind: oneOf(['allow', 'deny'], kind),
        windows: items.slice(0, 100).map(({ duration, schedule }) => {
          const text = plainText(schedule, 200);
          return {
            schedule: text,
            durationSeconds: parseGoDuration(duration),
            everySeconds: text.startsWith('@every ')
              ? parseGoDuration(text.slice('@every '.length).trim())
              : null,
          };
        }),
      };
}
