import { Condition, formatTime } from '../../objects';

/**
 * The conditions with a new Ready condition. Its transition time changes only
 * with its status.
 */
export function withReadyCondition(
  conditions: readonly Condition[] | undefined,
  now: Date,
  ready: Pick<Condition, 'status' | 'reason' | 'message'>,
): Condition[] {
  const current = conditions?.find(condition => condition.type === 'Ready');
  const next: Condition = {
    lastTransitionTime:
      current?.status === ready.status && current.lastTransitionTime
        ? current.lastTransitionTime
        : formatTime(now),
    message: ready.message,
    reason: ready.reason,
    status: ready.status,
    type: 'Ready',
  };
  return [
    ...(conditions ?? []).filter(condition => condition.type !== 'Ready'),
    next,
  ];
}
