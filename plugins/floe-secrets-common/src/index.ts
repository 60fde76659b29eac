/**
 * The vocabulary of Floe Secrets: model, API types, permissions, approaches and
 * the values of the wizard's fields.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './approaches';
export * from './client';
export * from './labels';
export * from './model/causes';
export * from './model/findingTitles';
export * from './model/types';
export * from './operators';
export * from './permissions';
export * from './repository';
export * from './shellCommand';
export * from './signals';
export * from './secretStores';
export * from './sops';
export { environmentOf } from './wizard/environmentOf';
export * from './wizard/fields';
export { WIZARD_TASKS } from './wizard/wizardTasks';
export {
  environmentParameterSchemas,
  secretStoreParameterSchemas,
  sopsParameterSchemas,
  migrationParameterSchemas,
  resealParameterSchemas,
  rotationParameterSchemas,
  sopsRecipientsParameterSchemas,
  wizardParameterSchemas,
} from './wizard/parameterSchemas';
export {
  parseMigration,
  type MigrationInput,
} from './migration/migrationInput';
export {
  MIGRATION_PLANS,
  migrationPlan,
  type MigrationPlan,
} from './migration/migrationPlans';
