import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { recordedCase } from '../../__testUtils__/recordedCases';
import {
  ObservedEvent,
  ObservedSecret,
  ObservedStore,
} from '../../model/observed';
import { extractClusterExternalSecret } from '../../observe/extract/clusterExternalSecret';
import { extractClusterPushSecret } from '../../observe/extract/clusterPushSecret';
import { extractEvent } from '../../observe/extract/event';
import { extractExternalSecret } from '../../observe/extract/externalSecret';
import { extractFluxKustomization } from '../../observe/extract/fluxKustomization';
import { extractPushSecret } from '../../observe/extract/pushSecret';
import { extractSealedSecret } from '../../observe/extract/sealedSecret';
import { extractStore } from '../../observe/extract/secretStore';
import { originsOfSecret } from '../../model/originsOfSecret';
import { storesOfSecret } from '../../model/storesOfSecret';
import { diagnoseSecret, diagnoseStore } from '../diagnose';
import { DEFAULT_POLICY } from '../policy';
import { SecretDiagnosisInput, StoreDiagnosisInput } from '../types';

/** A moment soon after the recording. */
export const RECORDED_AT = new Date('2026-11-24T02:58:00Z');

const EXTRACTORS = {
  ExternalSecret: extractExternalSecret,
  SealedSecret: extractSealedSecret,
  PushSecret: extractPushSecret,
  ClusterExternalSecret: extractClusterExternalSecret,
  ClusterPushSecret: extractClusterPushSecret,
  Kustomization: extractFluxKustomization,
};

type Kind = keyof typeof EXTRACTORS;
type StoreKind = 'SecretStore' | 'ClusterSecretStore';
type Recorded = ReturnType<typeof recordedCase>;

/** Changes a recorded object before it is read, for what was not recorded. */
export type Amend = (recorded: Recorded) => void;

/** Puts other words of a controller into the place of the recorded ones. */
export function saying(message: string): Amend {
  return ({ events }) => {
    for (const event of events) {
      if (event.type === 'Warning') {
        event.message = message;
      }
    }
  };
}

/** Reads a recorded object as the reflector does. */
export function readRecorded(
  kind: Kind,
  name: string,
  amend: Amend = () => {},
): { secret: ObservedSecret; events: ObservedEvent[] } {
  const recorded = recordedCase(kind, name);
  amend(recorded);
  const [group, version] = String(recorded.object.apiVersion).split('/');
  const secret = EXTRACTORS[kind](recorded.object, {
    cluster: 'prod',
    group,
    version,
    kind,
    now: RECORDED_AT.toISOString(),
  });
  if (!secret) {
    throw new Error(`The recorded ${kind} ${name} cannot be read`);
  }
  return { secret, events: readEvents(recorded) };
}

/** Reads a recorded store as the reflector does. */
export function readRecordedStore(
  kind: StoreKind,
  name: string,
  amend: Amend = () => {},
): { store: ObservedStore; events: ObservedEvent[] } {
  const recorded = recordedCase(kind, name);
  amend(recorded);
  const store = extractStore(recorded.object, {
    cluster: 'prod',
    group: 'external-secrets.io',
    version: 'v1',
    kind,
    now: RECORDED_AT.toISOString(),
  });
  if (!store) {
    throw new Error(`The recorded ${kind} ${name} cannot be read`);
  }
  return { store, events: readEvents(recorded) };
}

function readEvents({ events }: Recorded): ObservedEvent[] {
  return events
    .flatMap(
      (event, index) =>
        extractEvent(
          { ...event, metadata: { uid: `event-${index}` } },
          { cluster: 'prod', now: RECORDED_AT.toISOString() },
        ) ?? [],
    )
    .reverse();
}

/** What the rules are given for a recorded object, with its recorded stores. */
export function recordedInput(
  kind: Kind,
  name: string,
  amend?: Amend,
  amendStore?: Amend,
): SecretDiagnosisInput {
  const { secret, events } = readRecorded(kind, name, amend);
  return {
    secret,
    events,
    stores: storesOfSecret(secret.facts).map(ref => {
      try {
        return { ...ref, ...readRecordedStore(ref.kind, ref.name, amendStore) };
      } catch {
        return { ...ref, store: undefined, events: [] };
      }
    }),
    origins: originsOfSecret(secret.facts).map(ref => ({
      ...ref,
      exists: null,
      generates: null,
      ready: null,
    })),
    failingChildren: [],
    certificates: [],
    cluster: {
      name: 'prod',
      title: 'prod',
      reachable: true,
      since: '2026-11-24T02:00:00Z',
      reason: null,
      version: 'v1.36.3',
      configured: true,
      resources: [],
    },
    policy: DEFAULT_POLICY,
    targetExists: null,
    targetChanged: null,
    consumers: null,
    now: RECORDED_AT,
  };
}

/** All findings about a recorded object. */
export function findingsOf(
  kind: Kind,
  name: string,
  amend?: Amend,
  amendStore?: Amend,
): Finding[] {
  return diagnoseSecret(recordedInput(kind, name, amend, amendStore));
}

/** All findings about a recorded store. */
export function findingsOfStore(
  kind: StoreKind,
  name: string,
  amend?: Amend,
): Finding[] {
  const { store, events } = readRecordedStore(kind, name, amend);
  const input: StoreDiagnosisInput = {
    store,
    events,
    cluster: undefined,
    policy: DEFAULT_POLICY,
    now: RECORDED_AT,
  };
  return diagnoseStore(input);
}

export function findingOf(
  findings: Finding[],
  id: FindingId,
): Finding | undefined {
  return findings.find(finding => finding.id === id);
}

export function idsOf(findings: Finding[]): string[] {
  return findings.map(({ id }) => id);
}
