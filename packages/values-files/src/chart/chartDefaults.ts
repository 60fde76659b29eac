import { ChartValues } from './chartValues';

/** Name of the chart. @public */
export const CHART_NAME = 'floe-dagster';
/** Version of the chart that this package implements. @public */
export const CHART_VERSION = '0.1.0';
/** The API version of the ExternalSecrets that it renders. @public */
export const CHART_EXTERNAL_SECRETS_API_VERSION = 'external-secrets.io/v1beta1';

const references = { enabled: false, secrets: [] };
const sealed = { enabled: false, encryptedData: {} };

/** The chart's defaults for the sections of secrets that affect what it renders. */
export const CHART_DEFAULTS: ChartValues = {
  floe: {
    externalSecrets: {
      enabled: false,
      secretStoreRef: '',
      secretStoreKind: 'SecretStore',
      refreshInterval: '1h',
      creationPolicy: 'Owner',
      annotations: {},
      template: { enabled: false, connectionString: false },
      postgresql: { enabled: false, additionalSecrets: [] },
      compute: references,
      storage: references,
      catalog: { enabled: false, additionalSecrets: [] },
      custom: [],
    },
    sealedSecrets: {
      enabled: false,
      annotations: {},
      postgresql: sealed,
      compute: sealed,
      storage: sealed,
      catalog: sealed,
      custom: [],
    },
  },
};
