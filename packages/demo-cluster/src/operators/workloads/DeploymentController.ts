import { createHash } from 'node:crypto';
import { StorageEvent } from '../../api/ObjectStorage';
import { tableOf } from '../../api/resources/definition';
import {
  controllerOf,
  controllerReference,
  formatTime,
  KubernetesObject,
  ObjectManifest,
} from '../../objects';
import { Controller, ControllerContext } from '../Controller';
import { exponentialBackoff, Outcome } from '../WorkQueue';
import { podStatus } from './podStatus';
import { missingSecrets, PodSpec, secretNamesOf } from './podSecrets';

const MANAGER = 'kube-controller-manager';

type DeploymentSpec = {
  replicas?: number;
  selector: { matchLabels: Record<string, string> };
  template: {
    metadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    spec: PodSpec;
  };
};

export type Deployment = KubernetesObject<DeploymentSpec>;

/**
 * Simulates Deployments: a ReplicaSet and pods that report that they run, or
 * why they cannot start if a Secret is missing.
 */
export class DeploymentController extends Controller {
  constructor(context: ControllerContext) {
    super(context, 'apps', 'Deployment', exponentialBackoff(1000, 60 * 1000));
  }

  /** A pod waits for its Secrets. */
  protected onOther({ table, type, object }: StorageEvent): void {
    if (table !== 'secrets.' || type === 'MODIFIED') {
      return;
    }
    const { namespace, name } = object.metadata;
    (
      this.context.api.storage.list(
        tableOf(this.definition),
        namespace,
      ) as Deployment[]
    )
      .filter(({ spec }) => secretNamesOf(spec!.template.spec).includes(name))
      .forEach(({ metadata }) => this.enqueue(namespace, metadata.name));
  }

  protected async reconcile(input: KubernetesObject): Promise<Outcome> {
    const deployment = input as Deployment;
    const replicas = deployment.spec!.replicas ?? 1;
    const set = this.#replicaSet(deployment);
    this.#removeOtherSets(deployment, set);
    const pods = this.#podsOf(set);
    for (const pod of pods.slice(replicas)) {
      this.#delete(pod);
    }
    for (let index = pods.length; index < replicas; index++) {
      this.#createPod(deployment, set);
    }
    const ready = this.#podsOf(set).filter(pod => this.#refresh(pod)).length;
    this.writeStatus(set, { replicas, readyReplicas: ready }, MANAGER);
    const status = {
      observedGeneration: deployment.metadata.generation,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      conditions: [
        {
          type: 'Available',
          status: ready === replicas ? 'True' : 'False',
          reason:
            ready === replicas
              ? 'MinimumReplicasAvailable'
              : 'MinimumReplicasUnavailable',
        },
      ],
    };
    this.writeStatus(deployment, status, MANAGER);
    return {};
  }

  #replicaSet(deployment: Deployment): KubernetesObject {
    const hash = templateHash(deployment.spec!.template);
    const { namespace, name } = deployment.metadata;
    const existing = this.context.api.find(
      this.#definitionOf('apps', 'ReplicaSet'),
      namespace,
      `${name}-${hash}`,
    );
    if (existing) {
      return existing;
    }
    const labels = {
      ...deployment.spec!.template.metadata?.labels,
      'pod-template-hash': hash,
    };
    return this.#create('apps', {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels,
        ownerReferences: [controllerReference(deployment)],
      },
      spec: {
        replicas: deployment.spec!.replicas ?? 1,
        selector: { matchLabels: labels },
        template: deployment.spec!.template,
      },
    });
  }

  #createPod(deployment: Deployment, set: KubernetesObject): void {
    const { template } = deployment.spec!;
    this.#create('', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        generateName: `${set.metadata.name}-`,
        namespace: set.metadata.namespace,
        labels: set.metadata.labels,
        annotations: template.metadata?.annotations,
        ownerReferences: [controllerReference(set)],
      },
      spec: { ...template.spec, nodeName: 'demo-node' },
    });
  }

  /** Writes the status of a pod; returns whether it is ready. */
  #refresh(pod: KubernetesObject): boolean {
    const { api, clock } = this.context;
    const missing = missingSecrets(api, pod);
    const running = (pod.status as { phase?: string } | undefined)?.phase;
    // A running pod does not notice that a Secret was deleted.
    if (running !== 'Running') {
      const status = podStatus(
        pod.spec as PodSpec,
        missing,
        formatTime(clock.now()),
      );
      this.writeStatus(pod, status, MANAGER);
    }
    return running === 'Running' || missing.length === 0;
  }

  #removeOtherSets(deployment: Deployment, current: KubernetesObject): void {
    this.context.api.storage
      .list('replicasets.apps', deployment.metadata.namespace)
      .filter(
        set =>
          controllerOf(set)?.uid === deployment.metadata.uid &&
          set.metadata.name !== current.metadata.name,
      )
      .forEach(set => this.#delete(set));
  }

  #podsOf(set: KubernetesObject): KubernetesObject[] {
    return this.context.api.storage
      .list('pods.', set.metadata.namespace)
      .filter(pod => controllerOf(pod)?.uid === set.metadata.uid);
  }

  #create(group: string, manifest: ObjectManifest): KubernetesObject {
    return this.context.api.create(
      this.#definitionOf(group, manifest.kind),
      manifest.metadata.namespace,
      manifest,
      { fieldManager: MANAGER },
    ).object;
  }

  #delete(object: KubernetesObject): void {
    const definition = this.context.api.registry.ofObject(object);
    const { namespace, name } = object.metadata;
    this.context.api.delete(definition, namespace, name);
  }

  #definitionOf(group: string, kind: string) {
    return this.context.api.registry.ofKind(group, kind);
  }
}

function templateHash(template: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(template))
    .digest('hex')
    .slice(0, 10);
}
