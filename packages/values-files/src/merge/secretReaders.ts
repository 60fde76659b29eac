import { ChartValues, isMap } from '../chart/chartValues';
import { DAGSTER_WORKLOADS, DagsterWorkload } from '../model/dagsterSettings';
import { SecretsChange } from '../model/secretsChange';
import { environmentSecrets } from './dagsterValues';
import { envSecretsLists, namesIn } from './envSecrets';

/** The workloads of Dagster that read a Secret according to the values. @public */
export type SecretReaders = {
  /** Name of the Secret. */
  secret: string;
  /**
   * The workloads that name it in `envSecrets`; for user deployments, at least
   * one does.
   */
  workloads: DagsterWorkload[];
  /** Whether the values name it in another place, such as a volume. */
  namedElsewhere: boolean;
};

/** All texts of the values, without the sections that create the Secrets. */
function textsOf(values: ChartValues): Set<unknown> {
  const { secrets: _, floe, ...others } = values;
  const {
    externalSecrets: __,
    sealedSecrets: ___,
    ...otherFloe
  } = isMap(floe) ? floe : {};
  const texts = new Set<unknown>();
  const pending: unknown[] = [others, otherFloe];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value) || isMap(value)) {
      // One by one: a list can have more items than a call can have
      // arguments.
      for (const item of Object.values(value)) {
        pending.push(item);
      }
    } else {
      texts.add(value);
    }
  }
  return texts;
}

/**
 * The workloads that read the given Secrets.
 *
 * @param values - those of the release
 */
export function readersOf(
  secrets: readonly string[],
  values: ChartValues,
): SecretReaders[] {
  const lists = envSecretsLists(values);
  const texts = textsOf(values);
  return secrets.map(secret => {
    const workloads = DAGSTER_WORKLOADS.filter(workload =>
      lists[workload].some(list => namesIn(list).includes(secret)),
    );
    return {
      secret,
      workloads,
      namedElsewhere: workloads.length === 0 && texts.has(secret),
    };
  });
}

/**
 * The workloads that read the Secrets of a change. The chart gives the Secrets
 * of compute, storage, catalog and custom entries to no workload by itself; the
 * database's Secret is left out, because Dagster reads it.
 *
 * @param values - those of the release after the change
 */
export function secretReaders(
  change: SecretsChange,
  values: ChartValues,
  fullname: string,
): SecretReaders[] {
  return readersOf(environmentSecrets(change, fullname), values);
}
