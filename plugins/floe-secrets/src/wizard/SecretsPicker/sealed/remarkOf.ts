import { CommitOptions } from './ValueInput';

/** What may have been a mistake; a key of the messages under `wizard.sealed`. */
export type Remark = 'linesChanged' | 'padded';

/** What to say of a value after it was entered, if anything. */
export function remarkOf(
  value: string | Uint8Array,
  options: CommitOptions,
): Remark | undefined {
  if (options.lostCarriageReturns) {
    return 'linesChanged';
  }
  return typeof value === 'string' && value !== value.trim()
    ? 'padded'
    : undefined;
}
