import { Evidence, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ConsumerGroup, SecretUse } from '../../../model/observedTargets';
import { targetOf } from '../../../model/target';
import { shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { isFixed, restartOf } from '../../restart';
import { AnySecretRule } from '../ruleTypes';

/** Kinds that `kubectl rollout restart` supports. */
const RESTARTABLE = ['Deployment', 'StatefulSet', 'DaemonSet'];
/** Maximum number of remedies; the detail lists all consumers. */
const MAX_NAMED = 5;

const WORDS: Record<SecretUse, string> = {
  env: 'environment variables',
  envFrom: 'environment (envFrom)',
  subPath: 'a file mounted by subPath',
  volume: 'a volume',
  projected: 'a projected volume',
  imagePull: 'pulling images',
};

/**
 * Pods that started before their Secret last changed. Pods that use it as
 * environment certainly have the old values; for pods that use it as files, the
 * kubelet updates the files, but the program may not read them again.
 */
export const consumerOlderThanSecret: AnySecretRule = {
  id: 'consumer-older-than-secret',
  evaluate({ secret, consumers, targetChanged }) {
    if (!consumers || !targetChanged) {
      return undefined;
    }
    const older = consumers.filter(group =>
      ['needed', 'perhaps'].includes(restartOf(group, targetChanged)),
    );
    if (older.length === 0) {
      return undefined;
    }
    const fixed = older.filter(group => isFixed(group, targetChanged));
    const named = fixed.length ? fixed : older;
    const workloads = workloadsOf(named);
    const isExact = targetChanged.precision === 'exact';
    const name = targetOf(secret).name || secret.name;
    return createFinding('consumer-older-than-secret', {
      severity: fixed.length ? 'warning' : 'info',
      confidence: fixed.length && isExact ? 'proven' : 'likely',
      summary: fixed.length
        ? fixedSummary(workloads, name, isExact)
        : `${listed(
            workloads,
          )} started before the Secret ${name} last changed. The kubelet updates mounted files within about a minute. A program that reads them only at startup keeps the old values until a restart.`,
      evidence: [
        {
          kind: 'cluster',
          text: isExact
            ? `The data of the Secret ${name} last changed`
            : `The data of the Secret ${name} was last written; its data may have changed then`,
          time: targetChanged.at,
        },
        ...named.slice(0, MAX_NAMED).map(toEvidence),
      ],
      remedies: workloads
        .slice(0, MAX_NAMED)
        .map(workload => remedyOf(workload, secret.namespace)),
    });
  },
};

function fixedSummary(
  workloads: Workload[],
  name: string,
  isExact: boolean,
): string {
  return isExact
    ? `${listed(
        workloads,
      )} started before the Secret ${name} last changed, and ${
        workloads.length === 1 ? 'keeps' : 'keep'
      } the old values until a restart.`
    : `${listed(
        workloads,
      )} started before the Secret ${name} was last written. If its data changed then, the old values stay until a restart.`;
}

type Workload = ConsumerGroup['workload'];

/** Without duplicates; those that a command can restart come first. */
function workloadsOf(groups: ConsumerGroup[]): Workload[] {
  const workloads = new Map(
    groups.map(({ workload }) => [
      `${workload.kind}/${workload.name}`,
      workload,
    ]),
  );
  const rank = ({ kind }: Workload) => (RESTARTABLE.includes(kind) ? 0 : 1);
  return [...workloads.values()].sort((a, b) => rank(a) - rank(b));
}

function listed(workloads: Workload[]): string {
  const [{ kind, name }] = workloads;
  return workloads.length === 1
    ? `${kind} ${name}`
    : `${kind} ${name} and ${workloads.length - 1} more`;
}

function toEvidence(group: ConsumerGroup): Evidence {
  const { workload, pods, uses } = group;
  return {
    kind: 'cluster',
    text: `${workload.kind} ${workload.name}, ${
      pods === 1 ? '1 pod' : `${pods} pods`
    }: ${uses.map(use => WORDS[use]).join(', ')}; running since`,
    time: group.fixedSince ?? group.filesSince,
  };
}

function remedyOf({ kind, name }: Workload, namespace: string): Remedy {
  if (RESTARTABLE.includes(kind)) {
    return {
      title: `Restart ${kind} ${name}`,
      command: shellCommand(
        ...['kubectl', 'rollout', 'restart'],
        ...[`${kind.toLowerCase()}/${name}`, '-n', namespace],
      ),
    };
  }
  if (kind === 'CronJob') {
    return {
      title: `Wait for CronJob ${name}: its next run gets the new values`,
    };
  }
  if (kind === 'Job') {
    return {
      title: `Delete Job ${name} and recreate it, if the run needs the new values`,
    };
  }
  return {
    title:
      kind === 'Pod'
        ? `Delete Pod ${name} and create it again: no controller does that`
        : `Restart ${kind} ${name} with the tool that controls it`,
  };
}
