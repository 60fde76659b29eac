import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encrypt } from '@floe/sops';
import { build } from 'esbuild';
import { percentile, type Report } from './figures';
import { realProgram } from './realPrograms';

const LEAVES = 1_000;
const ROUNDS = 9;
/** Rounds until a process that runs already has its code compiled. */
const WARM_UP_ROUNDS = 30;

interface Encrypter {
  command: string;
  args: string[];
}

/**
 * A file of YAML encrypted for one age recipient by this library in a Node process of its own and by sops, the same work
 * in turns: a file in, standard output out. Then in a process that runs already, as a page or a backend does.
 */
export async function run(report: Report): Promise<void> {
  await bundleSizes(report);

  const folder = mkdtempSync(join(tmpdir(), 'floe-bench-'));
  try {
    const recipient = /age1\S+/.exec(
      execFileSync(realProgram('age-keygen'), {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )![0];
    const program = join(folder, 'encryptSops.mjs');
    // As a program would be shipped: what is loaded when it is first needed stays in files of its own.
    await build({
      entryPoints: [require.resolve('./programs/encryptSops.ts')],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      external: ['node:*', 'openpgp'],
    });
    const [one, many] = [1, LEAVES].map(count => {
      const file = join(folder, `${count}.yaml`);
      writeFileSync(file, fileOf(count));
      return file;
    });
    const { ours, theirs, nodeStart } = compare(one, many, {
      ours: { command: process.execPath, args: [program, recipient] },
      theirs: {
        command: realProgram('sops'),
        args: ['--encrypt', '--age', recipient],
      },
    });
    // No program in Node is faster than this one.
    report('node-start-alone', nodeStart, 'ms');
    report('one-leaf-with-start', ours.single, 'ms');
    report('sops-one-leaf-with-start', theirs.single, 'ms');
    report(`${LEAVES}-leaves-with-start`, ours.whole, 'ms');
    report(`sops-${LEAVES}-leaves-with-start`, theirs.whole, 'ms');
    report('speed-against-sops', theirs.whole / ours.whole, 'x');
    report(`${LEAVES}-leaves-without-start`, ours.whole - ours.single, 'ms');
    report(
      `sops-${LEAVES}-leaves-without-start`,
      theirs.whole - theirs.single,
      'ms',
    );
    const warm = await inProcess(recipient);
    report(`${LEAVES}-leaves-in-running-process`, warm, 'ms');
    report(
      'speed-in-running-process-against-sops-with-start',
      theirs.whole / warm,
      'x',
    );
    report(
      'speed-in-running-process-against-sops-without-start',
      (theirs.whole - theirs.single) / warm,
      'x',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Median milliseconds for the file of many values. */
async function inProcess(recipient: string): Promise<number> {
  const text = fileOf(LEAVES);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round++) {
    const started = performance.now();
    await encrypt(text, {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
    });
    samples.push(performance.now() - started);
  }
  return percentile(samples.slice(WARM_UP_ROUNDS), 50);
}

/** What a page loads: the library, and the parts that come when they are first needed. */
async function bundleSizes(report: Report): Promise<void> {
  const lazy = ['age-encryption', 're2js', 'shamir-secret-sharing', 'openpgp'];
  const parts = {
    core: { contents: "export * from '@floe/sops';", external: lazy },
    'core-and-age': {
      contents: "export * from '@floe/sops';",
      external: lazy.slice(1),
    },
    'inspect-alone': {
      contents: "export { inspect } from '@floe/sops';",
      external: lazy,
    },
    'regular-expressions': {
      contents: "export { RE2JS } from 're2js';",
      external: [],
    },
    'key-groups': {
      contents: "export * from 'shamir-secret-sharing';",
      external: [],
    },
    pgp: { contents: "export * from 'openpgp';", external: [] },
  };
  for (const [name, { contents, external }] of Object.entries(parts)) {
    const { outputFiles } = await build({
      stdin: {
        contents,
        resolveDir: dirname(require.resolve('@floe/sops')),
      },
      bundle: true,
      minify: true,
      platform: 'browser',
      format: 'esm',
      external,
      write: false,
    });
    const bytes = outputFiles[0].contents;
    report(
      `bundle-gzip-${name}`,
      gzipSync(bytes, { level: 9 }).length / 1000,
      'kB',
    );
  }
}

/** Median milliseconds for a file of one value, and for one of many. */
function compare(
  one: string,
  many: string,
  encrypters: Record<'ours' | 'theirs', Encrypter>,
) {
  const samples = { ours: [[], []], theirs: [[], []] } as Record<
    'ours' | 'theirs',
    [number[], number[]]
  >;
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    starts.push(millisecondsOfEmptyProgram());
    for (const name of ['ours', 'theirs'] as const) {
      const [single, whole] = samples[name];
      single.push(millisecondsToEncrypt(encrypters[name], one));
      whole.push(millisecondsToEncrypt(encrypters[name], many));
    }
  }
  const medians = ([single, whole]: [number[], number[]]) => ({
    single: percentile(single, 50),
    whole: percentile(whole, 50),
  });
  return {
    ours: medians(samples.ours),
    theirs: medians(samples.theirs),
    nodeStart: percentile(starts, 50),
  };
}

function millisecondsOfEmptyProgram(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['--eval', '0']);
  return performance.now() - started;
}

function millisecondsToEncrypt(
  { command, args }: Encrypter,
  file: string,
): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, [...args, file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, SOPS_DISABLE_VERSION_CHECK: '1' },
  });
  const milliseconds = performance.now() - started;
  if (status !== 0 || !stdout.includes('ENC[AES256_GCM')) {
    throw new Error(`${command} did not encrypt: ${stderr}`);
  }
  return milliseconds;
}

function fileOf(count: number): string {
  const leaves = Array.from(
    { length: count },
    (_, index) => `    key-${index}: ${randomBytes(32).toString('base64')}\n`,
  );
  return `secrets:\n${leaves.join('')}`;
}
