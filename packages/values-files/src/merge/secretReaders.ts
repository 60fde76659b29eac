import { ChartValues, isMap } from '../chart/chartValues';
import { DAGSTER_WORKLOADS, DagsterWorkload } from '../model/dagsterSettings';
import { SecretsChange } from '../model/secretsChange';
import { environmentSecrets } from './dagsterValues';
import { envSecretsLists, namesIn } from './envSecrets';

/** Which workloads of Dagster read a Secret, as the values say. @public */
export interface SecretReaders {
  /** Name of the Secret. */
  secret: string;
  /** Those that name it in `envSecrets`; of the user deployments, at least one. */
  workloads: DagsterWorkload[];
  /** Whether the values name it in another place, such as a volume. */
  namedElsewhere: boolean;
}

/** All texts of the values but those of the sections that make the Secrets. */
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
      // One by one: a list can be longer than the arguments of a call.
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
 * Which workloads read some Secrets.
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
 * Who reads the Secrets of a change. The chart gives the Secrets of compute,
 * storage, catalog and custom entries to no workload by itself; the database's
 * is left out, as Dagster reads it.
 *
 * @param values - those of the release once the change is made
 */
export function secretReaders(
  change: SecretsChange,
  values: ChartValues,
  fullname: string,
): SecretReaders[] {
  return readersOf(environmentSecrets(change, fullname), values);
}
