import {
  ClusterGateway,
  ClusterListOptions,
  ClusterRequestError,
  ClusterWatchOptions,
  KubernetesObject,
  KubernetesObjectList,
  KubernetesResource,
  KubernetesWatchEvent,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonValue } from '@backstage/types';

/** What happens to one watch: events, then an error, an end, or silence. */
type ScriptedWatch = {
  options: ClusterWatchOptions;
  emit(type: KubernetesWatchEvent['type'], object: KubernetesObject): void;
  bookmark(resourceVersion: string): void;
  fail(error: ClusterRequestError): void;
  end(): void;
};

type ListAnswer = KubernetesObjectList | ClusterRequestError;

/** A cluster with scripted answers, for tests. */
export class ScriptedGateway implements ClusterGateway {
  readonly lists: ClusterListOptions[] = [];
  readonly watches: ScriptedWatch[] = [];
  /** Answers of the next lists; when none is left, an empty list. */
  listAnswers: ListAnswer[] = [];
  /** Errors of the next watches; when none is left, they stay open. */
  watchErrors: ClusterRequestError[] = [];
  getAnswers: Record<string, JsonValue | ClusterRequestError> = {};

  constructor(readonly clusterName: string = 'production') {}

  async get(path: string): Promise<JsonValue> {
    const answer = this.getAnswers[path];
    if (answer instanceof ClusterRequestError) {
      throw answer;
    }
    if (answer === undefined) {
      throw clusterError(404, 'NotFound');
    }
    return answer;
  }

  async list(
    _resource: KubernetesResource,
    options: ClusterListOptions = {},
  ): Promise<KubernetesObjectList> {
    this.lists.push(options);
    const answer = this.listAnswers.shift();
    if (answer instanceof ClusterRequestError) {
      throw answer;
    }
    return answer ?? { items: [], resourceVersion: '1' };
  }

  async *watch(
    _resource: KubernetesResource,
    options: ClusterWatchOptions,
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    const error = this.watchErrors.shift();
    if (error) {
      throw error;
    }
    const queue: (KubernetesWatchEvent | ClusterRequestError | null)[] = [];
    let wake = () => {};
    const pause = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const push = (item: (typeof queue)[number]) => {
      queue.push(item);
      wake();
    };
    this.watches.push({
      options,
      emit: (type, object) =>
        push({
          type,
          object,
          resourceVersion: (object.metadata as any).resourceVersion,
        }),
      bookmark: resourceVersion =>
        push({ type: 'BOOKMARK', object: {}, resourceVersion }),
      fail: push,
      end: () => push(null),
    });
    options.onOpen?.();
    options.signal?.addEventListener('abort', () => push(null));
    for (;;) {
      const item = queue.shift();
      if (item === null || options.signal?.aborted) {
        return;
      }
      if (item instanceof ClusterRequestError) {
        throw item;
      }
      if (item) {
        yield item;
      } else {
        await pause();
      }
    }
  }

  async dryRunApply(): Promise<KubernetesObject> {
    throw clusterError(405, 'MethodNotAllowed');
  }

  async patch(): Promise<KubernetesObject> {
    throw clusterError(405, 'MethodNotAllowed');
  }

  async getFromService(): Promise<string> {
    throw clusterError(404, 'NotFound');
  }

  get lastWatch(): ScriptedWatch {
    return this.watches[this.watches.length - 1];
  }
}

export function clusterError(
  status: number,
  reason: string,
  retryAfterSeconds?: number,
): ClusterRequestError {
  return new ClusterRequestError(`Cluster answers ${status} ${reason}`, {
    source: 'cluster',
    status,
    reason,
    retryAfterSeconds,
  });
}

export function networkError(): ClusterRequestError {
  return new ClusterRequestError('The connection broke off', {
    source: 'network',
  });
}

export function contentError(status?: number): ClusterRequestError {
  return new ClusterRequestError('Unreadable', { source: 'content', status });
}
