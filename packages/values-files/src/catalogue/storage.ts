import { key, openKey } from './keys';
import { ComponentDescription } from './types';

export const storage: ComponentDescription = {
  section: 'storage',
  component: 'storage',
  title: 'Object storage',
  description: 'Where the tables are kept',
  engines: [
    {
      engine: 's3',
      title: 'Amazon S3',
      remoteName: 's3-credentials',
      convention: 'chart',
      keys: [
        openKey('AWS_ACCESS_KEY_ID', 'Access key ID', {
          property: 'access_key',
        }),
        key('AWS_SECRET_ACCESS_KEY', 'Secret access key', {
          property: 'secret_key',
        }),
        openKey('AWS_REGION', 'Region', {
          property: 'region',
          required: false,
        }),
      ],
    },
    {
      engine: 'gcs',
      title: 'Google Cloud Storage',
      remoteName: 'gcs-credentials',
      convention: 'suggested',
      keys: [
        key('GCS_SERVICE_ACCOUNT_KEY', 'Service account key (JSON)', {
          property: 'service_account_key',
        }),
      ],
    },
    {
      engine: 'adls',
      title: 'Azure Data Lake Storage',
      remoteName: 'adls-credentials',
      convention: 'suggested',
      keys: [
        openKey('AZURE_STORAGE_ACCOUNT_NAME', 'Storage account', {
          property: 'account_name',
        }),
        openKey('AZURE_TENANT_ID', 'Tenant ID', { property: 'tenant_id' }),
        openKey('AZURE_CLIENT_ID', 'Client ID', { property: 'client_id' }),
        key('AZURE_CLIENT_SECRET', 'Client secret', {
          property: 'client_secret',
        }),
      ],
    },
  ],
};
