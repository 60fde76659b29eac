// Exports the plugins as dynamic plugins for Red Hat Developer Hub, and checks the archives:
// `yarn export-dynamic-plugins [FOLDER]` (default: dist/dynamic-plugins). Build first, with
// `yarn tsc && yarn build:packages`. docs/developer-hub.md has how to install them.
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtras } from '../lib/packageExtras.mjs';
import { runLogged } from '../lib/runLogged.mjs';
import { publishedPackages } from '../lib/workspaces.mjs';
import { dynamicPluginProblems } from './dynamicPluginProblems.mjs';

/** Red Hat's command; if it is installed already, its program can be named. */
const CLI = process.env.FLOE_RHDH_CLI
  ? ['node', process.env.FLOE_RHDH_CLI]
  : ['npx', '--yes', '@red-hat-developer-hub/cli@1.9.1'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = path.resolve(process.argv[2] ?? 'dist/dynamic-plugins');
const log = path.join(target, 'export.log');
mkdirSync(target, { recursive: true });

const packages = new Map(
  publishedPackages(root).map(({ name, folder }) => [
    name,
    {
      name,
      folder,
      manifest: JSON.parse(
        readFileSync(path.join(folder, 'package.json'), 'utf8'),
      ),
    },
  ]),
);

/** Our packages that a package needs, directly or by another one. */
function ownDependencies({ manifest }, found = new Set()) {
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (packages.has(name) && !found.has(name)) {
      found.add(name);
      ownDependencies(packages.get(name), found);
    }
  }
  return [...found];
}

/** Adds the same files as `yarn pack`: the licence, docs and templates. */
function addExtras(folder, exported) {
  for (const [name, { from, text }] of packageExtras(root, folder)) {
    const file = path.join(exported, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (from) copyFileSync(from, file);
    else writeFileSync(file, text);
  }
}

async function exportPlugin(plugin) {
  const { role } = plugin.manifest.backstage;
  const exported = path.join(plugin.folder, 'dist-dynamic');
  const [program, ...args] = [
    ...CLI,
    ...['plugin', 'export', '--clean'],
    // Our packages need not be in a registry: they become part of the
    // plugin.
    ...(role.startsWith('backend')
      ? ['--no-build', '--embed-package', ...ownDependencies(plugin)]
      : ['--no-generate-module-federation-assets']),
  ];
  try {
    await runLogged(program, args, { cwd: plugin.folder, log });
    addExtras(plugin.folder, exported);
    await runLogged('npm', ['pack', '--pack-destination', target], {
      cwd: exported,
      log,
    });
  } finally {
    rmSync(exported, { recursive: true, force: true });
  }
  const { name, version } = plugin.manifest;
  return path.join(
    target,
    `${name.replace('@', '').replace('/', '-')}-dynamic-${version}.tgz`,
  );
}

let failures = 0;
for (const plugin of packages.values()) {
  const role = plugin.manifest.backstage?.role ?? '';
  if (!/plugin/.test(role)) continue;
  const archive = await exportPlugin(plugin);
  const problems = dynamicPluginProblems(archive, ownDependencies(plugin));
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${plugin.name}`);
  problems.forEach(problem => console.log(`     ${problem}`));
  failures += problems.length;
}
process.exitCode = failures > 0 ? 1 : 0;
