import {
  ClusterGateway,
  ClusterProvider,
  ClusterRequestError,
  ClusterWatchOptions,
  KubernetesObject,
  KubernetesObjectList,
  KubernetesResource,
  KubernetesWatchEvent,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { EventEmitter, on } from 'node:events';

const ANSWERS: Record<string, JsonValue> = {
  '/version': { gitVersion: 'v1.36.3' },
  '/apis': {
    groups: [
      {
        name: 'widgets.example.com',
        versions: [{ version: 'v1' }],
      },
    ],
  },
  '/apis/widgets.example.com/v1': { resources: [{ name: 'widgetsecrets' }] },
};

type Widget = {
  apiVersion: string;
  kind: string;
  metadata: JsonObject & { name: string; annotations: JsonObject };
  spec: JsonObject;
  status: JsonObject;
};

/** A cluster that serves WidgetSecrets alone, with an operator that answers each refresh. */
export class WidgetCluster implements ClusterProvider, ClusterGateway {
  readonly clusterName = 'workshop';
  readonly #changes = new EventEmitter();
  readonly #widgets: Widget[];
  #version = 10;

  constructor(names: { ready: string; lost: string }) {
    this.#widgets = [
      this.#widget(names.ready, 'True', 'WidgetTurned'),
      this.#widget(names.lost, 'False', 'WidgetLost'),
    ];
  }

  async listClusters() {
    return [{ name: this.clusterName, title: this.clusterName }];
  }

  getGateway(): ClusterGateway {
    return this;
  }

  async get(path: string): Promise<JsonValue> {
    if (path in ANSWERS) {
      return ANSWERS[path];
    }
    throw notFound(path);
  }

  async list({ plural }: KubernetesResource): Promise<KubernetesObjectList> {
    return {
      items: plural === 'widgetsecrets' ? this.#widgets : [],
      resourceVersion: String(this.#version),
    };
  }

  async *watch(
    { plural }: KubernetesResource,
    { onOpen, signal }: ClusterWatchOptions,
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    const changes = on(this.#changes, plural, { signal });
    onOpen?.();
    try {
      for await (const [object] of changes) {
        yield {
          type: 'MODIFIED',
          object,
          resourceVersion: object.metadata.resourceVersion,
        };
      }
    } catch (error) {
      if (!signal?.aborted) {
        throw error;
      }
    }
  }

  async patch(
    { plural }: KubernetesResource,
    name: string,
    body: JsonObject,
  ): Promise<KubernetesObject> {
    const widget = this.#widgets.find(({ metadata }) => metadata.name === name);
    if (!widget) {
      throw notFound(name);
    }
    const { annotations } = body.metadata as { annotations: JsonObject };
    widget.metadata.annotations = annotations;
    widget.metadata.resourceVersion = String(++this.#version);
    const answer = structuredClone(widget);
    [widget.status.handled] = Object.values(annotations);
    widget.metadata.resourceVersion = String(++this.#version);
    this.#changes.emit(plural, structuredClone(widget));
    return answer;
  }

  async dryRunApply(): Promise<KubernetesObject> {
    throw notFound('dry run');
  }

  async getFromService(): Promise<string> {
    throw notFound('service');
  }

  #widget(name: string, status: 'True' | 'False', reason: string): Widget {
    return {
      apiVersion: 'widgets.example.com/v1',
      kind: 'WidgetSecret',
      metadata: {
        name,
        namespace: 'floe',
        uid: `uid-${name}`,
        resourceVersion: String(this.#version),
        generation: 1,
        creationTimestamp: '2026-11-24T10:00:00Z',
        labels: { 'app.kubernetes.io/instance': 'workshop' },
        annotations: {},
      },
      spec: { target: `${name}-target` },
      status: {
        observedGeneration: 1,
        conditions: [
          {
            type: 'Ready',
            status,
            reason,
            lastTransitionTime: '2026-11-24T10:00:05Z',
          },
        ],
      },
    };
  }
}

function notFound(what: string): ClusterRequestError {
  return new ClusterRequestError(`The cluster has no ${what}`, {
    source: 'cluster',
    status: 404,
    reason: 'NotFound',
  });
}
