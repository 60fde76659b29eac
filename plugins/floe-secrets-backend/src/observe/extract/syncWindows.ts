import { plainText } from '../../model/masking/plainText';
import { SyncWindows } from '../../model/syncWindows/syncWindows';
import { durationOf, fieldsOf, itemsOf, oneOf } from './fields';

/** Reads `spec.syncWindows` of an ExternalSecret; null if there are no windows. */
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
            durationSeconds: durationOf(duration),
            everySeconds: text.startsWith('@every ')
              ? durationOf(text.slice('@every '.length).trim())
              : null,
          };
        }),
      };
}
