import type { Change } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Whether a change has reached its end, even if its last step is not visible.
 */
export function isFinished({ status, steps }: Change): boolean {
  return (
    status === 'synced' ||
    status === 'closed' ||
    steps.some(({ state }) => state === 'unknown')
  );
}
