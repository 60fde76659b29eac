import { key, openKey } from './keys';
import { ComponentDescription } from './types';

export const catalog: ComponentDescription = {
  section: 'catalog',
  component: 'catalog',
  title: 'Table catalog',
  description: 'The list of all tables (Polaris)',
  engines: [
    {
      engine: 'polaris',
      title: 'Apache Polaris',
      remoteName: 'polaris',
      convention: 'chart',
      keys: [
        openKey('polaris-client-id', 'Client ID', { property: 'client_id' }),
        key('polaris-client-secret', 'Client secret', {
          property: 'client_secret',
        }),
      ],
    },
  ],
};
