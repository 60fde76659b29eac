import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { parseAllDocuments } from 'yaml';
import {
  ApiServerFront,
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  RawResponse,
  startControlPlane,
  waitFor,
  Workspace,
} from '../harness';
import { Portal } from '../portal/Portal';
import { externalSecret, namespace, setReady } from './externalSecrets';
import { observedKubeconfig } from '../harness/kubeconfig';
import { jail } from './jail';

// The portal backs off longer with each refusal.

const names = ['catalog', 'compute', 'database', 'features', 'storage'];
const collection = '/apis/external-secrets.io/v1/externalsecrets';
const serviceAccount = { namespace: 'backstage', name: 'floe-secrets' };
/** More objects than fit on a page of the portal's lists. */
const many = 600;
/**
 * The default limit of a request to etcd is 1.5 MiB, including the overhead
 * around the object.
 */
const largest = 1_500_000;
/** How long the portal may take to retry by itself, in milliseconds. */

/** No operator runs: the test itself makes every transition. */
describe('the portal with a cluster in which parts fail', () => {
  const workspace = new Workspace();
  const tokenFile = workspace.path('token');
  const template = { large: 'canary'.repeat(largest / 6) };
  let controlPlane: ControlPlane;
  let front: ApiServerFront;
  let portal: Portal;

  const newToken = async () =>
    writeFileSync(
      tokenFile,
      await controlPlane.serviceAccountToken(
        serviceAccount.namespace,
        serviceAccount.name,
      ),
    );
  const shown = async (name: string, state: string) => {
    let last: unknown;
    return waitFor(
      async () => {
        const secret = await portal.secret(namespace, name);
        last = secret?.state;
        return secret?.state === state && secret;
      },
      {
        what: () => `${name} to be ${state}, and not ${last}`,
      },
    );
  };
  const statesOf = async (name: string) => {
    const secret = await portal.secret(namespace, name);
    const { history } = await portal.detail(secret!.id);
    return history.map(({ state }) => state);
  };
  const readyOf = async (name: string) => {
    const object = await controlPlane.admin.get(externalSecret(name));
    return object!.status!.conditions[0].status;
  };

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    const { admin } = controlPlane;
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'many' } },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    for (const name of names) {
      await admin.create(externalSecret(name));
      await setReady(admin, name, true);
    }
    await admin.create(externalSecret('large', { template }));
    await Promise.all(
      Array.from({ length: many }, (_, index) =>
        admin.create(externalSecret(`one-${index}`, { namespace: 'many' })),
      ),
    );
    await newToken();
    front = await ApiServerFront.start(controlPlane, []);
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  it('restarts a list that expired between two pages', async () => {
    let answer: Promise<RawResponse> | undefined;
    const expire = async (path: string) => {
      await controlPlane.admin.patch(externalSecret(names[0]), {
        metadata: { annotations: { moved: 'on' } },
      });
      await controlPlane.compact();
      // Otherwise its cache would continue for a while after etcd has
      // compacted.
      await controlPlane.kill();
      await controlPlane.bringBack();
      return await controlPlane.admin.raw({ path });
    };
    front.onRequest = async ({ url = '' }) => {
      if (url.startsWith(collection) && url.includes('continue=')) {
        // If the API server starts slowly, the portal requests the page
        // again meanwhile.
        answer ??= expire(url);
        await answer;
      }
    };
    portal = await Portal.start({
      config: observedKubeconfig(workspace.path('one.kubeconfig'), [
        { name: 'real', ...front.connection, tokenFile },
      ]),
    });
    await waitFor(
      async () =>
        (await portal.secrets({ namespace: 'many', limit: '1' })).totalItems ===
        many,
      { what: 'the whole list to be shown' },
    );
    expect(await answer).toMatchObject({
      status: 410,
      body: { reason: 'Expired' },
    });
    for (const name of names) await shown(name, 'synced');
  });

  it('reads an object of the maximum size of etcd, listed and changed', async () => {
    const large = externalSecret('large');
    const object = await controlPlane.admin.get(large);
    expect(JSON.stringify(object).length).toBeGreaterThan(largest);
    await shown('large', 'pending');
    await setReady(controlPlane.admin, 'large', true);
    await shown('large', 'synced');
    expect(portal.hasKept('canarycanary')).toBe(false);
  });

  it('loses and repeats no transition if the API server is killed and etcd compacts meanwhile', async () => {
    const { admin } = controlPlane;
    const before = await admin.raw({ path: collection, query: { limit: 1 } });
    const writes = names.map(name =>
      setReady(admin, name, false).catch(() => undefined),
    );
    await Promise.race(writes);
    await controlPlane.kill();
    await Promise.all(writes);
    const [first] = names;
    const { lastKnownState } = await shown(first, 'unknown');
    await waitFor(async () => !(await portal.cluster()).reachable, {
      what: 'the cluster to be called unreachable',
    });
    await controlPlane.compact();
    await controlPlane.bringBack();
    await admin.create(externalSecret('after'));
    await shown('after', 'pending');
    expect((await portal.cluster()).reachable).toBe(true);
    expect(lastKnownState).toMatch(/^(synced|failing)$/);
    for (const name of names) {
      const failed = (await readyOf(name)) === 'False';
      await shown(name, failed ? 'failing' : 'synced');
      const states = await statesOf(name);
      expect([name, ...states.slice(0, failed ? 2 : 1)]).toEqual(
        failed ? [name, 'failing', 'synced'] : [name, 'synced'],
      );
    }
    // No watch can resume from before: the portal has to notice that.
    const expired = await admin.raw({
      path: collection,
      query: {
        watch: true,
        timeoutSeconds: 1,
        resourceVersion: before.body.metadata.resourceVersion,
      },
    });
    expect(JSON.stringify(expired.body)).toContain('too old resource version');
  });

  it('waits as long as a busy server requests', async () => {
    const [first] = names;
    const release = await jail(controlPlane, serviceAccount);
    const requests: { at: number; resource: string }[] = [];
    front.onRequest = ({ url }) => {
      const resource = url!.replace(/\?.*/, '');
      requests.push({ at: Date.now(), resource });
    };
    front.cut();
    const began = Date.now();
    await setReady(controlPlane.admin, first, true);
    await waitFor(
      async () =>
        (
          await portal.cluster()
        )?.resources.some(
          ({ resource, state, reason }) =>
            resource.startsWith('externalsecrets.') &&
            state === 'failing' &&
            reason?.includes('429'),
        ),
      { what: 'the refusals to be shown' },
    );
    const seconds = Math.ceil((Date.now() - began) / 1_000);
    const ofResource = requests.filter(
      ({ resource }) => resource === collection,
    );
    expect(ofResource.length).toBeLessThanOrEqual(seconds + 1);
    // It answers, so it is reachable.
    expect((await portal.cluster()).reachable).toBe(true);
    front.onRequest = () => {};
    await release();
    await shown(first, 'synced');
    expect((await statesOf(first))[0]).toBe('synced');
  });

  it('continues with a new token if the old one is refused', async () => {
    const [first] = names;
    const { admin } = controlPlane;
    const account = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: serviceAccount,
    };
    // A token belongs to the account that existed when it was issued.
    await admin.delete(account);
    await admin.create(account);
    // Right after a start, it has no valid token in its cache.
    await controlPlane.kill();
    await controlPlane.bringBack();
    await waitFor(
      async () => (await portal.cluster()).reason?.includes('(401)'),
      { what: 'the refusal to be shown' },
    );
    expect((await portal.secret(namespace, first))?.state).toBe('unknown');
    await setReady(admin, first, false);
    await newToken();
    await shown(first, 'failing');
    expect((await portal.cluster()).reason).toBeNull();
  });

  it('shows the rest if it may not read one resource', async () => {
    const [role] = parseAllDocuments(
      readFileSync(documentedRbac('read'), 'utf8'),
    ).map(document => document.toJS());
    const [rule] = role.rules;
    rule.resources = rule.resources.filter(
      (resource: string) => resource !== 'pushsecrets',
    );
    await controlPlane.apply([role]);
    front.cut();
    await waitFor(
      async () => {
        const { resources } = await portal.cluster();
        const states = Object.fromEntries(
          resources.map(({ resource, state }) => [resource, state]),
        );
        return (
          states['pushsecrets.external-secrets.io'] === 'forbidden' &&
          states['externalsecrets.external-secrets.io'] === 'watching'
        );
      },
      {
        what: 'one resource to be forbidden and another one to be watched',
      },
    );
    const [first] = names;
    await setReady(controlPlane.admin, first, true);
    await shown(first, 'synced');
    await controlPlane.applyFiles(documentedRbac('read'));
  });

  it('shows the changes of 19 clusters beside one that never answers', async () => {
    await portal.stop();
    await controlPlane.admin.raw({
      method: 'DELETE',
      path: '/apis/external-secrets.io/v1/namespaces/many/externalsecrets',
    });
    const sockets = new Set<Socket>();
    const silent = createServer(socket => sockets.add(socket));
    await new Promise<void>(done => silent.listen(0, '127.0.0.1', done));
    workspace.onClose(async () => {
      sockets.forEach(socket => socket.destroy());
      silent.close();
    });
    const { port } = silent.address() as { port: number };
    portal = await Portal.start({
      config: observedKubeconfig(workspace.path('twenty.kubeconfig'), [
        { name: 'dead', url: `https://127.0.0.1:${port}`, tokenFile },
        ...Array.from({ length: 19 }, (_, index) => ({
          name: `alive-${index}`,
          ...controlPlane.connection,
          tokenFile,
        })),
      ]),
    });
    const [first] = names;
    const clustersWith = async (state: string) =>
      (await portal.secrets({ namespace, q: first, state, limit: '100' })).items
        .length;
    const untilAll = (state: string) =>
      waitFor(async () => (await clustersWith(state)) === 19, {
        what: () => `all clusters that answer to show ${state}`,
      });
    await untilAll('synced');
    await setReady(controlPlane.admin, first, false);
    await untilAll('failing');
    const clusters = await portal.clusters();
    expect(
      clusters.flatMap(({ name, reachable }) => (reachable ? [] : name)),
    ).toEqual(['dead']);
  });
});
