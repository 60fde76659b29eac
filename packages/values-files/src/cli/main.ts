import { CheckContext, CheckFinding, checkValuesFiles } from '../checks';
import { formatFinding, oneLine } from './formatFinding';
import {
  CheckArguments,
  parseArguments,
  USAGE,
  UsageError,
} from './parseArguments';
import {
  readCertificates,
  readValuesFiles,
  UnreadableError,
} from './readInput';
import { toSarif } from './sarif';

/** Streams and environment of the command. @public */
export type CommandEnvironment = {
  /** Read for a file named `-`. */
  stdin?: AsyncIterable<Uint8Array>;
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  /** Milliseconds since 1970. */
  now: number;
  /** Version of this package. */
  version: string;
};

const SEVERITIES: readonly CheckFinding['severity'][] = [
  'error',
  'warning',
  'info',
];

async function contextOf(
  { certificates, namespace, release, renders, serves }: CheckArguments,
  now: number,
): Promise<CheckContext> {
  return {
    release,
    namespace,
    time: now,
    ...(renders && { chart: { externalSecretsApiVersion: renders } }),
    ...(serves.length > 0 && {
      cluster: { name: 'cluster', externalSecretsVersions: serves },
    }),
    ...(certificates.length > 0 && {
      certificates: await readCertificates(certificates),
    }),
  };
}

async function check(
  asked: CheckArguments,
  { now, stdin, stdout, version }: CommandEnvironment,
): Promise<number> {
  const findings = checkValuesFiles(
    await readValuesFiles(asked.files, stdin),
    await contextOf(asked, now),
  );
  stdout(
    asked.sarif
      ? `${JSON.stringify(toSarif(findings, version), null, 2)}\n`
      : findings.map(finding => `${formatFinding(finding)}\n`).join(''),
  );
  const limit = SEVERITIES.indexOf(asked.failOn);
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)
    ? 1
    : 0;
}

/**
 * Runs the command `values-files`.
 *
 * @param argv - the arguments, without the program
 * @returns the exit status: 0 without findings, 1 with findings, 2 for wrong
 * usage or a file that cannot be read
 * @public
 */
export async function main(
  argv: readonly string[],
  environment: CommandEnvironment,
): Promise<number> {
  const { stderr, stdout, version } = environment;
  try {
    const asked = parseArguments(argv);
    if (asked.command === 'check') {
      return await check(asked, environment);
    }
    stdout(asked.command === 'help' ? USAGE : `${version}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      stderr(`${oneLine(error.message)}\n\n${USAGE}`);
      return 2;
    }
    if (error instanceof UnreadableError) {
      stderr(`${oneLine(error.message)}\n`);
      return 2;
    }
    throw error;
  }
}
