import type {
  MigrationDestination,
  MigrationSource,
  MigrationStep,
} from '../model/types';

/**
 * One way from an approach to another one.
 * @public
 */
export type MigrationPlan = {
  from: MigrationSource;
  to: MigrationDestination;
  /** In their order; each begins when the cluster shows that the one before is done. */
  steps: readonly MigrationStep[];
  /** The steps whose pull request the action `floe:secrets:migrate` writes. */
  written: readonly MigrationStep[];
};

/**
 * All ways of a migration, the one of a campaign that names none first.
 * @public
 */
export const MIGRATION_PLANS: readonly [MigrationPlan, ...MigrationPlan[]] = [
  {
    from: 'sealed-secrets',
    to: 'external-secrets',
    steps: ['add', 'release', 'remove'],
    written: ['add', 'remove'],
  },
  {
    from: 'kubernetes',
    to: 'external-secrets',
    steps: ['add', 'remove'],
    written: ['add', 'remove'],
  },
  {
    from: 'sops',
    to: 'external-secrets',
    steps: ['add', 'release', 'remove'],
    written: ['add', 'remove'],
  },
  {
    // The values are sealed in the wizard.
    from: 'kubernetes',
    to: 'sealed-secrets',
    steps: ['release', 'add'],
    written: [],
  },
];

/**
 * The plan of a migration; undefined if there is no such way.
 * @public
 */
export function migrationPlan(scope: {
  from?: MigrationSource;
  to?: MigrationDestination;
}): MigrationPlan | undefined {
  const [first] = MIGRATION_PLANS;
  const { from = first.from, to = first.to } = scope;
  return MIGRATION_PLANS.find(plan => plan.from === from && plan.to === to);
}
