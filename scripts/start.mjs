// Starts the portal: the embedded cluster and Git host, the backend and the frontend.
import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { startFrontendProxy } from './lib/frontendProxy.mjs';
import { guestSignIn } from './lib/guestSignIn.mjs';
import { configOfEnvironment, namesClusters } from './lib/ownClusters.mjs';
import { portsInUse, readPorts } from './lib/ports.mjs';
import { buildPortalBundle } from './lib/portalBundle.mjs';
import { preparePrivateFolder } from './lib/privateFolder.mjs';
import { Processes } from './lib/processes.mjs';
import { startDemo } from './lib/startDemo.mjs';
import { portalConfig, startPortal, untilPortal } from './lib/startPortal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = `Usage: npm start -- [--fresh] [--config FILE]… [--allow-guests] [--develop] [--data DIRECTORY]

  --fresh            forget the history, the repositories and the keys of earlier runs
  --config FILE      lay this Backstage configuration over app-config.yaml; a file that
                     names clusters (kubernetes.clusterLocatorMethods, floeSecrets.clusters)
                     is used instead of the embedded cluster and Git host
  --allow-guests     with clusters of your own: let everybody who can open the portal in as
                     a guest, who may do everything that your configuration's credentials may
  --develop          serve the frontend from the development server and restart the backend
                     when a source changes
  --data DIRECTORY   where databases and repositories are kept (default: .cache/floe)

Ports: FLOE_PORT_FRONTEND (3000), FLOE_PORT_BACKEND (7007), FLOE_PORT_CLUSTER (7008), FLOE_PORT_FORGE (7009).
`;
const started = Date.now();
const say = text => console.log(`floe: ${text}`);
const processes = new Processes();
function fail(text) {
  console.error(`\nfloe: ${text}`);
  process.exitCode = 1;
  processes.stop().finally(() => process.exit(1));
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      config: { type: 'string', multiple: true, default: [] },
      'allow-guests': { type: 'boolean', default: false },
      develop: { type: 'boolean', default: false },
      data: { type: 'string', default: path.join(root, '.cache', 'floe') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    ...values,
    // npm and Yarn run this at the root; a relative path is relative to the
    // caller's folder.
    config: values.config.map(file =>
      path.resolve(process.env.INIT_CWD ?? root, file),
    ),
    data: path.resolve(process.env.INIT_CWD ?? root, values.data),
  };
}

function readConfigs(files) {
  return files.map(file => {
    try {
      return parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Error(
        error.code === 'ENOENT'
          ? `there is no file ${file}; --config takes the path of a Backstage configuration.`
          : `${file} cannot be read as YAML: ${error.message}`,
      );
    }
  });
}

function prepareData(directory, fresh) {
  try {
    if (fresh) rmSync(directory, { recursive: true, force: true });
    preparePrivateFolder(directory);
  } catch (error) {
    throw new Error(
      `cannot write to ${directory} (${error.code}). Name another place: npm start -- --data DIRECTORY`,
    );
  }
}

/**
 * Writes a file that is complete as soon as it exists; only its owner can read
 * it.
 */
function writeWhole(file, text) {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, text, { mode: 0o600 });
  renameSync(part, file);
}

async function main() {
  const options = readArguments();
  if (options.help) {
    console.log(usage);
    return;
  }
  const ports = readPorts();
  const base = [path.join(root, 'app-config.yaml')];
  const local = path.join(root, 'app-config.local.yaml');
  if (existsSync(local)) base.push(local);
  const configs = [
    ...readConfigs([...base.slice(1), ...options.config]),
    configOfEnvironment(process.env),
  ];
  const ownClusters = configs.some(namesClusters);
  const signIn = ownClusters
    ? guestSignIn(configs, options['allow-guests'])
    : { config: {} };
  const wanted = ownClusters
    ? [ports.frontend, ports.backend]
    : Object.values(ports);
  const used = await portsInUse(wanted);
  if (used.length > 0) {
    throw new Error(
      used
        .map(
          port =>
            `port ${port.value} is in use. Stop what listens there, or move: ${
              port.variable
            }=${port.value + 100} npm start`,
        )
        .join('\n'),
    );
  }
  prepareData(options.data, options.fresh);
  if (options.fresh)
    say('started afresh: earlier history and repositories are deleted');

  const generated = path.join(options.data, 'app-config.generated.yaml');
  rmSync(generated, { force: true });
  const start = () =>
    startPortal(processes, {
      data: options.data,
      generated,
      configs: [...base, generated, ...options.config],
      develop: options.develop,
      onEnded: fail,
    });
  // The development server reads its configuration before everything else.
  const early = options.develop ? undefined : start();
  let demo;
  if (ownClusters) {
    say('your configuration names clusters: no embedded cluster and Git host');
  } else {
    say('starting the embedded cluster and Git host…');
    demo = await startDemo(processes, ports, options.data, fail);
    say(`cluster at ${demo.clusterUrl}, Git host at ${demo.forgeUrl}`);
  }
  if (signIn.warning) say(signIn.warning);
  if (!options.develop) {
    await buildPortalBundle(root, say);
    await startFrontendProxy(ports.frontend.value, ports.backend.value);
  }
  writeWhole(
    generated,
    stringify(
      portalConfig(ports, options.data, demo ? demo.config : signIn.config),
    ),
  );
  say(
    options.develop
      ? 'starting the portal (the frontend is compiled, about half a minute)…'
      : 'starting the portal…',
  );
  await untilPortal(ports, early ?? start());
  say(`up after ${Math.round((Date.now() - started) / 1000)} s`);
  console.log(greeting(ports, demo, signIn));
}

function greeting(ports, demo, signIn) {
  const address = `http://localhost:${ports.frontend.value}`;
  const asGuest = demo || signIn.warning ? ' and enter as a guest' : '';
  const lines = ['', `  Open ${address}${asGuest}.`, ''];
  if (demo) {
    lines.push(
      '  What to try first:',
      `  1. A service with a failing secret:  ${address}/catalog/default/component/customer-360/secrets`,
      `  2. One that has no secrets yet:      ${address}/catalog/default/component/supply-forecast/secrets`,
      '     Press "Add secrets", follow the wizard to its pull request, merge it on the',
      `     Git host (${demo.forgeUrl}), and watch the tab turn green.`,
      `  3. SOPS in the values of a release:  ${address}/catalog/default/component/pricing-signals/secrets`,
      `     and in manifests for Flux:        ${address}/catalog/default/component/store-traffic/secrets`,
      '     Who has sops can decrypt and edit their files with this key:',
      `     SOPS_AGE_KEY_FILE=${demo.ageKeyFile}`,
      '',
    );
  }
  lines.push(
    '  Ctrl-C ends everything; the history is kept for the next start.',
    '',
  );
  return lines.join('\n');
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    say('stopping…');
    await processes.stop();
    process.exit(0);
  });
}
main().catch(error => fail(error.message));
