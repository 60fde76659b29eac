import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FINDING_IDS } from '@floe/backstage-plugin-floe-secrets-common';

const ROOT = resolve(__dirname, '../../../..');
const page = readFileSync(resolve(ROOT, 'docs/versions.md'), 'utf8');

/** The rows of the table under a heading, without its head. */
function rowsOf(heading: string): string[][] {
  return page
    .split(/^## /m)
    .find(section => section.startsWith(heading))!
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
    .map(line =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim()),
    );
}

/** What is said where no test in `interop` runs a row. */
const REASONS = /^(?:not built|seen by hand|unit tests, with .*)$/;

describe('docs/versions.md', () => {
  const differences = rowsOf('What differs');
  const run = rowsOf('Versions that run');

  it('has both tables', () => {
    expect(run.length).toBeGreaterThan(4);
    expect(differences.length).toBeGreaterThan(10);
  });

  it.each(differences.map(row => [row[2], row] as const))(
    'names the test that shows it: %s',
    (_, row) => {
      expect(row).toHaveLength(5);
      expect(row.filter(cell => cell === '')).toEqual([]);
      const test = row[4];
      const files = [...test.matchAll(/`([^`]+\.ts)`/g)].map(
        ([, file]) => file,
      );
      expect(files.length > 0 || REASONS.test(test)).toBe(true);
      expect(
        files.filter(file => !existsSync(resolve(ROOT, 'interop/src', file))),
      ).toEqual([]);
    },
  );

  it('names existing findings', () => {
    const named = differences.flatMap(row =>
      [...row[3].matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id]) => id),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter(id => !(FINDING_IDS as readonly string[]).includes(id)),
    ).toEqual([]);
  });

  it('names the versions that are built', () => {
    const parts: { name: string; version: string }[] = JSON.parse(
      readFileSync(resolve(ROOT, 'interop/parts/parts.json'), 'utf8'),
    );
    const listed = run.flatMap(row => row[1].match(/\d+\.\d+\.\d+/g) ?? []);
    const built = parts.map(({ version }) => version);
    expect(listed.filter(version => !built.includes(version))).toEqual([]);
    const operators = parts.filter(({ name }) =>
      [
        'external-secrets',
        'sealed-secrets-controller',
        'kustomize-controller',
      ].includes(name),
    );
    expect(
      operators.filter(({ version }) => !listed.includes(version)),
    ).toEqual([]);
  });
});
