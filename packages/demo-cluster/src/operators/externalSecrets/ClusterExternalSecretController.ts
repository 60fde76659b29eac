import { printGoDuration } from '@floe/values-files';
import { isEqual } from 'lodash';
import { StorageEvent } from '../../api/ObjectStorage';
import { tableOf } from '../../api/resources/definition';
import { matcherOf } from '../../api/selectors/labelSelector';
import {
  controllerOf,
  controllerReference,
  KubernetesObject,
  ObjectManifest,
} from '../../objects';
import { Controller, ControllerContext } from '../Controller';
import { exponentialBackoff, Outcome } from '../WorkQueue';
import {
  CLUSTER_EXTERNAL_SECRET_FINALIZER,
  ClusterExternalSecret,
  ClusterExternalSecretStatus,
  FORCE_SYNC_ANNOTATION,
} from './types';

const MANAGER = 'external-secrets';

/**
 * Creates an ExternalSecret in each selected namespace:
 * pkg/controllers/clusterexternalsecret.
 */
export class ClusterExternalSecretController extends Controller {
  constructor(context: ControllerContext) {
    super(
      context,
      'external-secrets.io',
      'ClusterExternalSecret',
      exponentialBackoff(1000, 7 * 60 * 1000),
    );
  }

  /** A new or changed namespace may match a selector. */
  protected onOther({ table }: StorageEvent): void {
    if (table === 'namespaces.') {
      this.context.api.storage
        .list(tableOf(this.definition))
        .forEach(({ metadata }) => this.enqueue(undefined, metadata.name));
    }
  }

  protected async reconcile(input: KubernetesObject): Promise<Outcome> {
    const object = input as ClusterExternalSecret;
    const finalizers = object.metadata.finalizers ?? [];
    if (object.metadata.deletionTimestamp) {
      this.#removeFrom(object, object.status?.provisionedNamespaces ?? []);
      this.#writeFinalizers(
        object,
        finalizers.filter(item => item !== CLUSTER_EXTERNAL_SECRET_FINALIZER),
      );
      return {};
    }
    if (!finalizers.includes(CLUSTER_EXTERNAL_SECRET_FINALIZER)) {
      this.#writeFinalizers(object, [
        ...finalizers,
        CLUSTER_EXTERNAL_SECRET_FINALIZER,
      ]);
      return {};
    }
    this.#provision(object);
    return {};
  }

  #provision(object: ClusterExternalSecret): void {
    const selected = this.#selectedNamespaces(object);
    const name = childNameOf(object);
    const former = object.status?.provisionedNamespaces ?? [];
    this.#removeFrom(
      object,
      object.status?.externalSecretName === name
        ? former.filter(namespace => !selected.includes(namespace))
        : former,
    );
    const failed: { namespace: string; reason: string }[] = [];
    for (const namespace of selected) {
      const existing = this.#child(namespace, name);
      if (existing && !owns(object, existing)) {
        failed.push({
          namespace,
          reason: 'external secret already exists in namespace',
        });
      } else {
        this.#writeChild(object, namespace, name, existing);
      }
    }
    const provisioned = selected.filter(
      namespace => !failed.some(failure => failure.namespace === namespace),
    );
    const status: ClusterExternalSecretStatus = {
      conditions: [
        failed.length === 0
          ? { status: 'True', type: 'Ready' }
          : {
              message: 'one or more namespaces failed',
              status: 'False',
              type: 'Ready',
            },
      ],
      externalSecretName: name,
      ...(failed.length > 0 && { failedNamespaces: failed }),
      ...(provisioned.length > 0 && { provisionedNamespaces: provisioned }),
    };
    this.writeStatus(object, status, MANAGER);
  }

  #selectedNamespaces({ spec }: ClusterExternalSecret): string[] {
    const {
      namespaces = [],
      namespaceSelector,
      namespaceSelectors = [],
    } = spec!;
    const matchers = [
      ...(namespaceSelector ? [namespaceSelector] : []),
      ...namespaceSelectors,
    ].map(matcherOf);
    return this.context.api.storage
      .list('namespaces.')
      .filter(
        ({ metadata }) =>
          !metadata.deletionTimestamp &&
          (namespaces.includes(metadata.name) ||
            matchers.some(matches => matches(metadata.labels ?? {}))),
      )
      .map(({ metadata }) => metadata.name)
      .sort();
  }

  #writeChild(
    object: ClusterExternalSecret,
    namespace: string,
    name: string,
    existing: KubernetesObject | undefined,
  ): void {
    const { api } = this.context;
    const { labels, annotations } = object.spec!.externalSecretMetadata ?? {};
    const forceSync = object.metadata.annotations?.[FORCE_SYNC_ANNOTATION];
    const { refreshInterval } = object.spec!.externalSecretSpec;
    const printedInterval = printGoDuration(refreshInterval);
    const metadata = {
      ...(labels && { labels }),
      ...((annotations || forceSync) && {
        annotations: {
          ...annotations,
          ...(forceSync && { [FORCE_SYNC_ANNOTATION]: forceSync }),
        },
      }),
      ownerReferences: [controllerReference(object)],
    };
    const spec = {
      ...object.spec!.externalSecretSpec,
      // Written by Go, which prints durations in its own format.
      ...(printedInterval && { refreshInterval: printedInterval }),
    };
    if (!existing) {
      const manifest: ObjectManifest = {
        apiVersion: object.apiVersion,
        kind: 'ExternalSecret',
        metadata: { name, namespace, ...metadata },
        spec,
      };
      api.create(this.#children, namespace, manifest, {
        fieldManager: MANAGER,
      });
      return;
    }
    const next = {
      ...existing,
      metadata: {
        ...existing.metadata,
        labels: metadata.labels,
        annotations: metadata.annotations,
        ownerReferences: metadata.ownerReferences,
      },
      spec,
    };
    if (!isEqual(next, existing)) {
      api.update(
        this.#children,
        namespace,
        name,
        () => withoutUndefined(next),
        {
          fieldManager: MANAGER,
        },
      );
    }
  }

  #removeFrom(object: ClusterExternalSecret, namespaces: string[]): void {
    const name = object.status?.externalSecretName ?? childNameOf(object);
    for (const namespace of namespaces) {
      const child = this.#child(namespace, name);
      if (child && owns(object, child)) {
        this.context.api.delete(this.#children, namespace, name);
      }
    }
  }

  #writeFinalizers(object: ClusterExternalSecret, finalizers: string[]): void {
    this.context.api.update(
      this.definition,
      undefined,
      object.metadata.name,
      () => ({ ...object, metadata: { ...object.metadata, finalizers } }),
      { fieldManager: MANAGER },
    );
  }

  #child(namespace: string, name: string) {
    return this.context.api.find(this.#children, namespace, name);
  }

  get #children() {
    return this.context.api.registry.ofKind(
      'external-secrets.io',
      'ExternalSecret',
    );
  }
}

function childNameOf({ spec, metadata }: ClusterExternalSecret): string {
  return spec!.externalSecretName ?? metadata.name;
}

function owns(object: ClusterExternalSecret, child: KubernetesObject): boolean {
  const owner = controllerOf(child);
  return (
    owner?.kind === 'ClusterExternalSecret' &&
    owner.name === object.metadata.name
  );
}

function withoutUndefined(object: KubernetesObject): KubernetesObject {
  return JSON.parse(JSON.stringify(object)) as KubernetesObject;
}
