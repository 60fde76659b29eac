import { KubernetesApi } from '../../harness/KubernetesApi';
import { KubernetesObject } from '../../harness/kubernetesObject';

/** One line of a watch. */
export type WatchEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubernetesObject & { code?: number };
};

/** How a watch ended: by itself, or with an answer that is not a watch. */
type WatchResult = {
  status: number;
  events: WatchEvent[];
};

/**
 * Watches a path until `enough` returns true or the server ends the watch.
 *
 * @param query - without `watch`
 * @param enough - whether to stop, by the events so far
 * @param accept - media type of the objects; default: plain JSON
 */
export async function watch(
  api: KubernetesApi,
  path: string,
  query: Record<string, string | number | boolean>,
  enough: (events: WatchEvent[]) => boolean = () => false,
  accept?: string,
): Promise<WatchResult> {
  const abort = new AbortController();
  const { statusCode: status, body } = await api.open({
    path,
    query: { ...query, watch: true },
    accept,
    signal: abort.signal,
  });
  const events: WatchEvent[] = [];
  if (status !== 200) {
    await body.dump();
    return { status, events };
  }
  let rest = '';
  try {
    for await (const chunk of body.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      events.push(...lines.filter(Boolean).map(line => JSON.parse(line)));
      if (enough(events)) break;
    }
  } finally {
    abort.abort();
  }
  return { status, events };
}
