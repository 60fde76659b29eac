import { key, openKey } from './keys';
import { ComponentDescription } from './types';

export const database: ComponentDescription = {
  section: 'postgresql',
  component: 'database',
  title: 'Database',
  description: 'Where Dagster keeps its runs, schedules and events',
  engines: [
    {
      engine: 'postgresql',
      title: 'PostgreSQL',
      remoteName: 'dagster-postgresql',
      convention: 'chart',
      keys: [
        key('postgresql-password', 'Password', { property: 'password' }),
        openKey('postgresql-username', 'User name', { property: 'username' }),
        openKey('postgresql-host', 'Host', { property: 'host' }),
        openKey('postgresql-port', 'Port', {
          property: 'port',
          required: false,
        }),
        openKey('postgresql-database', 'Database', {
          property: 'database',
          required: false,
        }),
      ],
    },
  ],
};
