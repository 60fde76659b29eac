import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { caches, loadTypeScript } from './loadTypeScript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts the embedded cluster and Git host.
 *
 * @param ports - see `readPorts`
 * @param data - the folder for repositories and logs
 * @param onEnded - called with a text when they end
 * @returns what they tell once they are up: addresses, and configuration for the portal
 */
export function startDemo(processes, ports, data, onEnded) {
  const options = {
    dataDirectory: data,
    clusterPort: ports.cluster.value,
    forgePort: ports.forge.value,
    portalUrl: `http://localhost:${ports.frontend.value}`,
    token: randomBytes(24).toString('base64url'),
  };
  return new Promise((resolve, reject) => {
    const errors = [];
    processes.start(
      'demo',
      process.execPath,
      [...loadTypeScript, 'scripts/demo.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          ...caches,
          FLOE_DEMO_OPTIONS: JSON.stringify(options),
        },
        log: path.join(data, 'logs', 'demo.log'),
        onLine: line => errors.push(line),
        // The loader of TypeScript sends messages of its own.
        onMessage: ({ ready }) => ready && resolve(ready),
        onExit: why => {
          const text = `the embedded cluster and Git host ended (${why}):\n${errors
            .slice(-6)
            .join('\n')}`;
          reject(new Error(text));
          onEnded(text);
        },
      },
    );
  });
}
