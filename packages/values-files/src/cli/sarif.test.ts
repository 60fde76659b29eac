import { CheckFinding, CHECK_FINDING_IDS } from '../checks';
import { toSarif } from './sarif';

const finding: CheckFinding = {
  id: 'invalid-duration',
  severity: 'error',
  confidence: 'proven',
  file: 'deploy/values prod.yaml',
  line: 3,
  column: 5,
  path: 'floe.externalSecrets.refreshInterval',
  summary: 'This is not a duration',
  remedy: 'Write another one',
};

/**
 * The properties that the schema of SARIF 2.1.0 requires of each object, and
 * the values it allows.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  sarifLog: ['version', 'runs'],
  run: ['tool'],
  tool: ['driver'],
  toolComponent: ['name'],
  reportingDescriptor: ['id'],
  result: ['message'],
};

function lacks(kind: string, value: object): string[] {
  return REQUIRED[kind].filter(field => !Object.hasOwn(value, field));
}

describe('SARIF', () => {
  it('has the properties that the schema of version 2.1.0 requires', () => {
    const log = JSON.parse(JSON.stringify(toSarif([finding], '1.2.3')));
    expect(log.version).toBe('2.1.0');
    expect(lacks('sarifLog', log)).toEqual([]);
    const [run] = log.runs;
    expect(lacks('run', run)).toEqual([]);
    expect(lacks('tool', run.tool)).toEqual([]);
    expect(lacks('toolComponent', run.tool.driver)).toEqual([]);
    expect(['utf16CodeUnits', 'unicodeCodePoints']).toContain(run.columnKind);
    const { rules } = run.tool.driver;
    expect(
      rules.map((rule: object) => lacks('reportingDescriptor', rule)),
    ).toEqual(CHECK_FINDING_IDS.map(() => []));
    // The schema requires unique items.
    expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(
      rules.length,
    );
    for (const rule of rules) {
      expect(rule.shortDescription.text).toMatch(/^\S.*\.$/);
    }
    const [result] = run.results;
    expect(lacks('result', result)).toEqual([]);
    expect(result.message.text).not.toBe('');
    expect(rules[result.ruleIndex].id).toBe(result.ruleId);
    const [{ physicalLocation }] = result.locations;
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: 'deploy/values%20prod.yaml' },
      region: { startLine: 3, startColumn: 5 },
    });
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('writes the level %s as %s', (severity, level) => {
    const [run] = toSarif([{ ...finding, severity }], '1').runs;
    expect(run.results[0].level).toBe(level);
  });

  it.each([
    ['./values.yaml', 'values.yaml'],
    ['../a/values.yaml', '../a/values.yaml'],
    ['/srv/a b.yaml', 'file:///srv/a%20b.yaml'],
    ['a#b?.yaml', 'a%23b%3F.yaml'],
  ])('has %s at %s', (file, uri) => {
    const [run] = toSarif([{ ...finding, file, path: null }], '1').runs;
    expect(run.results[0].locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri },
        region: { startLine: 3, startColumn: 5 },
      },
    });
  });

  it('is complete without findings', () => {
    expect(toSarif([], '1').runs[0].results).toEqual([]);
  });
});
