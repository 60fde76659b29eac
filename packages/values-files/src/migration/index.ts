export {
  besideSealedSecrets,
  migrationReferences,
  withoutSealedSecrets,
  type MigratingSecret,
  type MigrationStore,
} from './migrationChanges';
