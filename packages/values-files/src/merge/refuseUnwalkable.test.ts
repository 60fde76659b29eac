import { externalSecretsChange } from '../__testUtils__/changes';
import { checkValuesFiles } from '../checks';
import { previewChange } from '../preview';
import { applySecretsChange } from './applySecretsChange';
import { parseValuesFile } from './parseValuesFile';
import { readSettings } from './readSettings';
import { refuseUnwalkable } from './refuseUnwalkable';

const context = { release: 'orders', namespace: 'floe' };

const CIRCULAR = [
  'a: &a {b: *a}\n',
  'a: &a [*a]\n',
  'a: &a\n  b: &b\n    c: [*a, *b]\n',
  'floe: &f\n  externalSecrets: *f\n',
  'floe: &f\n  externalSecrets:\n    custom:\n      - *f\n',
  'dagster: &d\n  global: *d\n',
];

/** A chain of aliases, which nests far deeper than the text. */
const chain = (length: number) =>
  [
    'k0: &a0 {}',
    ...Array.from(
      { length },
      (_, index) => `k${index + 1}: &a${index + 1} {x: *a${index}}`,
    ),
  ].join('\n');

describe('values that cannot be walked', () => {
  it.each(CIRCULAR)('are refused wherever a file is read: %j', text => {
    const words = 'A value of the file contains itself';
    const change = externalSecretsChange();
    expect(() => applySecretsChange(text, change, context)).toThrow(words);
    expect(() =>
      applySecretsChange('', change, {
        ...context,
        earlierFiles: [{ path: 'values.yaml', text }],
      }),
    ).toThrow(words);
    expect(() => readSettings([{ path: 'v.yaml', text }], 'orders')).toThrow(
      words,
    );
    const finding = expect.objectContaining({
      id: 'values-anchor',
      severity: 'error',
      summary: expect.stringContaining(words),
    });
    expect(
      previewChange({ path: 'v.yaml', text }, change, context).findings,
    ).toEqual([finding]);
    expect(checkValuesFiles([{ path: 'v.yaml', text }])).toEqual([finding]);
  });

  it('include aliases of aliases that nest too deeply', () => {
    const deep = Array.from({ length: 600 }).reduce<object>(x => ({ x }), {});
    expect(() => refuseUnwalkable(deep)).toThrow('nest its values too deeply');
    const shared = {
      x: Array.from({ length: 300 }).reduce<object>(x => ({ x }), {}),
    };
    expect(() =>
      refuseUnwalkable([
        shared,
        Array.from({ length: 300 }).reduce<object>(x => ({ x }), shared),
      ]),
    ).toThrow('nest its values too deeply');
    expect(() => parseValuesFile(chain(20_000))).toThrow(
      'The aliases of the values file',
    );
    expect(() => parseValuesFile(chain(5))).not.toThrow();
  });

  it('do not include values that several aliases repeat', () => {
    const { values } = parseValuesFile('a: &a {b: 1}\nc: [*a, *a]\nd: *a\n');
    expect(values).toEqual({
      a: { b: 1 },
      c: [{ b: 1 }, { b: 1 }],
      d: { b: 1 },
    });
  });
});
