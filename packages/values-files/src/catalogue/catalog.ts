import { key, openKey } from './keys';
import { ComponentDescription } from './types';

export const catalog: ComponentDescription = {
  section: 'catalog',
  component: 'catalog',
  title: 'Table catalog',
  description: 'Which tables there are and where they stand',
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
