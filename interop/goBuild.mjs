// Builds a program from a Go module, with the files of an overlay in place of its own.
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** Where sources are copied to and programs are kept. */
export const cacheFolder =
  process.env.FLOE_INTEROP_CACHE ?? resolve(here, '..', '.cache', 'interop');

/** An error whose message is all that the user needs to see. */
export class BuildError extends Error {}

export function label(part) {
  return `${part.name} ${part.version}`;
}

/** Go files below a folder, by their relative paths. */
export function goFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter(file => /\.go$|^go\.mod$/.test(file))
    .sort();
}

/**
 * Copies the part's module, replaces the files of its overlay, and returns the
 * arguments with which Go builds the copy. (Go's own `-overlay` refuses files
 * of its module cache.)
 */
function overlaid(part) {
  if (!part.overlay) return [];
  const folder = join(here, 'parts', part.folder);
  const download = spawnSync(
    'go',
    ['mod', 'download', '-json', `${part.module}@v${part.version}`],
    { cwd: folder, env: goEnvironment(), encoding: 'utf8' },
  );
  if (download.status !== 0) {
    throw new BuildError(
      `${label(part)} could not be downloaded: ${
        download.error?.message ?? download.stdout + download.stderr
      }`,
    );
  }
  const copy = join(cacheFolder, 'source', `${part.name}-${part.version}`);
  rmSync(copy, { recursive: true, force: true });
  const sources = [
    JSON.parse(download.stdout).Dir,
    join(here, 'parts', part.overlay),
  ];
  for (const source of sources) {
    for (const file of goFiles(source)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      // Files from Go's module cache are read-only.
      rmSync(join(copy, file), { force: true });
      copyFileSync(join(source, file), join(copy, file));
    }
  }
  const goMod = `${copy}.mod`;
  writeFileSync(
    goMod,
    `${readFileSync(join(folder, 'go.mod'), 'utf8')}
replace ${part.module} => ${JSON.stringify(copy)}
`,
  );
  copyFileSync(join(folder, 'go.sum'), `${copy}.sum`);
  return [`-modfile=${goMod}`];
}

/**
 * Garbage collection is a third of the compiler's work, and a package is
 * compiled in seconds. So it is disabled until a process uses a twelfth of the
 * machine's memory.
 */
function goEnvironment() {
  return {
    ...process.env,
    CGO_ENABLED: '0',
    GOFLAGS: '',
    GOWORK: 'off',
    GOGC: 'off',
    GOMEMLIMIT: `${Math.floor(totalmem() / 12 / 2 ** 20)}MiB`,
  };
}

/** @throws BuildError if Go fails; its own output is printed */
export async function goBuild(part, output) {
  const variables = Object.entries(part.variables ?? {}).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  const args = [
    'build',
    '-mod=readonly',
    '-trimpath',
    '-buildvcs=false',
    // The same for every part, so that shared packages are compiled once.
    '-gcflags=all=-dwarf=false',
    ...(part.tags ? [`-tags=${part.tags}`] : []),
    ...overlaid(part),
    `-ldflags=${['-s', '-w', ...variables].join(' ')}`,
    `-o=${output}`,
    part.package,
  ];
  const child = spawn('go', args, {
    cwd: join(here, 'parts', part.folder),
    env: goEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = signal => child.kill(signal);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (status, signal) => done(signal ?? status));
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (code !== 0) {
    throw new BuildError(
      `${label(part)} could not be built: "go ${args.join(' ')}" in ` +
        `interop/parts/${part.folder} ended with ${code}. Its own words are above.`,
    );
  }
}
