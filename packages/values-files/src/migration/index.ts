export {
  externalSecretsBeside,
  externalSecretsOwn,
  migrationReferences,
  plainValuesPath,
  type MigratingSecret,
  type MigrationStore,
} from './migrationChanges';
