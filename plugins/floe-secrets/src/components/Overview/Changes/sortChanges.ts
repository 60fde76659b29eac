import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { isFinished } from '../../Changes/isFinished';

type SortedChanges = {
  /** Not merged yet, the longest waiting first. */
  open: Change[];
  /** Merged, but not in the cluster or not synced there. */
  notArrived: Change[];
  done: Change[];
};

/** When the current step of a change began, in RFC 3339. */
export function waitingSince({ createdAt, steps }: Change): string {
  const done = steps.filter(({ at, state }) => at && state === 'done');
  return done[done.length - 1]?.at ?? createdAt;
}

/** Groups changes by the step that they wait for. */
export function sortChanges(changes: readonly Change[]): SortedChanges {
  const byWaiting = (a: Change, b: Change) =>
    Date.parse(waitingSince(a)) - Date.parse(waitingSince(b));
  const awaited = changes.filter(change => !isFinished(change));
  return {
    open: awaited.filter(({ status }) => status === 'open').sort(byWaiting),
    notArrived: awaited
      .filter(({ status }) => status !== 'open')
      .sort(byWaiting),
    done: changes.filter(isFinished),
  };
}
