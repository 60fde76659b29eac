import {
  MigrationDestination,
  MigrationPlan,
  migrationPlan,
  MigrationSource,
} from '@floe/backstage-plugin-floe-secrets-common';
import { CampaignScope } from '../types';
import { MigrationRules } from './MigrationRules';
import { plainToExternal } from './plainToExternal';
import { plainToSealed } from './plainToSealed';
import { sealedToExternal } from './sealedToExternal';
import { sopsToExternal } from './sopsToExternal';

/** The rules of each plan of `MIGRATION_PLANS`. */
const RULES: Record<
  MigrationSource,
  Partial<Record<MigrationDestination, MigrationRules>>
> = {
  'sealed-secrets': { 'external-secrets': sealedToExternal },
  kubernetes: {
    'external-secrets': plainToExternal,
    'sealed-secrets': plainToSealed,
  },
  sops: { 'external-secrets': sopsToExternal },
};

/** The kinds that migrations end with. */
export const MIGRATION_DESTINATIONS = [
  ...new Set(
    Object.values(RULES).flatMap(byDestination =>
      Object.values(byDestination).map(({ destination }) => destination),
    ),
  ),
];

/**
 * The plan of a migration and its rules; of the first plan for campaigns that
 * name none. Undefined where there is no such way.
 */
export function migrationOf({
  from,
  to,
}: Pick<CampaignScope, 'from' | 'to'>):
  | { plan: MigrationPlan; rules: MigrationRules }
  | undefined {
  const plan = migrationPlan({ from, to });
  const rules = plan && RULES[plan.from][plan.to];
  return plan && rules && { plan, rules };
}

/** @throws Error where there is no such way: `parseNewCampaign` has refused it */
export function requireMigration(scope: Pick<CampaignScope, 'from' | 'to'>) {
  const found = migrationOf(scope);
  if (!found) {
    throw new Error('There is no such migration');
  }
  return found;
}
