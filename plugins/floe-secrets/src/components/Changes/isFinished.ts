import type { Change } from '@floe/backstage-plugin-floe-secrets-common';

/** Whether nothing of a change is awaited any more; also where its last step cannot be seen. */
export function isFinished({ status, steps }: Change): boolean {
  return (
    status === 'synced' ||
    status === 'closed' ||
    steps.some(({ state }) => state === 'unknown')
  );
}
