import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  parseCertificates,
  sealSecret,
  type SecretManifest,
} from '@floe/sealed-secrets';
import { X509CertificateGenerator } from '@peculiar/x509';
import { build } from 'esbuild';
import type { Report } from './figures';
import { least, measured, runMeasured } from './processorTime';
import { realProgram } from './realPrograms';
import { reportAgainst } from './targets';

/** Bits of the controller's keys. */
const KEY_SIZE = 4096;
const VALUES = 1_000;
const ROUNDS = 7;
/** How often the running process seals in a round. */
const WARM_ROUNDS = 3;

type Sealer = {
  command: string;
  args: string[];
};

/**
 * Seals the values of one Secret with this library in a Node process and with
 * kubeseal, the same work in turns: standard input to standard output. Then it
 * seals in a process that already runs, as a backend does. All times are the
 * minimum processor time of several rounds.
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
    const { ours, theirs, warm } = await compare(
      readFileSync(certificateFile, 'utf8'),
      { command: process.execPath, args: [program, certificateFile] },
      { command: realProgram('kubeseal'), args: ['--cert', certificateFile] },
    );
    report('one-value-with-start', ours.single, 'ms');
    report('kubeseal-one-value-with-start', theirs.single, 'ms');
    report(`${VALUES}-values-with-start`, ours.whole, 'ms');
    report(`kubeseal-${VALUES}-values-with-start`, theirs.whole, 'ms');
    report(`${VALUES}-values-in-running-process`, warm, 'ms');
    const net = theirs.whole - theirs.single;
    report(`kubeseal-${VALUES}-values-without-start`, net, 'ms');
    reportAgainst(report, 'running-process-against-kubeseal', warm / net, 0.6);
    reportAgainst(
      report,
      'without-start-against-kubeseal',
      (ours.whole - ours.single) / net,
      0.6,
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

/**
 * The minimum processor time of several rounds, in milliseconds: for one value
 * and for many in a new process, and for many in a running process.
 */
async function compare(pem: string, ours: Sealer, theirs: Sealer) {
  const [one, many] = [secretOf(1), secretOf(VALUES)];
  const samples = { ours: [[], []], theirs: [[], []] } as Record<
    'ours' | 'theirs',
    [number[], number[]]
  >;
  const [certificate] = await parseCertificates(pem);
  const secret = JSON.parse(many) as SecretManifest;
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, sealer] of Object.entries({ ours, theirs })) {
      const [single, whole] = samples[name as 'ours' | 'theirs'];
      single.push(millisecondsToSeal(sealer, one));
      whole.push(millisecondsToSeal(sealer, many));
    }
    for (let again = 0; again < WARM_ROUNDS; again++) {
      warm.push(await measured(() => sealSecret(secret, { certificate })));
    }
  }
  const leastOf = ([single, whole]: [number[], number[]]) => ({
    single: least(single),
    whole: least(whole),
  });
  return {
    ours: leastOf(samples.ours),
    theirs: leastOf(samples.theirs),
    warm: least(warm),
  };
}

function millisecondsToSeal({ command, args }: Sealer, input: string): number {
  return runMeasured(
    command,
    args,
    stdout => stdout.includes('"SealedSecret"'),
    { input },
  ).processorMs;
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
