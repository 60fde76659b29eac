import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { newestEventFirst } from '../../model/newestEventFirst';
import { ObservedSecret, ObservedStore } from '../../model/observed';
import { originsOfSecret } from '../../model/originsOfSecret';
import { storesOfSecret } from '../../model/storesOfSecret';
import { extractEvent } from '../../observe/extract/event';
import { extractExternalSecret } from '../../observe/extract/externalSecret';
import { extractClusterExternalSecret } from '../../observe/extract/clusterExternalSecret';
import { extractFluxKustomization } from '../../observe/extract/fluxKustomization';
import { extractIsindirSopsSecret } from '../../observe/extract/isindirSopsSecret';
import { extractPushSecret } from '../../observe/extract/pushSecret';
import { extractSealedSecret } from '../../observe/extract/sealedSecret';
import { extractStore } from '../../observe/extract/secretStore';
import { diagnoseSecret } from '../diagnose';
import { DEFAULT_POLICY } from '../policy';
import { stateOf } from '../state';
import { SecretDiagnosisInput } from '../types';
import { documentedConfidences } from './documentedConfidences';

const CONFIDENCES = documentedConfidences();

/** The time at which synthetic cases are evaluated. */
const NOW = '2026-11-24T12:00:00Z';

const KINDS = {
  ExternalSecret: {
    apiVersion: 'external-secrets.io/v1',
    extract: extractExternalSecret,
  },
  PushSecret: {
    apiVersion: 'external-secrets.io/v1alpha1',
    extract: extractPushSecret,
  },
  SealedSecret: {
    apiVersion: 'bitnami.com/v1alpha1',
    extract: extractSealedSecret,
  },
  ClusterExternalSecret: {
    apiVersion: 'external-secrets.io/v1',
    extract: extractClusterExternalSecret,
  },
  Kustomization: {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    extract: extractFluxKustomization,
  },
  SopsSecret: {
    apiVersion: 'isindir.github.com/v1alpha3',
    extract: extractIsindirSopsSecret,
  },
};

/** What a synthetic case consists of; times are RFC 3339. */
export type Case = {
  kind: keyof typeof KINDS;
  metadata?: object;
  spec: object;
  status?: object;
  /** When the object was last changed. */
  changedAt?: string;
  events?: { reason: string; message: string; at: string; type?: 'Normal' }[];
  stores?: KubernetesObject[];
  targetExists?: boolean | null;
  /** Names of the keys of the target, where it is seen. */
  targetKeys?: string[];
  /** Secrets that were missing and are there now. */
  presentSecrets?: { namespace: string; name: string }[];
  now?: string;
};

/** A store that is ready since long, last changed at `changedAt`. */
export function storeOf(
  kind: ObservedStore['kind'],
  name: string,
  provider: object,
  { changedAt = '2026-11-19T00:00:00Z', spec = {}, ready = {} as object } = {},
): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind,
    metadata: {
      name,
      uid: name,
      ...(kind === 'SecretStore' ? { namespace: 'shop' } : {}),
      generation: 1,
      creationTimestamp: '2026-11-19T00:00:00Z',
      managedFields: changed(changedAt),
    },
    spec: { provider, ...spec },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Valid',
          lastTransitionTime: '2026-11-19T00:00:01Z',
          ...ready,
        },
      ],
    },
  };
}

/** A condition of an operator, as a status. */
export function condition(
  type: 'Ready' | 'Synced',
  status: 'True' | 'False',
  message: string,
  at: string,
  reason = '',
): { conditions: object[] } {
  return {
    conditions: [{ type, status, reason, message, lastTransitionTime: at }],
  };
}

function changed(time: string): object[] {
  return [
    {
      ...{ manager: 'kubectl', operation: 'Apply', time },
      fieldsV1: { 'f:spec': {} },
    },
  ];
}

/** Reads a synthetic case as the reflector does, and evaluates it. */
export function evaluate(one: Case) {
  const input = inputOf(one);
  const { secret, events, cluster, now, targetExists, targetKeys } = input;
  const findings = diagnoseSecret(input, (rule, error) => {
    throw new Error(`${rule}: ${error}`);
  });
  for (const { confidence, id } of findings) {
    if (!CONFIDENCES.get(id)?.includes(confidence)) {
      throw new Error(`docs/findings.md: ${id} is never ${confidence}`);
    }
  }
  return {
    ...stateOf(secret, events, cluster, now, {
      targetExists,
      targetKeys,
      hasFailingChild: false,
    }),
    findings,
  };
}

function inputOf(one: Case): SecretDiagnosisInput {
  const { apiVersion, extract } = KINDS[one.kind];
  const [group, version] = apiVersion.split('/');
  const now = one.now ?? NOW;
  const secret: ObservedSecret = extract(
    {
      apiVersion,
      kind: one.kind,
      metadata: {
        ...{ name: 'db', namespace: 'shop', uid: 'u', resourceVersion: '1' },
        generation: 1,
        creationTimestamp: '2026-11-20T08:00:00Z',
        managedFields: changed(one.changedAt ?? '2026-11-20T08:00:00Z'),
        ...one.metadata,
      },
      spec: one.spec,
      status: one.status,
    },
    { cluster: 'prod', group, version, kind: one.kind, now },
  )!;
  const stores = (one.stores ?? []).map(store => {
    const kind = store.kind as ObservedStore['kind'];
    return extractStore(store, {
      ...{ cluster: 'prod', group: 'external-secrets.io', version: 'v1' },
      ...{ kind, now },
    });
  });
  return {
    secret,
    events: (one.events ?? [])
      .flatMap(
        ({ at, ...event }, index) =>
          extractEvent(
            {
              metadata: { uid: `event-${index}`, resourceVersion: `${index}` },
              involvedObject: { kind: one.kind, namespace: 'shop', name: 'db' },
              type: 'Warning',
              firstTimestamp: at,
              lastTimestamp: at,
              ...event,
            } as unknown as KubernetesObject,
            { cluster: 'prod', now },
          ) ?? [],
      )
      .sort(newestEventFirst),
    stores: storesOfSecret(secret.facts).map(ref => ({
      ...ref,
      store: stores.find(
        store => store?.kind === ref.kind && store.name === ref.name,
      ),
      events: [],
    })),
    origins: originsOfSecret(secret.facts).map(ref => ({
      ...ref,
      ...{ exists: null, generates: null, ready: null },
    })),
    failingChildren: [],
    certificates: [],
    cluster: {
      ...{ name: 'prod', title: 'prod', reachable: true, reason: null },
      ...{ since: '2026-11-01T00:00:00Z', version: 'v1.36.3' },
      ...{ configured: true, resources: [] },
    },
    policy: DEFAULT_POLICY,
    targetExists: one.targetExists ?? (one.targetKeys ? true : null),
    targetKeys: one.targetKeys ?? null,
    presentSecrets: one.presentSecrets,
    targetChanged: null,
    consumers: null,
    now: new Date(now),
  };
}
