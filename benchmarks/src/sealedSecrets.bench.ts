import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { X509CertificateGenerator } from '@peculiar/x509';
import { build } from 'esbuild';
import { percentile, type Report } from './figures';
import { realProgram } from './realPrograms';

/** Bits of the controller's keys. */
const KEY_SIZE = 4096;
const VALUES = 1_000;
const ROUNDS = 7;

interface Sealer {
  command: string;
  args: string[];
}

/**
 * Values of one Secret sealed by this library in a Node process of its own and by kubeseal, the same
 * work in turns: standard input to standard output.
 */
export async function run(report: Report): Promise<void> {
  await bundleSize(report);

  const folder = mkdtempSync(join(tmpdir(), 'floe-bench-'));
  try {
    const certificateFile = join(folder, 'certificate.pem');
    writeFileSync(certificateFile, await certificatePem());
    const program = join(folder, 'sealSecret.cjs');
    writeFileSync(
      program,
      await bundle({
        entryPoints: [require.resolve('./programs/sealSecret.ts')],
        platform: 'node',
        format: 'cjs',
      }),
    );
    const library = rates(
      { command: process.execPath, args: [program, certificateFile] },
      { command: realProgram('kubeseal'), args: ['--cert', certificateFile] },
    );
    report('one-value-with-start', library.ours.single * 1000, 'ms');
    report('kubeseal-one-value-with-start', library.theirs.single * 1000, 'ms');
    report('values-per-second', library.ours.whole, '/s');
    report('kubeseal-values-per-second', library.theirs.whole, '/s');
    report(
      'speed-against-kubeseal',
      library.ours.whole / library.theirs.whole,
      'x',
    );
    report('values-per-second-without-start', library.ours.marginal, '/s');
    report(
      'kubeseal-values-per-second-without-start',
      library.theirs.marginal,
      '/s',
    );
    report(
      'speed-against-kubeseal-without-start',
      library.ours.marginal / library.theirs.marginal,
      'x',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundleSize(report: Report): Promise<void> {
  const everything = await bundle({
    stdin: {
      contents: "export * from '@floe/sealed-secrets';",
      resolveDir: dirname(require.resolve('../package.json')),
    },
    platform: 'browser',
    format: 'esm',
  });
  report('bundle-minified', everything.length / 1000, 'kB');
  report('bundle-gzip', gzipSync(everything, { level: 9 }).length / 1000, 'kB');
}

async function bundle(
  options: Parameters<typeof build>[0],
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    ...options,
    write: false,
  });
  return outputFiles[0].contents;
}

/** Rates with the start of the process counted, and of the values after the first alone. */
function rates(ours: Sealer, theirs: Sealer) {
  const [one, many] = [secretOf(1), secretOf(VALUES)];
  const samples = { ours: [[], []], theirs: [[], []] } as Record<
    'ours' | 'theirs',
    [number[], number[]]
  >;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, sealer] of Object.entries({ ours, theirs })) {
      const [single, whole] = samples[name as 'ours' | 'theirs'];
      single.push(secondsToSeal(sealer, one));
      whole.push(secondsToSeal(sealer, many));
    }
  }
  const rate = ([single, whole]: [number[], number[]]) => ({
    single: percentile(single, 50),
    whole: VALUES / percentile(whole, 50),
    marginal: (VALUES - 1) / (percentile(whole, 50) - percentile(single, 50)),
  });
  return { ours: rate(samples.ours), theirs: rate(samples.theirs) };
}

function secondsToSeal({ command, args }: Sealer, input: string): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0 || !stdout.includes('"SealedSecret"')) {
    throw new Error(`${command} did not seal: ${stderr}`);
  }
  return seconds;
}

function secretOf(count: number): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: 'floe', name: 'floe-dagster-compute-secret' },
    data: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `key-${index}`,
        randomBytes(32).toString('base64'),
      ]),
    ),
  });
}

async function certificatePem(): Promise<string> {
  const signingAlgorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: KEY_SIZE,
  };
  const keys = await crypto.subtle.generateKey(signingAlgorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm,
  });
  return certificate.toString('pem');
}
