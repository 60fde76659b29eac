import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { refuseUnpublished } from './refuseUnpublished';

const migrationsDir = resolvePackagePath(
  '@floe/backstage-plugin-floe-secrets-backend',
  'migrations',
);

/** Opens the plugin's database and runs its migrations. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await refuseUnpublished(knex);
    await knex.migrate.latest({ directory: migrationsDir });
  }
  return knex;
}
