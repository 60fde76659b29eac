import { isMap, valueAt } from '../chart/chartValues';
import { SECTIONS } from '../model/sections';
import { isTruthy } from '../chart/templateFunctions';
import { keyListOf } from '../chart/renderExternalSecrets';
import { isEncrypted } from './credentials/placeholders';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { formatPath, shownName } from './valuesPath';

/**
 * Lists of the values that create Secrets or give them to workloads, and the
 * field that identifies their entries.
 */
const LISTS: readonly { path: readonly string[]; key: string }[] = [
  { path: ['floe', 'externalSecrets', 'custom'], key: 'name' },
  { path: ['floe', 'sealedSecrets', 'custom'], key: 'name' },
  ...SECTIONS.map(section => ({
    path: ['floe', 'externalSecrets', section, keyListOf(section)],
    key: 'secretKey',
  })),
  ...[
    ['dagsterWebserver'],
    ['dagsterDaemon'],
    ['runLauncher', 'config', 'k8sRunLauncher'],
  ].map(workload => ({
    path: ['dagster', ...workload, 'envSecrets'],
    key: 'name',
  })),
];

function namesOf(list: unknown, key: string): Set<unknown> {
  return new Set(
    (Array.isArray(list) ? list : []).flatMap(entry =>
      isMap(entry) && isTruthy(entry[key]) ? [entry[key]] : [],
    ),
  );
}

function check(
  { files }: CheckedRelease,
  { path, key }: (typeof LISTS)[number],
): NewFinding[] {
  const findings: NewFinding[] = [];
  let before: { names: Set<unknown>; file: string } | undefined;
  for (const file of files) {
    const list = valueAt(file.values, ...path);
    const isSet = list !== undefined;
    const names = namesOf(list, key);
    const lost = [...(before?.names ?? [])].filter(
      name => !names.has(name) && !isEncrypted(name),
    );
    if (isSet && lost.length > 0 && ![...names].some(isEncrypted)) {
      findings.push({
        id: 'earlier-list-replaced',
        severity: 'warning',
        path,
        at: { file, position: file.locate(path).position },
        summary: `This list replaces that of ${
          before!.file
        }, without its entries ${lost.map(shownName).join(', ')}`,
        remedy: `Repeat those entries of ${formatPath(
          path,
        )} here if they are still needed: Helm replaces lists and does not merge them`,
      });
    }
    if (isSet) {
      before = { names, file: file.path };
    }
  }
  return findings;
}

/** Lists that replace one of an earlier file and lose entries of it. */
export const replacedLists: Check = {
  ids: ['earlier-list-replaced'],
  run: release =>
    release.files.length > 1 ? LISTS.flatMap(list => check(release, list)) : [],
};
