import type {
  Finding,
  ManagedSecret,
  ManagedSecretDetail,
  Operation,
  StoreRef,
} from '@floe/backstage-plugin-floe-secrets-common';
import { signalId } from './signals';
import { minutesAgo } from './time';

export const AWS: StoreRef = {
  kind: 'SecretStore',
  name: 'aws-secrets-manager',
  provider: 'aws',
};
export const VAULT: StoreRef = {
  kind: 'SecretStore',
  name: 'vault-backend',
  provider: 'vault',
};

/** References of the chart's examples for AWS. */
export function references(
  key: string,
  properties: Record<string, string>,
): ManagedSecret['source']['remoteRefs'] {
  return Object.entries(properties).map(([secretKey, property]) => ({
    secretKey,
    key,
    property,
  }));
}

export function secret(overrides: Partial<ManagedSecret> = {}): ManagedSecret {
  const name =
    overrides.name ?? 'orders-lakehouse-floe-dagster-postgresql-secret';
  return {
    id: `id-of-${overrides.environment ?? 'prod'}-${name}`,
    environment: 'prod',
    cluster: 'floe-prod',
    namespace: 'floe-orders',
    name,
    kind: 'ExternalSecret',
    apiVersion: 'external-secrets.io/v1',
    approach: 'external-secrets',
    component: 'database',
    entityRefs: ['component:default/orders-lakehouse'],
    target: {
      name,
      exists: true,
      keys: ['postgresql-password', 'postgresql-username', 'postgresql-host'],
    },
    source: {
      store: AWS,
      remoteRefs: [
        {
          secretKey: 'postgresql-password',
          key: 'floe/prod/dagster-postgresql',
          property: 'password',
        },
        {
          secretKey: 'postgresql-username',
          key: 'floe/prod/dagster-postgresql',
          property: 'username',
        },
        {
          secretKey: 'postgresql-host',
          key: 'floe/prod/dagster-postgresql',
          property: 'host',
        },
      ],
      refreshInterval: 'PT15M',
      refreshPolicy: 'Periodic',
    },
    state: 'synced',
    lastKnownState: null,
    lastSeen: minutesAgo(0),
    since: minutesAgo(60 * 24 * 3),
    lastSync: minutesAgo(6),
    nextSync: minutesAgo(-9),
    rotation: {
      lastChanged: minutesAgo(60 * 24 * 40),
      maxAge: 'P90D',
      due: minutesAgo(-60 * 24 * 50),
    },
    findings: [],
    ...overrides,
  };
}

export function sealed(overrides: Partial<ManagedSecret> = {}): ManagedSecret {
  return secret({
    kind: 'SealedSecret',
    apiVersion: 'bitnami.com/v1alpha1',
    approach: 'sealed-secrets',
    name: 'customer-360-floe-dagster-postgresql-secret',
    namespace: 'floe-customer',
    entityRefs: ['component:default/customer-360'],
    target: {
      name: 'customer-360-floe-dagster-postgresql-secret',
      exists: true,
      keys: ['postgresql-password', 'postgresql-username'],
    },
    source: { store: null, remoteRefs: [], scope: 'strict' },
    nextSync: null,
    ...overrides,
  });
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    id: 'remote-key-missing',
    severity: 'error',
    confidence: 'likely',
    summary: 'The provider has no secret floe/prod/polaris',
    evidence: [
      {
        kind: 'event',
        text: 'error processing spec.data[0] (key: floe/prod/polaris), err: Secret does not exist',
        time: minutesAgo(2),
      },
      {
        kind: 'condition',
        text: 'Ready=False SecretSyncedError: could not get secret data from provider',
        time: minutesAgo(34),
      },
    ],
    remedies: [
      {
        title: 'Create the secret at the provider',
        command:
          'aws secretsmanager create-secret --name floe/prod/polaris --secret-string file://polaris.json',
      },
      {
        title: 'Or correct the key in the values file',
        action: 'open-wizard',
      },
      {
        title: 'Read how External Secrets finds keys',
        link: 'https://external-secrets.io/latest/api/externalsecret/',
      },
    ],
    ...overrides,
  };
}

export const accessDenied: Partial<Finding> = {
  id: 'provider-access-denied',
  confidence: 'proven',
  summary: 'Vault refuses access to floe/snowflake',
  evidence: [
    {
      kind: 'event',
      text: 'error processing spec.data[0] (key: floe/snowflake), err: cannot read secret data from Vault: Error making API request. URL: GET https://vault.example.com:8200/v1/secret/data/floe/snowflake Code: 403. Errors: * permission denied',
      time: minutesAgo(1),
    },
  ],
  remedies: [
    {
      title: 'Let the role of the store read this path',
      command:
        'vault policy write floe-dagster - <<EOF\npath "secret/data/floe/*" {\n  capabilities = ["read"]\n}\nEOF',
    },
  ],
};

/** A refresh that ended well. */
export function operation(fields: Partial<Operation> = {}): Operation {
  return {
    id: 'refresh-1',
    secretId: 'secret-1',
    status: 'succeeded',
    startedAt: minutesAgo(1),
    endedAt: minutesAgo(1),
    proof:
      'ExternalSecret floe/floe-dagster-postgresql-secret was refreshed at 2026-11-24T03:00:01.000Z',
    finding: null,
    ...fields,
  };
}

export function detailOf(base: ManagedSecret): ManagedSecretDetail {
  const findingIds = base.findings.map(({ id }) => id);
  const failing = base.state === 'failing';
  return {
    ...base,
    signals: [signalId(base.id), signalId(base.cluster)],
    events: failing
      ? [
          {
            reason: 'UpdateFailed',
            message:
              base.findings[0]?.evidence[0]?.text ??
              'could not get secret data from provider',
            count: 17,
            firstSeen: minutesAgo(34),
            lastSeen: minutesAgo(1),
          },
        ]
      : [],
    history: [
      ...(base.state === 'unknown'
        ? []
        : [
            {
              at: failing ? minutesAgo(34) : minutesAgo(60 * 24 * 3),
              state: base.state,
              findings: findingIds,
            },
          ]),
      { at: minutesAgo(60 * 24 * 6), state: 'synced', findings: [] },
      {
        at: minutesAgo(60 * 24 * 6 + 3),
        state: 'failing',
        findings: ['provider-unreachable'],
      },
      { at: minutesAgo(60 * 24 * 30), state: 'synced', findings: [] },
      { at: minutesAgo(60 * 24 * 30 + 1), state: 'pending', findings: [] },
    ],
    consumers: null,
    sight: {
      secrets: { state: 'off', reason: null },
      pods: { state: 'off', reason: null },
    },
  };
}
