import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { caches, loadTypeScript } from './loadTypeScript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The portal's configuration for its ports and its folder. */
export function portalConfig(ports, data, more) {
  const frontend = `http://localhost:${ports.frontend.value}`;
  const backend = `http://localhost:${ports.backend.value}`;
  return {
    // A restart serves only the bundle of its own sources, so none is stored
    // in the database.
    app: { baseUrl: frontend, disableStaticFallbackCache: true },
    backend: {
      baseUrl: backend,
      listen: { port: ports.backend.value, host: 'localhost' },
      // A page of another host that resolves to this address is refused.
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      cors: { origin: frontend },
      // Pages connect to the backend, and its WebSocket for signals; to
      // nothing else.
      csp: {
        'connect-src': ["'self'", backend, backend.replace('http', 'ws')],
      },
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(data, 'database') },
      },
    },
    ...more,
  };
}

/** The program that runs the portal, its arguments and its folder. */
function portalCommand(configs, develop) {
  const options = configs.flatMap(file => ['--config', file]);
  return develop
    ? {
        program: path.join(root, 'node_modules', '.bin', 'backstage-cli'),
        args: ['repo', 'start', ...options],
        cwd: root,
      }
    : {
        program: process.execPath,
        args: [
          ...loadTypeScript,
          '--require',
          path.join(root, 'scripts', 'lib', 'loadThenWait.cjs'),
          'src/index.ts',
          ...options,
        ],
        cwd: path.join(root, 'packages', 'backend'),
      };
}

/**
 * Starts the portal. Its backend loads its modules at once, and continues when
 * the generated configuration exists.
 *
 * @param options.data - the folder for its log
 * @param options.generated - the path of that configuration
 * @param options.configs - the paths of all configurations, in their order
 * @param options.onEnded - called with a text when the portal ends
 * @returns a promise that is rejected when the portal ends
 */
export function startPortal(processes, options) {
  const { configs, data, develop, generated, onEnded } = options;
  const recent = [];
  const log = path.join(data, 'logs', 'portal.log');
  const { program, args, cwd } = portalCommand(configs, develop);
  const ended = new Promise((_, reject) => {
    processes.start('portal', program, args, {
      cwd,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        ...caches,
        FLOE_PORTAL_CONFIG: generated,
        // While the backend starts, a connection to localhost can take longer
        // than Node's 250 ms for each of its addresses.
        NODE_OPTIONS: `${
          process.env.NODE_OPTIONS ?? ''
        } --network-family-autoselection-attempt-timeout=5000`.trim(),
      },
      log,
      onLine: line => {
        recent.push(line);
        if (recent.length > 30) recent.shift();
      },
      onExit: why => {
        const text = `the portal ended (${why}). Its last words, the rest is in ${log}:\n${recent
          .slice(-12)
          .join('\n')}`;
        reject(new Error(text));
        onEnded(text);
      },
    });
  });
  // `onEnded` reports it, also before anybody waits for the portal.
  ended.catch(() => undefined);
  return ended;
}

/** Waits until the portal answers, or rejects as `ended` does. */
export async function untilPortal(ports, ended) {
  await Promise.race([
    ended,
    Promise.all([
      waitFor(
        `http://localhost:${ports.backend.value}/.backstage/health/v1/readiness`,
      ),
      waitFor(`http://localhost:${ports.frontend.value}/`),
    ]),
  ]);
}

async function waitFor(url) {
  const deadline = Date.now() + 5 * 60_000;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not up yet.
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer within five minutes.`);
}
