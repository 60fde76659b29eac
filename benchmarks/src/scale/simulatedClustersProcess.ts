// Any number of clusters behind one address, in a separate process, with the part of the Kubernetes
// API that the portal uses. The bearer token names the caller and the cluster: `<replica>.<number>`.
import { createHash } from 'node:crypto';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { serviceName, syncedExternalSecret } from '../secretsOfServices';

export type Ask =
  | { start: { secrets: number } }
  | { change: Change }
  | { cut: { cluster: string; isCut: boolean } }
  | { counts: true };
type Change = { clusters: number; each: number; at: string };
/** For each replica, since the start; watches are the present ones. */
export type Counts = Record<
  string,
  { requests: number; lists: number; watches: number }
>;

const bookmarkMilliseconds = 60_000;
/** Higher than that of any object at the start. */
const firstVersion = 1_000_000;
const group = 'external-secrets.io';
const served: Record<string, string[]> = {
  [`${group}/v1`]: [
    'externalsecrets',
    'secretstores',
    'clustersecretstores',
    'clusterexternalsecrets',
  ],
  [`${group}/v1alpha1`]: ['pushsecrets', 'clusterpushsecrets'],
  'bitnami.com/v1alpha1': ['sealedsecrets'],
};

type Watch = { send(type: string, object: object): void };
type Cluster = {
  version: number;
  /**
   * When its first secrets were refreshed, with the resourceVersion of the
   * first one.
   */
  refreshed: { at: string; from: number; count: number }[];
  /** Of ExternalSecrets. */
  watches: Set<Watch>;
  /** Every request ends without an answer. */
  isCut: boolean;
  /** The open requests, including watches. */
  answers: Set<ServerResponse>;
};

let secrets = 0;
const clusters = new Map<string, Cluster>();
const counts: Counts = {};

function clusterOf(number: string): Cluster {
  let cluster = clusters.get(number);
  if (!cluster) {
    cluster = {
      version: firstVersion,
      refreshed: [],
      watches: new Set(),
      isCut: false,
      answers: new Set(),
    };
    clusters.set(number, cluster);
  }
  return cluster;
}

/** The secret with a number in its cluster, as of one of the refreshes. */
function secretOf(
  cluster: string,
  index: number,
  refresh?: Cluster['refreshed'][0],
) {
  const secret = syncedExternalSecret(
    'floe',
    serviceName(Math.floor(index / 5)),
    `component-${index % 5}`,
  );
  const uid = createHash('sha256').update(`${cluster} ${index}`).digest('hex');
  return {
    ...secret,
    metadata: {
      ...secret.metadata,
      uid: uid.slice(0, 36),
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: String((refresh?.from ?? 1) + index),
    },
    status: {
      ...secret.status,
      refreshTime: refresh?.at ?? '2026-01-01T00:00:01Z',
    },
  };
}

function answer(response: ServerResponse, body: object) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function handle(request: IncomingMessage, response: ServerResponse) {
  const [replica, number] = request.headers
    .authorization!.replace('Bearer ', '')
    .split('.');
  const url = new URL(request.url!, 'http://simulated');
  const cluster = clusterOf(number);
  if (cluster.isCut) {
    response.destroy();
    return;
  }
  cluster.answers.add(response);
  response.on('close', () => cluster.answers.delete(response));
  counts[replica] ??= { requests: 0, lists: 0, watches: 0 };
  counts[replica].requests += 1;
  const path = url.pathname.replace(/^\/apis?\/?/, '');
  const plural = path.split('/').at(-1)!;
  if (url.pathname === '/version') {
    answer(response, { gitVersion: 'v1.36.3' });
  } else if (url.pathname === '/apis') {
    answer(response, { groups: groups() });
  } else if (served[path]) {
    answer(response, { resources: served[path].map(name => ({ name })) });
  } else if (path.includes('/services/')) {
    // The controller that has the sealing certificate does not run.
    response.writeHead(404).end();
  } else if (url.searchParams.has('watch')) {
    watch(request, response, { replica, number, cluster, plural });
  } else {
    const limit = Number(url.searchParams.get('limit') ?? secrets);
    if (limit > 1) counts[replica].lists += 1;
    const count = plural === 'externalsecrets' ? Math.min(limit, secrets) : 0;
    const refresh = cluster.refreshed.at(-1);
    answer(response, {
      metadata: { resourceVersion: String(cluster.version) },
      items: Array.from({ length: count }, (_, index) =>
        secretOf(
          number,
          index,
          refresh && index < refresh.count ? refresh : undefined,
        ),
      ),
    });
  }
}

function groups() {
  const names = [...new Set(Object.keys(served).map(key => key.split('/')[0]))];
  return names.map(name => ({
    name,
    versions: Object.keys(served)
      .filter(key => key.startsWith(`${name}/`))
      .map(key => ({ version: key.split('/')[1] })),
  }));
}

function watch(
  request: IncomingMessage,
  response: ServerResponse,
  of: { replica: string; number: string; cluster: Cluster; plural: string },
) {
  const { replica, number, cluster, plural } = of;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  const self: Watch = {
    send: (type, object) =>
      response.write(`${JSON.stringify({ type, object })}\n`),
  };
  const bookmark = () =>
    self.send('BOOKMARK', {
      metadata: { resourceVersion: String(cluster.version) },
    });
  // The first one after a different time, so that not all come at once.
  let timer = setTimeout(() => {
    bookmark();
    timer = setInterval(bookmark, bookmarkMilliseconds);
  }, Math.random() * bookmarkMilliseconds);
  counts[replica].watches += 1;
  if (plural === 'externalsecrets') {
    const from = Number(
      new URL(request.url!, 'http://x').searchParams.get('resourceVersion'),
    );
    for (const refresh of cluster.refreshed) {
      if (refresh.from > from) notify(number, refresh, [self]);
    }
    cluster.watches.add(self);
  }
  response.on('close', () => {
    clearTimeout(timer);
    cluster.watches.delete(self);
    counts[replica].watches -= 1;
  });
}

function notify(
  number: string,
  refresh: Cluster['refreshed'][0],
  watches: Iterable<Watch>,
) {
  for (const each of watches) {
    for (let index = 0; index < refresh.count; index++) {
      each.send('MODIFIED', secretOf(number, index, refresh));
    }
  }
}

function change({ clusters: count, each, at }: Change) {
  for (let number = 0; number < count; number++) {
    const cluster = clusterOf(String(number));
    const refresh = { at, from: cluster.version + 1, count: each };
    cluster.version += each;
    cluster.refreshed.push(refresh);
    notify(String(number), refresh, cluster.watches);
  }
}

function cut({ cluster: number, isCut }: { cluster: string; isCut: boolean }) {
  const cluster = clusterOf(number);
  cluster.isCut = isCut;
  if (isCut) {
    cluster.answers.forEach(response => response.destroy());
  }
}

process.on('message', (ask: Ask) => {
  if ('start' in ask) {
    secrets = ask.start.secrets;
    const server = createServer(handle).listen(0, '127.0.0.1', () =>
      process.send!({ answer: (server.address() as AddressInfo).port }),
    );
  } else if ('change' in ask) {
    change(ask.change);
    process.send!({ answer: true });
  } else if ('cut' in ask) {
    cut(ask.cut);
    process.send!({ answer: true });
  } else {
    process.send!({ answer: counts });
  }
});
process.on('disconnect', () => process.exit(0));
