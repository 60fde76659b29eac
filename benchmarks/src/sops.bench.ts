import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encrypt } from '@floe/sops';
import { build } from 'esbuild';
import type { Report } from './figures';
import { least, measured, runMeasured } from './processorTime';
import { realProgram } from './realPrograms';
import { reportAgainst } from './targets';

const LEAVES = 1_000;
const ROUNDS = 9;
/** The maximum compressed size of the library with age. */
const AGE_BUNDLE_KB = 90;
/** Rounds until a running process has its code compiled. */
const WARM_UP_ROUNDS = 150;
/** How often the running process encrypts in a round. */
const WARM_ROUNDS = 10;

type Encrypter = {
  command: string;
  args: string[];
};

/**
 * Encrypts a YAML file for one age recipient with this library in a Node
 * process and with sops, the same work in turns: a file in, standard output
 * out. Then it encrypts in a process that already runs, as a page or a backend
 * does. All times are the minimum processor time of several rounds.
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
    // As a program would be shipped: code that is loaded on demand stays in
    // separate files.
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
    const { ours, theirs, nodeStart, warm } = await compare(
      recipient,
      one,
      many,
      {
        ours: { command: process.execPath, args: [program, recipient] },
        theirs: {
          command: realProgram('sops'),
          args: ['--encrypt', '--age', recipient],
        },
      },
    );
    // No program in Node takes less time than this one.
    report('node-start-alone', nodeStart, 'ms');
    report('one-leaf-with-start', ours.single, 'ms');
    report('sops-one-leaf-with-start', theirs.single, 'ms');
    report(`${LEAVES}-leaves-with-start`, ours.whole, 'ms');
    report(`sops-${LEAVES}-leaves-with-start`, theirs.whole, 'ms');
    report(`${LEAVES}-leaves-in-running-process`, warm, 'ms');
    const net = theirs.whole - theirs.single;
    report(`sops-${LEAVES}-leaves-without-start`, net, 'ms');
    reportAgainst(report, 'running-process-against-sops', warm / net, 0.15);
    reportAgainst(
      report,
      'new-process-against-sops',
      ours.whole / theirs.whole,
      1,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The scripts that a page loads: the library, and the parts that are loaded on
 * demand.
 */
async function bundleSizes(report: Report): Promise<void> {
  const lazy = [
    'age-encryption',
    'yaml',
    're2js',
    'shamir-secret-sharing',
    'openpgp',
  ];
  const parts = {
    core: { contents: "export * from '@floe/sops';", external: lazy },
    'core-and-age': {
      contents: "export * from '@floe/sops';",
      external: lazy.slice(1),
    },
    'core-age-and-yaml': {
      contents: "export * from '@floe/sops';",
      external: lazy.slice(2),
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
    const size = gzipSync(bytes, { level: 9 }).length / 1000;
    report(`bundle-gzip-${name}`, size, 'kB');
    if (name === 'core-and-age' && size >= AGE_BUNDLE_KB) {
      console.log(`   NOT MET: less than ${AGE_BUNDLE_KB} kB is wanted`);
    }
  }
}

/**
 * The minimum processor time of several rounds, in milliseconds: for a file of
 * one value and one of many in a new process, and for the file of many values
 * in a running process.
 */
async function compare(
  recipient: string,
  one: string,
  many: string,
  encrypters: Record<'ours' | 'theirs', Encrypter>,
) {
  const samples = { ours: [[], []], theirs: [[], []] } as Record<
    'ours' | 'theirs',
    [number[], number[]]
  >;
  const starts: number[] = [];
  const warm: number[] = [];
  const text = readFileSync(many, 'utf8');
  const inProcess = () =>
    measured(() =>
      encrypt(text, {
        format: 'yaml',
        recipients: [{ type: 'age', recipient }],
      }),
    );
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    await inProcess();
  }
  for (let round = 0; round < ROUNDS; round++) {
    starts.push(
      runMeasured(process.execPath, ['--eval', '0'], () => true).processorMs,
    );
    for (const name of ['ours', 'theirs'] as const) {
      const [single, whole] = samples[name];
      single.push(millisecondsToEncrypt(encrypters[name], one));
      whole.push(millisecondsToEncrypt(encrypters[name], many));
    }
    for (let again = 0; again < WARM_ROUNDS; again++) {
      warm.push(await inProcess());
    }
  }
  const leastOf = ([single, whole]: [number[], number[]]) => ({
    single: least(single),
    whole: least(whole),
  });
  return {
    ours: leastOf(samples.ours),
    theirs: leastOf(samples.theirs),
    nodeStart: least(starts),
    warm: least(warm),
  };
}

function millisecondsToEncrypt(
  { command, args }: Encrypter,
  file: string,
): number {
  return runMeasured(
    command,
    [...args, file],
    stdout => stdout.includes('ENC[AES256_GCM'),
    { env: { SOPS_DISABLE_VERSION_CHECK: '1' } },
  ).processorMs;
}

function fileOf(count: number): string {
  const leaves = Array.from(
    { length: count },
    (_, index) => `    key-${index}: ${randomBytes(32).toString('base64')}\n`,
  );
  return `secrets:\n${leaves.join('')}`;
}
