import {
  MIGRATION_PLANS,
  migrationPlan,
  type Campaign,
  type MigrationPlan,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The messages of each plan, and of its steps. */
const TEXTS = {
  'sealed-secrets to external-secrets': {
    name: 'plan_sealed',
    steps: {
      add: 'sealedAdd',
      release: 'sealedRelease',
      remove: 'sealedRemove',
    },
    arrived: 'arrivedExternal',
  },
  'kubernetes to external-secrets': {
    name: 'plan_plain',
    steps: { add: 'plainAdd', release: null, remove: 'plainOwn' },
    arrived: 'arrivedExternal',
  },
  'sops to external-secrets': {
    name: 'plan_sops',
    steps: { add: 'sopsAdd', release: 'sopsRelease', remove: 'sopsRemove' },
    arrived: 'arrivedExternal',
  },
  'kubernetes to sealed-secrets': {
    name: 'plan_toSealed',
    steps: { add: 'toSealedAdd', release: 'toSealedRelease', remove: null },
    arrived: 'arrivedSealed',
  },
} as const;

/** A way of a migration as the page shows it: an id, and the names of its messages. */
export type ShownPlan = {
  id: string;
  plan: MigrationPlan;
  texts: (typeof TEXTS)[keyof typeof TEXTS];
};

function shown(plan: MigrationPlan): ShownPlan[] {
  const id = `${plan.from} to ${plan.to}`;
  return Object.hasOwn(TEXTS, id)
    ? [{ id, plan, texts: TEXTS[id as keyof typeof TEXTS] }]
    : [];
}

/** The ways that a campaign can be started for, the most frequent first. */
export const SHOWN_PLANS = MIGRATION_PLANS.flatMap(shown);

/** The way of a migration; that of one which names none is the first. */
export function planOf({ scope }: Pick<Campaign, 'scope'>): ShownPlan {
  const [found] = [migrationPlan(scope) ?? MIGRATION_PLANS[0]].flatMap(shown);
  return found ?? SHOWN_PLANS[0];
}
