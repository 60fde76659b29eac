export {
  externalSecretsBeside,
  externalSecretsOwn,
  isChartSecret,
  migrationReferences,
  plainValuesPath,
  type MigratingSecret,
  type MigrationStore,
} from './migrationChanges';
