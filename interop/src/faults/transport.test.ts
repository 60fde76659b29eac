import { IncomingMessage } from 'node:http';
import { writeFileSync } from 'node:fs';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ApiServerFront,
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  nextSecond,
  startControlPlane,
  waitFor,
  Workspace,
} from '../harness';
import { Portal } from '../portal/Portal';
import {
  expired,
  internalError,
  isOfCollection,
  isWatch,
  Lines,
  withClockOff,
} from './answers';
import { externalSecret, namespace, setReady } from './externalSecrets';
import { observedKubeconfig } from '../harness/kubeconfig';

// A silent watch is given up after 90 seconds.

const collection = '/apis/external-secrets.io/v1/externalsecrets';
const resource = 'externalsecrets.external-secrets.io';
const names = [
  'steady',
  'unlisted',
  'refused',
  'unreadable',
  'cut',
  'unheard',
  'timed',
] as const;
const tenMinutes = 600_000;
/** How long the portal may take to retry by itself, in milliseconds. */

type Name = (typeof names)[number];

/**
 * One API server that is configured as four clusters: each has its own front,
 * which breaks the answers in another way. No operator runs: the test itself
 * makes every transition.
 */
describe('the portal with an API server whose answers are damaged on the way', () => {
  const workspace = new Workspace();
  const tokenFile = workspace.path('token');
  const fronts: Record<string, ApiServerFront> = {};
  /** The watches of the cluster whose connections fall silent. */
  const silentLines = new Set<Lines>();
  let controlPlane: ControlPlane;
  let portal: Portal;
  /** When the portal last received secrets of that cluster, before it fell silent. */
  let heardAt: number;
  let silentSince: number;
  let saidInSilence: string | undefined;
  let isSteady = true;

  const ready = (name: Name, isReady: boolean) =>
    setReady(controlPlane.admin, name, isReady);
  const secretOf = async (cluster: string, name: Name) =>
    (await portal.tab()).items.find(
      item => item.cluster === cluster && item.name === name,
    );
  const shown = (cluster: string, name: Name, state: string) => {
    let last: ManagedSecret | undefined;
    return waitFor(
      async () => {
        last = await secretOf(cluster, name);
        return last?.state === state && last;
      },
      {
        what: () => `${name} of ${cluster} to be ${state}, not ${last?.state}`,
      },
    );
  };
  const historyOf = async (cluster: string, name: Name) =>
    (await portal.detail((await secretOf(cluster, name))!.id)).history;
  const statesOf = async (cluster: string, name: Name) =>
    (await historyOf(cluster, name)).map(({ state }) => state);
  const clusterOf = async (name: string) =>
    (await portal.clusters()).find(cluster => cluster.name === name)!;
  /** Waits until the portal reports that it cannot read ExternalSecrets, and why. */
  const untilReported = (reason: string) => {
    let last: unknown;
    return waitFor(
      async () => {
        const cluster = await clusterOf('faulty');
        const status = cluster.resources.find(
          each => each.resource === resource,
        );
        last = status;
        return (
          status?.state === 'failing' &&
          status.reason?.includes(reason) &&
          cluster
        );
      },
      {
        what: () => `the reason "${reason}", not ${JSON.stringify(last)}`,
      },
    );
  };
  const isOfSecrets = ({ url = '' }: IncomingMessage) =>
    url.startsWith(collection);
  /** Causes an event, after which earlier failures are ignored. */
  const settle = async () => {
    isSteady = !isSteady;
    await ready('steady', isSteady);
    await shown('faulty', 'steady', isSteady ? 'synced' : 'failing');
  };
  const heal = async () => {
    fronts.faulty.onRequest = () => {};
    fronts.faulty.onAnswer = () => undefined;
    fronts.faulty.cut();
    await settle();
  };

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    const { admin } = controlPlane;
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    for (const name of names) {
      await admin.create(externalSecret(name));
      await ready(name, true);
    }
    writeFileSync(
      tokenFile,
      await controlPlane.serviceAccountToken('backstage', 'floe-secrets'),
    );
    for (const name of ['faulty', 'silent', 'ahead', 'behind']) {
      fronts[name] = await ApiServerFront.start(controlPlane, []);
    }
    fronts.silent.onAnswer = (request, answer) => {
      if (!isWatch(request)) return undefined;
      const hear = () => {
        if (isOfSecrets(request)) heardAt = Date.now();
      };
      hear();
      const lines = new Lines(answer, line => {
        hear();
        return line;
      });
      silentLines.add(lines);
      return lines;
    };
    portal = await Portal.start({
      config: observedKubeconfig(
        workspace.path('kubeconfig'),
        Object.entries(fronts).map(([name, { connection }]) => ({
          name,
          ...connection,
          tokenFile,
        })),
      ),
    });
    for (const cluster of Object.keys(fronts)) {
      for (const name of names) await shown(cluster, name, 'synced');
    }
    await nextSecond();
    // This is awaited at the end.
    silentLines.forEach(lines => lines.fallSilent());
    silentSince = heardAt;
    await ready('unheard', false);
    await shown('ahead', 'unheard', 'failing');
    saidInSilence = (await secretOf('silent', 'unheard'))?.state;
  });
  afterEach(() => heal());
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  it('reads a malformed list again, and the other resources meanwhile', async () => {
    const { faulty } = fronts;
    let lists = 0;
    faulty.onAnswer = (request, answer) => {
      if (!isOfSecrets(request)) return undefined;
      if (isWatch(request)) return expired(answer);
      lists += 1;
      return new Lines(answer, line => line.slice(0, line.length / 2));
    };
    faulty.cut();
    const { reachable, resources } = await untilReported(
      'answers with no JSON',
    );
    expect(reachable).toBe(true);
    await waitFor(async () => lists > 1, { what: 'the list to be read again' });
    const watched = resources.filter(({ state }) => state === 'watching');
    expect(watched.map(each => each.resource)).toContain(
      'secretstores.external-secrets.io',
    );
    expect(await secretOf('faulty', 'unlisted')).toMatchObject({
      state: 'unknown',
      lastKnownState: 'synced',
    });
    await ready('unlisted', false);
    await heal();
    await shown('faulty', 'unlisted', 'failing');
    expect(await statesOf('faulty', 'unlisted')).toEqual(['failing', 'synced']);
    expect(await statesOf('faulty', 'timed')).toEqual(['synced']);
  });

  it('loses no transition while lists and watches are answered with 500, and backs off', async () => {
    const { faulty } = fronts;
    const requests: number[] = [];
    faulty.onRequest = request => {
      if (isOfSecrets(request)) requests.push(Date.now());
    };
    faulty.onAnswer = (request, answer) =>
      isOfCollection(request) ? internalError(answer) : undefined;
    faulty.cut();
    await untilReported('500');
    expect(await secretOf('faulty', 'refused')).toMatchObject({
      state: 'unknown',
      lastKnownState: 'synced',
    });
    await ready('refused', false);
    const reachable = new Set<unknown>();
    await waitFor(
      async () => {
        reachable.add((await clusterOf('faulty')).reachable);
        return requests.length >= 5;
      },
      { what: 'five requests' },
    );
    // Discovery works: only its objects cannot be read.
    expect([...reachable]).toEqual([true]);
    // Half a second, 1, 2 and 4 s at least; jitter at most doubles them.
    expect(requests[4] - requests[0]).toBeGreaterThanOrEqual(7_500);
    await ready('refused', true);
    await heal();
    await shown('faulty', 'refused', 'synced');
    expect(await statesOf('faulty', 'refused')).toEqual([
      'synced',
      'failing',
      'synced',
    ]);
  });

  it('skips a line of a watch that stays malformed, and reads its object', async () => {
    const { faulty } = fronts;
    let malformed = 0;
    faulty.onAnswer = (request, answer) =>
      isOfSecrets(request) && isWatch(request)
        ? new Lines(answer, line => {
            if (!line.includes('"name":"unreadable"')) return line;
            malformed += 1;
            return line.slice(0, line.length / 2);
          })
        : undefined;
    faulty.cut();
    await ready('unreadable', false);
    const { reachable } = await untilReported('a malformed watch event');
    expect(reachable).toBe(true);
    expect(await secretOf('faulty', 'unreadable')).toMatchObject({
      state: 'unknown',
      lastKnownState: 'synced',
    });
    await shown('faulty', 'unreadable', 'failing');
    expect(malformed).toBe(3);
    expect(await statesOf('faulty', 'unreadable')).toEqual([
      'failing',
      'synced',
    ]);
  });

  it('ignores half a line, and resumes after the last whole one', async () => {
    const { faulty } = fronts;
    const lists: string[] = [];
    let written = () => {};
    const isWritten = new Promise<void>(resolve => {
      written = resolve;
    });
    let cuts = 0;
    let isAskedAgain = false;
    faulty.onAnswer = (request, answer) => {
      if (!isOfSecrets(request) || !isWatch(request) || cuts > 0) {
        return undefined;
      }
      const lines: Lines = new Lines(answer, line => {
        if (!line.includes('"name":"cut"')) return line;
        cuts += 1;
        return lines.breakOff(line.slice(0, line.length / 2));
      });
      return lines;
    };
    faulty.cut();
    await settle();
    faulty.onRequest = async request => {
      if (!isOfSecrets(request)) return;
      if (!isWatch(request)) lists.push(request.url!);
      // Resolves only when there is more to report.
      if (cuts === 0) return;
      isAskedAgain = true;
      await isWritten;
    };
    await ready('cut', false);
    await waitFor(async () => cuts === 1, { what: 'the watch to be cut' });
    await waitFor(async () => isAskedAgain, { what: 'the next watch' });
    await nextSecond();
    expect((await secretOf('faulty', 'cut'))?.state).toBe('synced');
    await ready('cut', true);
    written();
    await waitFor(async () => (await statesOf('faulty', 'cut')).length > 1, {
      what: 'what happened to be shown',
    });
    await shown('faulty', 'cut', 'synced');
    expect(await statesOf('faulty', 'cut')).toEqual([
      'synced',
      'failing',
      'synced',
    ]);
    expect(lists).toEqual([]);
  });

  it.each([
    ['ahead', tenMinutes],
    ['behind', -tenMinutes],
  ])(
    'reports the right times if the clock of a cluster shifts ten minutes %s',
    async (cluster, offset) => {
      const begun = Date.now();
      fronts[cluster].onAnswer = (_, answer) => withClockOff(answer, offset);
      fronts[cluster].cut();
      for (const isReady of [false, true]) {
        await ready('timed', isReady);
        await shown(cluster, 'timed', isReady ? 'synced' : 'failing');
        await nextSecond();
      }
      const history = await historyOf(cluster, 'timed');
      const [synced, failing, before] = history.map(({ at, state }) => ({
        at: Date.parse(at),
        state,
      }));
      expect([synced.state, failing.state]).toEqual(['synced', 'failing']);
      // Whole seconds, if the cluster's own time is used.
      expect(failing.at).toBeGreaterThan(begun - 1_000);
      expect(failing.at).toBeGreaterThan(before.at);
      expect(synced.at).toBeGreaterThan(failing.at);
      expect(synced.at).toBeLessThanOrEqual(Date.now());
    },
  );

  it('gives up a silent watch, and loses none of the missed changes', async () => {
    // Failures during the silence cannot be known.
    expect(saidInSilence).toBe('synced');
    await ready('unheard', true);
    await waitFor(
      async () => (await statesOf('silent', 'unheard')).length > 1,
      {
        what: 'what was not heard to be shown',
      },
    );
    await shown('silent', 'unheard', 'synced');
    expect(await statesOf('silent', 'unheard')).toEqual([
      'synced',
      'failing',
      'synced',
    ]);
    expect(Date.now() - silentSince).toBeGreaterThan(80_000);
  });
});
