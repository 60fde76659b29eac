#!/usr/bin/env node
/**
 * Builds the real parts that the interop tests run against, each at the version pinned in
 * `parts/`, from Go modules alone. What is there already is left as it is, so a second run takes
 * no time.
 *
 *     node interop/build.mjs                  every part
 *     node interop/build.mjs sops age         the parts of these names
 *     node interop/build.mjs --list           what there is, and what is built
 *     node interop/build.mjs --after=PID      what is missing when another build has ended
 *
 * Programs go to `<root>/.cache/interop/bin/<name>-<version>`; `FLOE_INTEROP_CACHE` moves the
 * folder. Needs Go, nothing else: no C compiler, no container engine.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  BuildError,
  cacheFolder,
  goBuild,
  goFiles,
  label,
} from './goBuild.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const binFolder = join(cacheFolder, 'bin');
// Of a part without a package nothing but its definitions is read, from the module itself.
const parts = JSON.parse(
  readFileSync(join(here, 'parts', 'parts.json'), 'utf8'),
).filter(part => part.package);

function programPath(part) {
  return join(binFolder, `${part.name}-${part.version}`);
}

/** The inputs of a built program; a change of one of them causes a new build. */
function recipeDigest(part) {
  const hash = createHash('sha256').update(JSON.stringify(part));
  const add = (folder, files) => {
    for (const file of files) {
      hash.update(file).update(readFileSync(join(folder, file)));
    }
  };
  add(join(here, 'parts', part.folder), ['go.mod', 'go.sum']);
  if (part.overlay) {
    const overlay = join(here, 'parts', part.overlay);
    add(overlay, goFiles(overlay));
  }
  return hash.digest('hex');
}

function isBuilt(part) {
  const stamp = `${programPath(part)}.recipe`;
  return (
    existsSync(programPath(part)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === recipeDigest(part)
  );
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Refuses to build a part whose pinned module has another version than
 * `parts.json`.
 */
function checkPin(part) {
  const goMod = readFileSync(
    join(here, 'parts', part.folder, 'go.mod'),
    'utf8',
  );
  const pinned = goMod
    .split('\n')
    .map(line => line.replace(/^\s*(require\s+)?/, '').split(/\s+/))
    .find(([module, version]) => module === part.module && version);
  if (pinned?.[1] !== `v${part.version}`) {
    throw new BuildError(
      `parts/${part.folder}/go.mod requires ${part.module} ${
        pinned?.[1] ?? 'not at all'
      }, but parts/parts.json says ${part.version}. Make the two agree.`,
    );
  }
}

function checkGo() {
  const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (go.error) {
    throw new BuildError(
      `Go was not found on the PATH (${go.error.code}). The interop tests build the Kubernetes API ` +
        'server and the operators from source and need Go 1.26 or newer: see https://go.dev/doc/install.',
    );
  }
  if (go.status !== 0) {
    throw new BuildError(`"go env" failed: ${go.stderr.trim()}`);
  }
  return go.stdout.trim();
}

async function build(part) {
  checkPin(part);
  const output = programPath(part);
  // Two builds at once must not see each other's half-written program.
  const unfinished = `${output}.${process.pid}`;
  try {
    await goBuild(part, unfinished);
    renameSync(unfinished, output);
    writeFileSync(`${output}.recipe`, recipeDigest(part));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function select(names) {
  const known = new Set(
    parts.flatMap(part => [part.name, `${part.name}-${part.version}`]),
  );
  const unknown = names.filter(name => !known.has(name));
  if (unknown.length > 0) {
    throw new BuildError(
      `No part is called ${unknown.join(', ')}. There are: ${[...known].join(
        ', ',
      )}.`,
    );
  }
  return parts.filter(
    part =>
      names.length === 0 ||
      names.includes(part.name) ||
      names.includes(`${part.name}-${part.version}`),
  );
}

/** Waits until a process has ended. */
async function ended(pid) {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') return;
      throw error;
    }
    await setTimeout(200);
  }
}

async function main(args) {
  const selected = select(args.filter(arg => !arg.startsWith('--')));
  if (args.includes('--list')) {
    for (const part of selected) {
      console.log(`${label(part)}: ${isBuilt(part) ? 'built' : 'missing'}`);
    }
    return;
  }
  const after = args.find(arg => arg.startsWith('--after='));
  if (after) await ended(Number(after.slice('--after='.length)));
  const missing = selected.filter(part => !isBuilt(part));
  if (missing.length === 0) {
    console.log(`All ${selected.length} parts are built, in ${binFolder}`);
    return;
  }
  const goVersion = checkGo();
  mkdirSync(binFolder, { recursive: true });
  console.log(
    `Building ${missing.length} of ${selected.length} parts with ${goVersion} into ${binFolder}`,
  );
  const began = Date.now();
  for (const part of missing) {
    const partBegan = Date.now();
    console.log(`${label(part)} …`);
    await build(part);
    const size = Math.round(statSync(programPath(part)).size / 1e6);
    console.log(`${label(part)} built in ${seconds(partBegan)}, ${size} MB`);
  }
  console.log(`Built in ${seconds(began)}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof BuildError ? error.message : error);
  process.exitCode = 1;
}
