import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  DatabaseService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Workspace } from '../harness';

/** Stores every line of the log, of any level. */
export function captureLog(lines: string[]) {
  const log = (message: string, meta?: Error | JsonObject) => {
    const words = meta instanceof Error ? meta.stack : JSON.stringify(meta);
    lines.push([message, words].join(' '));
  };
  const logger: RootLoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: log,
    child: () => logger,
  };
  return createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => logger,
  });
}

/**
 * SQLite in files, the portal's default. Backstage leaves such connections open
 * at the end, which would keep the test runner alive: here they close with the
 * workspace.
 */
export function fileDatabase(workspace: Workspace, directory: string) {
  const manager = DatabaseManager.fromConfig(
    mockServices.rootConfig({
      data: {
        backend: {
          database: { client: 'better-sqlite3', connection: { directory } },
        },
      },
    }),
  );
  const databases: DatabaseService[] = [];
  workspace.onClose(async () => {
    for (const database of databases) {
      await (await database.getClient()).destroy();
    }
  });
  return createServiceFactory({
    service: coreServices.database,
    deps: {
      plugin: coreServices.pluginMetadata,
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
    },
    factory: ({ plugin, ...deps }) => {
      const database = manager.forPlugin(plugin.getId(), deps);
      databases.push(database);
      return database;
    },
  });
}
