import { key, openKey } from './keys';
import { ComponentDescription } from './types';

export const compute: ComponentDescription = {
  section: 'compute',
  component: 'compute',
  title: 'Compute engine',
  description: 'The engine that runs the models',
  engines: [
    {
      engine: 'snowflake',
      title: 'Snowflake',
      remoteName: 'snowflake',
      convention: 'chart',
      keys: [
        openKey('SNOWFLAKE_ACCOUNT', 'Account', { property: 'account' }),
        openKey('SNOWFLAKE_USER', 'User', { property: 'user' }),
        key('SNOWFLAKE_PASSWORD', 'Password', { property: 'password' }),
        openKey('SNOWFLAKE_WAREHOUSE', 'Warehouse', {
          property: 'warehouse',
        }),
        openKey('SNOWFLAKE_DATABASE', 'Database', { property: 'database' }),
        openKey('SNOWFLAKE_SCHEMA', 'Schema', {
          property: 'schema',
          required: false,
        }),
        openKey('SNOWFLAKE_ROLE', 'Role', {
          property: 'role',
          required: false,
        }),
      ],
    },
    {
      engine: 'trino',
      title: 'Trino',
      remoteName: 'trino',
      convention: 'suggested',
      keys: [
        openKey('TRINO_HOST', 'Host', { property: 'host' }),
        openKey('TRINO_PORT', 'Port', { property: 'port', required: false }),
        openKey('TRINO_USER', 'User', { property: 'user' }),
        key('TRINO_PASSWORD', 'Password', { property: 'password' }),
      ],
    },
    {
      engine: 'bigquery',
      title: 'BigQuery',
      remoteName: 'bigquery',
      convention: 'suggested',
      keys: [
        openKey('BIGQUERY_PROJECT', 'Project', {
          property: 'project',
          required: false,
        }),
        key('BIGQUERY_KEYFILE', 'Service account key (JSON)', {
          property: 'keyfile',
        }),
      ],
    },
  ],
};
