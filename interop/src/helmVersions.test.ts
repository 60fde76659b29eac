import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { checkValuesFiles, mergeValues } from '@floe/values-files';
import { HELM_VERSIONS, HelmVersion, Workspace } from './harness';
import { programPath } from './harness/parts';

/** Differences between the versions, as listed in docs/versions.md. */
const DIFFERENT: Record<
  HelmVersion,
  {
    /** The values of a file with two documents. */
    documents: Record<string, unknown>;
    /** A null among the chart's own nested defaults. */
    nestedNull: Record<string, unknown>;
  }
> = {
  '3.21.4': { documents: { a: 1 }, nestedNull: { b: null, c: 1 } },
  '4.3.2': { documents: { a: 2, b: 2 }, nestedNull: { c: 1 } },
};

function idsOf(text: string): string[] {
  return checkValuesFiles([{ path: 'values.yaml', text }]).map(({ id }) => id);
}

describe.each(HELM_VERSIONS)('values files in Helm %s', version => {
  const workspace = new Workspace();
  const different = DIFFERENT[version];
  afterAll(() => workspace.close());

  /** The values under `seen` in a template. */
  function render(defaults: string, ...files: string[]): unknown {
    const chart = workspace.path('chart');
    mkdirSync(`${chart}/templates`, { recursive: true });
    writeFileSync(
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: seen\nversion: 1.0.0\n',
    );
    writeFileSync(`${chart}/values.yaml`, defaults);
    writeFileSync(
      `${chart}/templates/seen.yaml`,
      'seen: {{ toJson .Values.seen }}\n',
    );
    const printed = execFileSync(
      programPath('helm', version),
      [
        'template',
        chart,
        ...files.flatMap((text, index) => {
          const file = workspace.path(`values-${index}.yaml`);
          writeFileSync(file, text);
          return ['--values', file];
        }),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return JSON.parse(/^seen: (.*)$/m.exec(printed)![1]);
  }

  it('have one document or several', () => {
    expect(render('', 'seen: {a: 1}\n---\nseen: {a: 2, b: 2}\n')).toEqual(
      different.documents,
    );
  });

  it('keep a null of the chart, or Helm deletes it', () => {
    expect(render('seen: {b: null, c: 1}\n', 'other: 1\n')).toEqual(
      different.nestedNull,
    );
  });

  it.each(['\r', '\x85', '\u2028', '\u2029'])(
    'have a value after the line break %j in a comment, which the portal refuses',
    lineBreak => {
      const text = `other: 1 # comment${lineBreak}seen: {a: 1}\n`;
      expect(render('', text)).toEqual({ a: 1 });
      expect(idsOf(text)).toEqual(['values-not-yaml']);
    },
  );

  it.each([
    'seen: \0\n',
    'seen: 1 # \x1b[31m\n',
    'seen: "x\x7fy"\n',
    'seen: "x\x90y"\n',
    'seen: "x\ufffey"\n',
    'seen: {{ .Values.x }}\n',
    '? [a]\n: b\n',
    '? {a: 1}\n: b\n',
    '%YAML 1.2\n---\nseen: 1\n',
    '%YAML 2.0\n---\nseen: 1\n',
  ])('cannot be %j, as the portal reports', text => {
    expect(() => render('', text)).toThrow(/Command failed/);
    expect(idsOf(text)).toEqual(['values-not-yaml']);
  });

  it('merge, and lists replace', () => {
    const first = { seen: { a: { b: 1, c: [1, 2] }, d: null } };
    const second = { seen: { a: { b: null, c: [3] }, e: 2 } };
    expect(render('', JSON.stringify(first), JSON.stringify(second))).toEqual(
      mergeValues(first, second).seen,
    );
  });
});
