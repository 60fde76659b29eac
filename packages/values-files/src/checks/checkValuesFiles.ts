import { ValuesFileError } from '../merge/findings';
import { CheckedRelease } from './CheckedRelease';
import { CHECKS } from './checkTable';
import { SourceFile } from './SourceFile';
import { CheckContext, CheckedFile, CheckFinding } from './types';

const LINE_COLUMN = /^line (\d+), column (\d+)$/;

/** Why Helm cannot read a file. */
function unreadable(path: string, error: ValuesFileError): CheckFinding[] {
  return error.findings.map(
    ({ id, severity, confidence, place, summary, remedies }) => {
      const [, line = '1', column = '1'] = LINE_COLUMN.exec(place ?? '') ?? [];
      return {
        id,
        severity,
        confidence,
        file: path,
        line: Number(line),
        column: Number(column),
        path: null,
        summary,
        remedy: remedies.map(({ title }) => title).join('; '),
      };
    },
  );
}

/**
 * Checks the values files of a release of the floe-dagster chart: whether Git
 * would hold a value in clear text, whether the chart can be installed, and
 * whether its Secrets would reach the cluster.
 *
 * A file that Helm cannot read has its own findings; the others are checked
 * without it.
 *
 * @param files - all values files of the release, in Helm's order
 * @param context - facts about the cluster; checks whose facts are missing are
 * skipped
 * @returns in the order of files, lines and columns; values are never quoted
 * @public
 */
export function checkValuesFiles(
  files: readonly CheckedFile[],
  context: CheckContext = {},
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  const read = files.flatMap(file => {
    try {
      return [new SourceFile(file)];
    } catch (error) {
      if (error instanceof ValuesFileError) {
        findings.push(...unreadable(file.path, error));
        return [];
      }
      throw error;
    }
  });
  if (read.length > 0) {
    const release = new CheckedRelease(read, context);
    findings.push(
      ...CHECKS.flatMap(check => check.run(release)).map(finding =>
        release.finding(finding),
      ),
    );
  }
  const order = new Map(files.map(({ path }, index) => [path, index]));
  return findings.sort(
    (one, other) =>
      order.get(one.file)! - order.get(other.file)! ||
      one.line - other.line ||
      one.column - other.column ||
      (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
}
