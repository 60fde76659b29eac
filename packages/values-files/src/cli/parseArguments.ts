import { parseArgs } from 'node:util';
import { CheckFinding } from '../checks';

/** The parsed arguments of the command. */
export type CheckArguments = {
  command: 'check';
  files: string[];
  sarif: boolean;
  release?: string;
  namespace?: string;
  /** Files with PEM certificates. */
  certificates: string[];
  /** Versions of `external-secrets.io` that the cluster serves. */
  serves: string[];
  /** The version of `external-secrets.io` that the chart renders. */
  renders?: string;
  /** The lowest severity that makes the command fail. */
  failOn: CheckFinding['severity'];
};

export const USAGE = `Usage: values-files check [options] FILES...

Checks the values files of one release of the floe-dagster chart. Name all of
them in the order in which Helm reads them; - is the standard input.

  --release NAME       name of the Helm release
  --namespace NAME     namespace of the release
  --certificate FILE   certificates of the Sealed Secrets controller in PEM; may
                       be repeated
  --serves VERSION     version of external-secrets.io that the cluster serves,
                       such as v1; may be repeated
  --renders VERSION    version of external-secrets.io that your chart renders
                       (default: that of floe-dagster 0.1.0, v1beta1)
  --fail-on SEVERITY   error (default), warning or info
  --sarif              write SARIF 2.1.0 instead of one line for each finding
  --help               show this text
  --version            show the version

Exit status: 0 nothing is wrong, 1 there are findings of that severity, 2 wrong
usage or a file that cannot be read.
`;

/** The arguments are wrong. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const SEVERITIES: readonly CheckFinding['severity'][] = [
  'error',
  'warning',
  'info',
];
const VERSION = /^(?:external-secrets\.io\/)?v\d+(?:(?:alpha|beta)\d+)?$/;

const OPTIONS = {
  certificate: { type: 'string', multiple: true },
  'fail-on': { type: 'string', default: 'error' },
  help: { type: 'boolean', short: 'h', default: false },
  namespace: { type: 'string', short: 'n' },
  release: { type: 'string' },
  renders: { type: 'string' },
  sarif: { type: 'boolean', default: false },
  serves: { type: 'string', multiple: true },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
    });
  } catch (error) {
    // Everything below concerns an argument that begins with a hyphen.
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

/**
 * Parses the arguments of the command.
 *
 * @throws UsageError with advice
 */
export function parseArguments(
  argv: readonly string[],
): CheckArguments | { command: 'help' | 'version' } {
  const { positionals, values } = parse(argv);
  const [command, ...files] = positionals;
  if (values.help || command === 'help') {
    return { command: 'help' };
  }
  if (values.version) {
    return { command: 'version' };
  }
  if (command !== 'check') {
    throw new UsageError(
      command === undefined
        ? 'Name a command: check'
        : 'There is no such command: the only one is check',
    );
  }
  if (files.length === 0) {
    throw new UsageError('Name at least one values file');
  }
  if (files.filter(file => file === '-').length > 1) {
    throw new UsageError('The standard input can be read once');
  }
  const failOn = SEVERITIES.find(severity => severity === values['fail-on']);
  if (!failOn) {
    throw new UsageError('--fail-on takes error, warning or info');
  }
  for (const name of ['release', 'namespace'] as const) {
    if (values[name] === '') {
      throw new UsageError(`--${name} needs a name`);
    }
  }
  const { certificate = [], serves = [] } = values;
  const versions = [...serves, values.renders].filter(
    version => version !== undefined,
  );
  if (versions.some(version => !VERSION.test(version))) {
    throw new UsageError(
      '--serves and --renders take a version, such as v1 or external-secrets.io/v1beta1',
    );
  }
  return {
    command: 'check',
    files,
    sarif: values.sarif,
    release: values.release,
    namespace: values.namespace,
    certificates: certificate,
    serves,
    renders: values.renders,
    failOn,
  };
}
