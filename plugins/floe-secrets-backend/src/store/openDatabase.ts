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

/** The plugin's database, with all its tables in their newest form. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await refuseUnpublished(knex);
    await knex.migrate.latest({ directory: migrationsDir });
  }
  return knex;
}
