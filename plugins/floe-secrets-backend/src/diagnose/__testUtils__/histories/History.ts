import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { newestEventFirst } from '../../../model/newestEventFirst';
import {
  ObservedEvent,
  ObservedSecret,
  ObservedStore,
} from '../../../model/observed';
import { originsOfSecret } from '../../../model/originsOfSecret';
import { storesOfSecret } from '../../../model/storesOfSecret';
import { extractEvent } from '../../../observe/extract/event';
import { ExtractContext } from '../../../observe/extract/metadata';
import { extractStore } from '../../../observe/extract/secretStore';
import { DEFAULT_POLICY } from '../../policy';
import { SecretDiagnosisInput } from '../../types';
import { EventRecorder } from './EventRecorder';

export type Extract = (
  object: KubernetesObject,
  context: ExtractContext,
) => ObservedSecret | undefined;

/** How long each step takes; Kubernetes keeps times to the second. */
const STEP_MS = 4_000;

export const NAMESPACE = 'shop';

/**
 * A cluster with one managed secret and a model of its operator. It says what
 * the portal would observe, and what is true.
 */
export abstract class History {
  now = Date.parse('2026-11-24T00:00:00Z');
  readonly recorder: EventRecorder;
  readonly steps: string[];
  /** Those of the steps that are attempts of the operator; a history has many of them. */
  readonly attempts: string[];
  generation = 1;
  /** Milliseconds of the last change of the spec. */
  changedAt = this.now;
  /** Milliseconds of the last request for a refresh. */
  requestedAt: number | null = null;

  readonly #extract: Extract;
  readonly #actions: Record<string, () => void>;

  constructor(
    readonly kind: string,
    readonly apiVersion: string,
    extract: Extract,
    actions: Record<string, () => void>,
  ) {
    this.#extract = extract;
    this.#actions = actions;
    this.recorder = new EventRecorder(kind, NAMESPACE);
    this.steps = [...Object.keys(actions), 'wait 7 min', 'wait 70 min'];
    this.attempts = this.steps.filter(step => step === 'attempt');
  }

  /** The spec and the status of the object, as the API server has them. */
  protected abstract body(): { spec: object; status?: object };

  protected annotations(): Record<string, string> {
    return {};
  }

  /** The stores of the cluster. */
  protected stores(): KubernetesObject[] {
    return [];
  }

  /** What it has made and fails. */
  protected failingChildren(): { since: string | null }[] {
    return [];
  }

  /**
   * Whether the target that the object asks for is there, with its keys: now,
   * or, for a portal that sees no Secrets, when the operator last looked.
   */
  abstract hasTarget(seesSecrets: boolean): boolean;

  /** Why a finding that is reported as proven is not true; undefined if it is. */
  abstract denies(finding: Finding, seesSecrets: boolean): string | undefined;

  /** Why a cause is gone, by what the portal sees; undefined if it may be there. */
  abstract isGone(finding: Finding, seesSecrets: boolean): string | undefined;

  /** Whether the target is there now; null: the portal sees no Secrets. */
  protected targetExists(_seesSecrets: boolean): boolean | null {
    return null;
  }

  /** The keys of the target by its metadata; null: the portal sees none. */
  protected targetKeys(_seesSecrets: boolean): string[] | null {
    return null;
  }

  apply(step: string): void {
    this.now += STEP_MS;
    if (step.startsWith('wait ')) {
      this.now += Number(step.split(' ')[1]) * 60_000;
    } else {
      this.#actions[step]();
    }
  }

  /** A change of labels or annotations, which leaves the generation. */
  protected changeMetadata(): void {
    this.changedAt = this.now;
  }

  /** A change of the spec, which raises the generation. */
  protected changeSpec(): void {
    this.generation++;
    this.changedAt = this.now;
  }

  time(millis = this.now): string {
    return new Date(millis).toISOString().replace('.000', '');
  }

  object(): KubernetesObject {
    const finalizer = {
      manager: 'external-secrets',
      operation: 'Update',
      time: this.time(this.changedAt),
      fieldsV1: { 'f:metadata': { 'f:finalizers': {} } },
    };
    const request = {
      manager: 'floe-secrets',
      operation: 'Update',
      time: this.time(this.requestedAt ?? 0),
      fieldsV1: {
        'f:metadata': { 'f:annotations': { '.': {}, 'f:force-sync': {} } },
      },
    };
    return {
      apiVersion: this.apiVersion,
      kind: this.kind,
      metadata: {
        name: 'db',
        namespace: NAMESPACE,
        uid: 'c0ffee',
        resourceVersion: '1',
        generation: this.generation,
        creationTimestamp: '2026-11-24T00:00:00Z',
        annotations: {
          ...this.annotations(),
          ...(this.requestedAt
            ? { 'force-sync': String(this.requestedAt / 1000) }
            : {}),
        },
        managedFields: [
          {
            manager: 'kubectl',
            operation: 'Apply',
            time: this.time(this.changedAt),
            fieldsV1: { 'f:spec': {} },
          },
          finalizer,
          ...(this.requestedAt ? [request] : []),
        ],
      },
      ...this.body(),
    };
  }

  /** What the rules are given now. */
  input(seesSecrets: boolean): SecretDiagnosisInput {
    const [group, version = group] = this.apiVersion.split('/');
    const now = this.time();
    const secret = this.#extract(this.object(), {
      cluster: 'prod',
      group,
      version,
      kind: this.kind,
      now,
    })!;
    const stores = this.stores().map(object => readStore(object, now));
    return {
      secret,
      events: this.#readEvents(),
      stores: storesOfSecret(secret.facts).map(ref => ({
        ...ref,
        store: stores.find(
          ({ kind, name }) => kind === ref.kind && name === ref.name,
        ),
        events: [],
      })),
      origins: originsOfSecret(secret.facts).map(ref => ({
        ...ref,
        exists: null,
        generates: null,
        ready: null,
      })),
      failingChildren: this.failingChildren(),
      certificates: [],
      cluster: {
        name: 'prod',
        title: 'prod',
        reachable: true,
        since: '2026-11-23T00:00:00Z',
        reason: null,
        version: 'v1.36.3',
        configured: true,
        resources: [
          'secretstores.external-secrets.io',
          'clustersecretstores.external-secrets.io',
        ].map(resource => ({
          cluster: 'prod',
          resource,
          apiVersion: 'external-secrets.io/v1',
          servedVersions: ['v1'],
          state: 'watching' as const,
          reason: null,
          since: '2026-11-23T00:00:00Z',
        })),
      },
      policy: DEFAULT_POLICY,
      targetExists: this.targetExists(seesSecrets),
      targetKeys: this.targetKeys(seesSecrets),
      targetChanged: null,
      consumers: null,
      now: new Date(this.now),
    };
  }

  #readEvents(): ObservedEvent[] {
    return this.recorder
      .all()
      .flatMap(
        event =>
          extractEvent(event, { cluster: 'prod', now: this.time() }) ?? [],
      )
      .sort(newestEventFirst);
  }
}

function readStore(object: KubernetesObject, now: string): ObservedStore {
  return extractStore(object, {
    cluster: 'prod',
    group: 'external-secrets.io',
    version: 'v1',
    kind: object.kind as ObservedStore['kind'],
    now,
  })!;
}
