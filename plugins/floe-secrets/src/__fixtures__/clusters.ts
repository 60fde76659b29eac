import type {
  Cluster,
  SealingCertificate,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { minutesAgo } from './time';

export const clusters: Cluster[] = [
  {
    name: 'floe-prod',
    title: 'floe-prod',
    reachable: true,
    since: minutesAgo(60 * 24 * 12),
    reason: null,
    version: 'v1.36.3',
    environments: ['prod'],
    approaches: {
      'external-secrets': {
        available: true,
        servedVersions: ['external-secrets.io/v1'],
        reason: null,
      },
      'sealed-secrets': {
        available: true,
        servedVersions: ['bitnami.com/v1alpha1'],
        reason: null,
      },
    },
    resources: [],
  },
];

function store(overrides: Partial<Store>): Store {
  return {
    id: `store-${overrides.name}`,
    cluster: 'floe-prod',
    environment: 'prod',
    kind: 'SecretStore',
    namespace: 'floe-orders',
    name: 'aws-secrets-manager',
    apiVersion: 'external-secrets.io/v1',
    provider: 'aws',
    detail: { service: 'SecretsManager', region: 'eu-central-1' },
    capabilities: 'ReadWrite',
    ready: true,
    reason: 'Valid',
    message: 'store validated',
    since: minutesAgo(60 * 24 * 12),
    usedBy: 4,
    findings: [],
    ...overrides,
  };
}

export const stores: Store[] = [
  store({}),
  store({
    name: 'vault-backend',
    provider: 'vault',
    detail: { server: 'https://vault.example.com:8200', path: 'secret' },
    ready: false,
    reason: 'InvalidProviderConfig',
    message: 'unable to create client',
    usedBy: 2,
  }),
  store({
    kind: 'ClusterSecretStore',
    name: 'platform-vault',
    namespace: null,
    provider: 'vault',
    detail: { server: 'https://vault.example.com:8200', path: 'platform' },
    usedBy: 31,
  }),
];

/** A certificate made for these tests; nobody has its key any more. */
export const certificate: SealingCertificate = {
  cluster: 'floe-prod',
  pem: `-----BEGIN CERTIFICATE-----
MIIE4TCCAsmgAwIBAgIUIz+hV+PgWmRMkOfANz2EP3p1cbMwDQYJKoZIhvcNAQEL
BQAwADAeFw0yNjExMjQwODQwNTRaFw0zNjExMjEwODQwNTRaMAAwggIiMA0GCSqG
SIb3DQEBAQUAA4ICDwAwggIKAoICAQCideZccwCpSyILYcY/O8kJTa035xXM+ckM
RcDUeF0D54d2NV/8cTKT+iBA3sfIK/oSAw6d4kC6ykp5tu0qPAfZsAF8B6E6HTNr
S3gd4Q159MqfvPE4rZ1KPnIgWH5HPbfKsh2mqw0MCxUJ0Zh6fd8t9kWBU212HJsq
4aPND8TZ/JW2H8Z2/hOq+D1J61hpvOxOfw+sLI1yVcEQnBgauNBuPEpp2bQappzo
7tC5iNGKyPHHTUURVYW18bYMwObdy+4LsUYyF+lvo4O7pOfip0N5TTYrNyY6L0vI
x/6WrAXGF587+HYYUk4vuBZc9wCV+cZbJ8nvH6lrvZkqQbdczU4WXGWy83JfuNV1
9GMj748ZATxHHfv+j6GhCZXjchGH6uFFGCQl1iH94iENd1ZABRq1eElyNLDihzGU
Dt1BVNKOdQ76GJcHOMIbGD9Xn8RiKH7ixB0JvGQNkAzkSKMPDMqvED1drweFFSJg
t2EeMn4xzf6sUugI6MWOg+g0HtQLDlzSyUZUJLlBKMwbcvD0s5M23C+IXjtsYprw
oMiPH/n38dY0rEPrtdYJIXBy2kHc9nESUlboKYaYMOXFp55MigvrUY0+LFFN2xZ0
qjnrSU0ulXt9w09TrpzY2rAhjS+6Yi0FKQ99ZJLBbwGtDEjKY2rHCIpPlJchmZ8V
Y0roSjbSqwIDAQABo1MwUTAdBgNVHQ4EFgQUQdTyCQCsZapnl4qmHGK7fPmNuG4w
HwYDVR0jBBgwFoAUQdTyCQCsZapnl4qmHGK7fPmNuG4wDwYDVR0TAQH/BAUwAwEB
/zANBgkqhkiG9w0BAQsFAAOCAgEAO8QVArzv+OrqWXkRnBj0HLFKwTm64/CJSK0z
g0obAbxf3074Kr5wxqbcNjWVhTNXwaokWwyDKcNblJV/aCt31i0vCl/oPXVFImXG
q34YZhlzQLxB4BV7A0wvL/zECk0FrS4/qdQud4TnO98Q6dVgRyTH+MsOuTdx/M5s
kfSesLVrkdIz3e5AUc/PS4RsjT4INtznEOznvYcfeHYcdMWmDyNVAv5GMDvOmA5v
ZhtdTX+aXpPdUyInmTZz2Y+udiOBW4cA4Mf/VE8+o/Ot2iROFuc/wwVW2zPM1UJQ
GJfbeXZpePuNjVHEcIqjZxvjazTPIW2hTtPvtHiib1IDi1pq32xs3RyCbRwo89Ni
tFi2dorHbENv08R4Ar2BVUk7/0PXwSdoIb9eVPeO0FgcP2A98FwcgVkpkwu+iEVq
dabQDCLX4ECCxp3e665T8AfOliojZw+jARs584cVbNigimut/lzWDinZWNxXcLTM
hhuWhuCplp1jYcycBj8s00xpYWhnrbUQFQZuogojn0Rc5ZtPUN8dhCohKvLaBsDy
tfmWGBwLMIQ4DCrfksV7/YrN+TqjbpfRQhN38ktl7EfL0Efx5zDRv7R9ymldK/X7
MwGc9j3W0BFrAKAPSr+BrrfJiL5uZ+R3XMtERpfRdfb1onJ0Du7xxh05zyK6MrDj
1JLCqiQ=
-----END CERTIFICATE-----
`,
  fingerprint:
    'b62dba5483855a85b9053e9ff936429e38fcc77087268c824f4f4235ac174b04',
  notBefore: '2026-11-24T08:40:54Z',
  notAfter: '2036-11-21T08:40:54Z',
  keySize: 4096,
  fetchedAt: minutesAgo(2),
  controller: 'kube-system/sealed-secrets',
  findings: [],
};
