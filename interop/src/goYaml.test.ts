import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { resolveScalar, staysText, Timestamp } from '@floe/go-yaml';
import { HELM_VERSIONS, Workspace } from './harness';
import { programPath } from './harness/parts';
import { ageKeyPair, Sops } from './sops/Sops';

const WRITTEN = [
  ...['0', '-0', '+12', '0777', '-0777', '1_000', '08', '1.', '.5', '+.5'],
  ...['0o7', '-0o7', '0o-7', '0O17', '0o8', '0x1F', '-0x1F', '0X1F', '0x'],
  ...['0b101', '0B11', '0b-1', '0b+1', '-0b-1', '0_b1', '_1', '1__0'],
  ...['1e3', '1e_3', '1.5e3_0', '1E400', '.e1', '.7_1', '.7__1', '1.2.3'],
  ...['true', 'FALSE', 'tRue', 'yes', 'No', 'on', 'OFF', 'y', 'N', 'yEs'],
  ...['~', 'null', 'NULL', '1:30', '12:30:45', '2001-01-02', '2001-1-2'],
  ...['2001-12-14T21:59:43.10-05:00', '2001-02-29', '-9223372036854775808'],
  ...['9223372036854775807', '99999999999999999999', `0x${'0'.repeat(80)}1`],
];
/** Short texts of the characters of numbers. */
const GENERATED = fc.sample(
  fc.string({
    unit: fc.constantFrom(...'00112789abxoeE+-_.BXOyn'),
    minLength: 1,
    maxLength: 6,
  }),
  { numRuns: 2_000, seed: 1 },
);
const SOURCES = [...new Set([...WRITTEN, ...GENERATED])].filter(
  source => source !== '-',
);

const asMap = (sources: readonly string[]) =>
  sources.map((source, index) => `  s${index}: ${source}\n`).join('');

describe.each(HELM_VERSIONS)('plain scalars in Helm %s', version => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  /** The chart prints each value on its own line, as `#= key kind JSON`. */
  function render(values: string): Map<string, string> {
    const chart = workspace.path('chart');
    mkdirSync(`${chart}/templates`, { recursive: true });
    writeFileSync(
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: scalars\nversion: 1.0.0\n',
    );
    writeFileSync(
      `${chart}/templates/values.yaml`,
      '{{ range $key, $value := .Values.scalars }}#= {{ $key }} {{ kindOf $value }} {{ toJson $value }}\n{{ end }}',
    );
    const file = workspace.path('values.yaml');
    writeFileSync(file, `scalars:\n${values}`);
    const printed = execFileSync(
      programPath('helm', version),
      ['template', chart, '--values', file],
      { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    );
    return new Map(
      [...printed.matchAll(/^#= (\S+) (.*)$/gm)].map(([, key, value]) => [
        key,
        value,
      ]),
    );
  }

  it('are read by the rules of version 2', () => {
    // Helm drops keys that are null.
    const sources = SOURCES.filter(
      source => resolveScalar(source, 'v2') !== null,
    );
    const seen = render(asMap(sources));
    const read = (source: string) => {
      const value = resolveScalar(source, 'v2');
      switch (typeof value) {
        case 'string':
          return ['string', value];
        case 'boolean':
          return ['bool', value];
        default:
          return ['float64', Number(value)];
      }
    };
    expect(
      sources.map((source, index) => {
        const [, kind, json] = /^(\S+) (.*)$/.exec(seen.get(`s${index}`)!)!;
        return [source, kind, JSON.parse(json)];
      }),
    ).toEqual(sources.map(source => [source, ...read(source)]));
  });

  it('stay unchanged as keys if staysText returns true', () => {
    const texts = SOURCES.filter(source => staysText(source, 'v2'));
    const seen = render(texts.map(text => `  ${text}: 1\n`).join(''));
    expect([...seen.keys()].sort()).toEqual([...texts].sort());
  });

  it.each([
    ['0o7', '7'],
    ['0X1F', '31'],
    ['1e_3', '1000'],
    ['0b-1', '-1'],
    ['.7_1', '0.71'],
    ['on', 'true'],
  ])('%s becomes the key %s', (source, key) => {
    expect([...render(`  ${source}: 1\n`).keys()]).toEqual([key]);
    expect(staysText(source, 'v2')).toBe(false);
  });
});

describe('plain scalars in sops', () => {
  const workspace = new Workspace();
  const { identity, recipient } = ageKeyPair();
  const sops = new Sops(workspace, [identity]);
  afterAll(() => workspace.close());

  it('are read by the rules of version 3', async () => {
    const file = await sops.encrypt(
      `scalars:\n${asMap(SOURCES)}`,
      'scalars.yaml',
      '--age',
      recipient,
    );
    const types = new Map(
      [...file.matchAll(/^ +(s\d+): .*type:(\w+)\]$/gm)].map(
        ([, key, type]) => [key, type],
      ),
    );
    const { scalars } = JSON.parse(
      await sops.run(
        '--decrypt',
        '--output-type',
        'json',
        sops.file(file, 'encrypted.yaml'),
      ),
    );
    const read = (source: string) => {
      const value = resolveScalar(source, 'v3');
      if (value instanceof Timestamp) {
        return ['time', value.text];
      }
      switch (typeof value) {
        case 'string':
          return ['str', value];
        case 'boolean':
          return ['bool', value];
        case 'bigint':
          return ['int', Number(value)];
        case 'number':
          return ['float', value];
        default:
          return [undefined, null];
      }
    };
    expect(
      SOURCES.map((source, index) => [
        source,
        types.get(`s${index}`),
        scalars[`s${index}`],
      ]),
    ).toEqual(SOURCES.map(source => [source, ...read(source)]));
  });
});
