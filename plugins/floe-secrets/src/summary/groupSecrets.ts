import type {
  ManagedSecret,
  ServiceEnvironment,
  State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { STATES } from '@floe/backstage-plugin-floe-secrets-common';

/** The components of the floe-dagster chart, in the order in which a service needs them. */
const COMPONENTS = ['database', 'compute', 'storage', 'catalog'];

export type ComponentGroup = {
  /** null: the object has no component label. */
  component: string | null;
  secrets: ManagedSecret[];
};

type EnvironmentGroup = {
  environment: string;
  components: ComponentGroup[];
};

/**
 * Secrets by environment, in the order of the service's environments, and then
 * by component; within a component, the most urgent comes first.
 */
export function groupSecrets(
  secrets: readonly ManagedSecret[],
  environments: readonly Pick<ServiceEnvironment, 'name'>[],
): EnvironmentGroup[] {
  const order = environments.map(({ name }) => name);
  return [...groupBy(secrets, ({ environment }) => environment)]
    .sort(([a], [b]) => byPlace(order, a, b))
    .map(([environment, ofEnvironment]) => ({
      environment,
      components: [...groupBy(ofEnvironment, ({ component }) => component)]
        .sort(([a], [b]) => byComponent(a, b))
        .map(([component, ofComponent]) => ({
          component,
          secrets: ofComponent.sort(byUrgency),
        })),
    }));
}

function groupBy<TItem, TKey>(
  items: readonly TItem[],
  keyOf: (item: TItem) => TKey,
): Map<TKey, TItem[]> {
  const groups = new Map<TKey, TItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}

function byPlace(order: readonly string[], a: string, b: string): number {
  const place = (name: string) =>
    order.includes(name) ? order.indexOf(name) : order.length;
  return place(a) - place(b) || a.localeCompare(b);
}

function byComponent(a: string | null, b: string | null): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return byPlace(COMPONENTS, a, b);
}

function byUrgency(a: ManagedSecret, b: ManagedSecret): number {
  const urgency = (state: State) => STATES.indexOf(state);
  return urgency(a.state) - urgency(b.state) || a.name.localeCompare(b.name);
}
