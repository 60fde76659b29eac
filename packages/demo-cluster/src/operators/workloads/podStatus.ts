import { PodSpec } from './podSecrets';

/** The kubelet's status of a pod whose Secrets exist, or do not. */
export function podStatus(
  { containers }: PodSpec,
  missingSecrets: readonly string[],
  time: string,
) {
  const runs = missingSecrets.length === 0;
  const state = runs
    ? { running: { startedAt: time } }
    : {
        waiting: {
          reason: 'CreateContainerConfigError',
          message: `secret "${missingSecrets[0]}" not found`,
        },
      };
  return {
    phase: runs ? 'Running' : 'Pending',
    startTime: time,
    conditions: [
      { type: 'PodScheduled', status: 'True', lastTransitionTime: time },
      {
        type: 'Ready',
        status: runs ? 'True' : 'False',
        lastTransitionTime: time,
        ...(!runs && { reason: 'ContainersNotReady' }),
      },
    ],
    containerStatuses: containers.map(({ name, image = '' }) => ({
      name,
      image,
      ready: runs,
      restartCount: 0,
      state,
    })),
  };
}
