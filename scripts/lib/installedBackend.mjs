import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePorts } from '../../interop/freePorts.js';
import { Processes } from './processes.mjs';

/** A service of the embedded cluster, two of whose four secrets fail. */
const SERVICE = { name: 'customer-360', namespace: 'floe-customer' };
const GUIDE_CLUSTER = 'prod-eu';

/**
 * Repeats a request until the answer is right; a backend that has just started
 * knows little.
 */
async function until(what, ask, deadline = Date.now() + 180_000) {
  let last;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = 'not yet';
    } catch (error) {
      last = error.message;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`${what}: ${last}`);
}

function startDemo({ root, folder, processes, log, ports }) {
  const token = randomBytes(24).toString('base64url');
  const options = {
    dataDirectory: folder,
    clusterPort: ports[0],
    forgePort: ports[1],
    portalUrl: 'http://localhost',
    token,
  };
  return new Promise((resolve, reject) => {
    processes.start(
      'demo',
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'scripts/demo.ts',
      ],
      {
        cwd: root,
        env: { ...process.env, FLOE_DEMO_OPTIONS: JSON.stringify(options) },
        log,
        onMessage: ({ ready }) =>
          ready && resolve({ url: ready.clusterUrl, token }),
        onExit: why => reject(new Error(`the embedded cluster ended: ${why}`)),
      },
    );
  });
}

/**
 * Starts the backend of an installed portal against the embedded cluster, and
 * checks what the guide promises: the log names the cluster, the templates are
 * in the catalog, the actions exist, and the service lists its secrets.
 *
 * @param annotations - of a service, by the guide; release and namespace are
 *   replaced
 * @throws with the expectation, and the end of the backend's output
 */
export async function askBackend({ root, portal, log, annotations }) {
  const processes = new Processes();
  const lines = [];
  try {
    const ports = await freePorts(3);
    const folder = path.join(portal.folder, '..', 'demo');
    mkdirSync(folder, { recursive: true });
    const demo = await startDemo({ root, folder, processes, log, ports });
    const [, , port] = ports;
    const base = `http://localhost:${port}`;
    portal.write('service.yaml', serviceYaml(annotations));
    portal.changeConfig(config => addressed(config, base, port, demo.url));

    processes.start('backend', 'yarn', ['workspace', 'backend', 'start'], {
      cwd: portal.folder,
      // The variable of the guide; plain HTTP needs no certificate
      // authority.
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PROD_EU_TOKEN: demo.token,
      },
      log,
      onLine: line => lines.push(line),
    });
    await until('the backend to be ready', async () => {
      const { ok } = await fetch(`${base}/.backstage/health/v1/readiness`);
      return ok;
    });
    await until(`"Clusters: ${GUIDE_CLUSTER}" in the log`, () =>
      lines.some(line => line.includes(`Clusters: ${GUIDE_CLUSTER}`)),
    );
    await askApi(base);
  } catch (error) {
    throw new Error(`${error.message}\n${lines.slice(-40).join('\n')}`);
  } finally {
    await processes.stop();
  }
}

function serviceYaml(annotations) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: SERVICE.name,
      annotations: {
        ...annotations,
        'floe.dev/release': SERVICE.name,
        'floe.dev/namespace': SERVICE.namespace,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
  // JSON is YAML.
  return JSON.stringify(entity);
}

/** The configuration of the guide, with addresses of this run. */
function addressed(config, base, port, clusterUrl) {
  const [locator] = config.kubernetes.clusterLocatorMethods;
  const [cluster] = locator.clusters;
  return {
    ...config,
    backend: { ...config.backend, baseUrl: base, listen: { port } },
    kubernetes: {
      ...config.kubernetes,
      clusterLocatorMethods: [
        {
          ...locator,
          clusters: [{ ...cluster, url: clusterUrl, caData: undefined }],
        },
      ],
    },
    catalog: {
      ...config.catalog,
      locations: [
        ...config.catalog.locations,
        { type: 'file', target: '../../service.yaml' },
      ],
    },
  };
}

async function askApi(base) {
  const signIn = await until('a guest to sign in', async () => {
    const response = await fetch(`${base}/api/auth/guest/refresh`);
    return response.ok && (await response.json());
  });
  const get = async url => {
    const response = await fetch(`${base}${url}`, {
      headers: { authorization: `Bearer ${signIn.backstageIdentity.token}` },
    });
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    return response.json();
  };
  const states = await until('four secrets, two of which fail', async () => {
    const { items } = await get(
      `/api/floe-secrets/v1/entities/component/default/${SERVICE.name}/secrets`,
    );
    const failing = items.filter(({ state }) => state === 'failing');
    return items.length === 4 && failing.length === 2 && items;
  });
  if (!states.every(({ cluster }) => cluster === GUIDE_CLUSTER)) {
    throw new Error(`secrets of other clusters than ${GUIDE_CLUSTER}`);
  }
  for (const template of ['add-secrets', 'encrypt-secrets']) {
    await until(`the template ${template} in the catalog`, () =>
      get(`/api/catalog/entities/by-name/template/default/${template}`),
    );
  }
  const actions = await get('/api/scaffolder/v2/actions');
  for (const id of ['floe:secrets:values', 'floe:secrets:pull-request']) {
    if (!actions.some(action => action.id === id)) {
      throw new Error(`the action ${id} does not exist`);
    }
  }
}
