import type {
  PracticeCell,
  PracticeCells,
  PracticeId,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The seven practices, in the order of the secrets guide. */
export const PRACTICES: readonly PracticeId[] = [
  'no-plaintext-in-git',
  'namespaced-stores',
  'audit-logging',
  'rotation',
  'refresh-interval',
  'restricted-rbac',
  'encryption-at-rest',
];

type PracticeStatus = PracticeCell['status'];

/** The number of services and environments by status of a practice. */
export function countStatuses(
  rows: readonly { cells: PracticeCells }[],
  practice: PracticeId,
): Record<PracticeStatus, number> {
  const counts = { met: 0, violated: 0, unknown: 0, 'not-applicable': 0 };
  rows.forEach(({ cells }) => {
    counts[cells[practice].status] += 1;
  });
  return counts;
}

/** Id of a row in the address. */
export function rowKey({
  entityRef,
  environment,
}: Pick<ServicePractices, 'entityRef' | 'environment'>): string {
  return `${entityRef ?? ''}@${environment}`;
}
