// Tries docs/install.md from scratch: `npm test -- install`. Two portals made by Backstage's
// generator, one of each frontend system, get the packed archives by the commands and the code of
// the guide. The first one's backend is started against the embedded cluster and asked.
//
//   --keep FOLDER   work there, and leave it
//   --built         the packages are built already
//   --cold          with a package cache of its own, as on a machine that has none
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { FreshPortal } from './lib/freshPortal.mjs';
import {
  codeBlocks,
  commandsOf,
  merged,
  withAppRoutes,
  withBackendFeatures,
  withEntityRoute,
  withSidebarItem,
} from './lib/guide.mjs';
import { askBackend } from './lib/installedBackend.mjs';
import { archiveProblems } from './packaging/archiveProblems.mjs';
import { packPackages } from './packaging/packPackages.mjs';
import { runLogged } from './lib/runLogged.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    keep: { type: 'string' },
    cold: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const work = options.keep
  ? path.resolve(options.keep)
  : mkdtempSync(path.join(tmpdir(), 'floe-install-'));
mkdirSync(work, { recursive: true });
const log = path.join(work, 'install.log');
if (options.cold) process.env.YARN_GLOBAL_FOLDER = path.join(work, 'yarn');

const guide = codeBlocks(
  readFileSync(path.join(root, 'docs', 'install.md'), 'utf8'),
);

/** The blocks of a section, which must have at least one. */
function blocksOf(section, matches) {
  const blocks = guide.filter(one => one.section === section && matches(one));
  if (blocks.length === 0) {
    throw new Error(`docs/install.md has no such block in "${section}"`);
  }
  return blocks;
}
const textOf = (section, file) =>
  blocksOf(section, block => block.file === file)[0].text;

async function step(title, work_) {
  const began = Date.now();
  process.stdout.write(`${title} … `);
  const result = await work_();
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  return result;
}

async function followCommands(portal, section) {
  for (const { text } of blocksOf(section, one => one.language === 'sh')) {
    for (const command of commandsOf(text)) await portal.follow(command);
  }
}

function followConfig(portal, section) {
  for (const { text } of blocksOf(section, b => b.file === 'app-config.yaml')) {
    portal.changeConfig(config => merged(config, parse(text)));
  }
}

async function pack() {
  if (!options.built) {
    await runLogged('yarn', ['tsc'], { cwd: root, log });
    await runLogged('yarn', ['build:packages'], { cwd: root, log });
  }
  const archives = new Map();
  const folder = path.join(work, 'archives');
  for await (const { name, archive } of packPackages(root, folder)) {
    const problems = await archiveProblems(archive);
    if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`);
    archives.set(name, archive);
  }
  return archives;
}

async function tryNewSystem(archives) {
  const portal = await step('a portal of the new frontend system', () =>
    FreshPortal.create({
      root,
      folder: path.join(work, 'new-portal'),
      archives,
      log,
    }),
  );
  await step('  1. Backend', async () => {
    await followCommands(portal, '1. Backend');
    const file = 'packages/backend/src/index.ts';
    portal.change(file, source =>
      withBackendFeatures(source, textOf('1. Backend', file)),
    );
  });
  // What is done in the cluster has a test of its own, with a real API server (interop/src/rbac.test.ts).
  followConfig(portal, '2. A cluster');
  followConfig(portal, '3. Templates');
  await step('  4. Frontend', async () => {
    await followCommands(portal, '4. Frontend');
    followConfig(portal, '4. Frontend > New frontend system');
  });
  await step('  5. A service: the backend answers', () =>
    askBackend({
      root,
      portal,
      log,
      annotations: parse(textOf('5. A service', 'catalog-info.yaml')).metadata
        .annotations,
    }),
  );
  await step('  types', () => portal.run('yarn', ['tsc']));
  await step('  build of the app', () =>
    portal.run('yarn', ['workspace', 'app', 'build']),
  );
}

async function tryOldSystem(archives) {
  const portal = await step('a portal of the old frontend system', () =>
    FreshPortal.create({
      root,
      folder: path.join(work, 'old-portal'),
      legacy: true,
      archives,
      log,
    }),
  );
  const section = '4. Frontend > Old frontend system';
  await step('  4. Frontend', async () => {
    await followCommands(portal, '4. Frontend');
    await followCommands(portal, section);
    for (const [file, edit] of [
      ['packages/app/src/components/catalog/EntityPage.tsx', withEntityRoute],
      ['packages/app/src/App.tsx', withAppRoutes],
      ['packages/app/src/components/Root/Root.tsx', withSidebarItem],
    ]) {
      portal.change(file, source => edit(source, textOf(section, file)));
    }
  });
  await step('  types', () => portal.run('yarn', ['tsc']));
}

const began = Date.now();
try {
  const archives = await step('build and pack', pack);
  await tryNewSystem(archives);
  await tryOldSystem(archives);
  console.log(`in total ${Math.round((Date.now() - began) / 1000)} s`);
} catch (error) {
  console.log('failed');
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (!options.keep) rmSync(work, { recursive: true, force: true });
}
