import { FLOE_VALUES_ANNOTATION } from '../annotations';
import {
  parseAnnotatedPath,
  pathInEnvironment,
  valuesPathSchema,
} from './repositoryPath';

/** Maximum number of values files of a release. */
const MAX_FILES = 20;

const FORM =
  'Name each file by its path from the root of the repository, in the order in which Helm reads them, such as deploy/values.yaml,deploy/values-{environment}.yaml';

/**
 * The values files of a release in the order in which Helm reads them, or the
 * reason why they are unknown. The portal writes the last one.
 * @public
 */
export type ValuesFiles =
  | { paths: string[]; problem: null }
  | { paths: null; problem: string };

const nthOf = (index: number, count: number) =>
  count === 1 ? 'its path' : `path ${index + 1} of ${count}`;

const repeated = (paths: string[]) =>
  paths.findIndex((path, index) => paths.indexOf(path) < index);

/**
 * Parses the annotation `floe.dev/values`: the paths of values files, separated
 * by commas, in Helm's order. Each may contain `{environment}`.
 *
 * @returns the paths, placeholders included, or why the annotation cannot be
 * used. The reason does not quote the annotation.
 * @public
 */
export function parseValuesFiles(annotation: string): ValuesFiles {
  // An annotation can have a megabyte of commas.
  const texts = annotation.split(',', MAX_FILES + 1);
  const fail = (what: string): ValuesFiles => ({
    paths: null,
    problem: `The annotation ${FLOE_VALUES_ANNOTATION} cannot be used: ${what}. ${FORM}`,
  });
  if (texts.length > MAX_FILES) {
    return fail(`it names more than ${MAX_FILES} files`);
  }
  const paths: string[] = [];
  for (const [index, text] of texts.entries()) {
    const nth = nthOf(index, texts.length);
    if (text.trim() === '') {
      return fail(`${nth} is empty`);
    }
    const path = parseAnnotatedPath(text);
    if (path === null) {
      return fail(
        `${nth} is not the path of a file within the repository, without %, backslashes, dots as folders or a placeholder other than {environment}`,
      );
    }
    if (!isValuesPath(pathInEnvironment(path, 'environment'))) {
      return fail(`${nth} does not end with .yaml or .yml`);
    }
    paths.push(path);
  }
  const twice = repeated(paths);
  return twice < 0
    ? { paths, problem: null }
    : fail(
        `${nthOf(twice, paths.length)} names the same file as an earlier one`,
      );
}

/**
 * Fills `{environment}` into the paths of {@link parseValuesFiles}. The name of
 * an environment comes from the configuration or a cluster, so a resulting path
 * may be invalid.
 * @public
 */
export function valuesFilesIn(
  paths: readonly string[],
  environment: string,
): ValuesFiles {
  const filled = paths.map(path => pathInEnvironment(path, environment));
  const fail = (what: string): ValuesFiles => ({
    paths: null,
    problem: `The annotation ${FLOE_VALUES_ANNOTATION} cannot be used for this environment: with its name for {environment}, ${what}. Name the files of each environment in another way, or rename the environment in floeSecrets.environments`,
  });
  const wrong = filled.findIndex(path => !isValuesPath(path));
  if (wrong >= 0) {
    return fail(
      `${nthOf(
        wrong,
        filled.length,
      )} is not the path of a values file within the repository`,
    );
  }
  const twice = repeated(filled);
  return twice < 0
    ? { paths: filled, problem: null }
    : fail(
        `${nthOf(twice, filled.length)} names the same file as an earlier one`,
      );
}

function isValuesPath(path: string): boolean {
  return valuesPathSchema.safeParse(path).success;
}
