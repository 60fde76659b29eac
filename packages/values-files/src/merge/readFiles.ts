import { ChartValues } from '../chart/chartValues';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';

/** A values file with its text. @public */
export type NamedValuesFile = {
  path: string;
  text: string;
};

/**
 * Reads values files in Helm's order.
 *
 * @throws {@link ValuesFileError} that names the file
 */
export function readFiles(
  files: readonly NamedValuesFile[],
): { path: string; values: ChartValues }[] {
  return files.map(({ path, text }) => {
    try {
      return { path, values: parseValuesFile(text).values };
    } catch (error) {
      if (error instanceof ValuesFileError) {
        throw new ValuesFileError(
          error.findings.map(finding => ({
            ...finding,
            place: finding.place ? `${path}: ${finding.place}` : path,
          })),
        );
      }
      throw error;
    }
  });
}
