import { checked, findingsOf } from '../__testUtils__/checked';

const of = (...texts: string[]) => findingsOf('earlier-list-replaced', texts);
const custom = (names: string[], approach = 'externalSecrets') =>
  JSON.stringify({
    floe: { [approach]: { custom: names.map(name => ({ name })) } },
  });

describe('earlier-list-replaced', () => {
  it.each(['externalSecrets', 'sealedSecrets'])(
    'finds entries of %s that get lost',
    approach => {
      const texts = [
        custom(['dbt-cloud', 'openai'], approach),
        custom(['openai', 'x'], approach),
      ];
      const [finding] = checked(texts).filter(
        ({ id }) => id === 'earlier-list-replaced',
      );
      expect(finding).toMatchObject({
        file: '1.yaml',
        path: `floe.${approach}.custom`,
        summary: expect.stringContaining('dbt-cloud'),
      });
      expect(finding.summary).not.toContain('openai');
    },
  );

  it('checks the lists of sections and of envSecrets', () => {
    const list = (
      more: string,
    ) => `floe: {externalSecrets: {postgresql: {additionalSecrets: [${more}]}, compute: {secrets: [${more}]}}}
dagster: {dagsterDaemon: {envSecrets: [${more.replace(
      /secretKey/g,
      'name',
    )}]}}`;
    expect(
      of(list('{secretKey: a}, {secretKey: b}'), list('{secretKey: b}')),
    ).toEqual(
      [
        'warning dagster.dagsterDaemon.envSecrets',
        'warning floe.externalSecrets.compute.secrets',
        'warning floe.externalSecrets.postgresql.additionalSecrets',
      ].sort(
        (one, other) =>
          Number(other.includes('floe')) - Number(one.includes('floe')) ||
          (one < other ? 1 : -1),
      ),
    );
  });

  it('finds a list that is emptied, and compares with the last list', () => {
    expect(
      of(custom(['a']), 'floe: {externalSecrets: {custom: []}}'),
    ).toHaveLength(1);
    expect(
      of(custom(['a']), 'floe: {externalSecrets: {custom: null}}'),
    ).toHaveLength(1);
    expect(of(custom(['a']), custom([]), custom(['b']))).toHaveLength(1);
    expect(of(custom(['a']), 'x: 1', custom(['b']))).toHaveLength(1);
  });

  it('reports nothing if nothing gets lost', () => {
    expect(of(custom(['a']), custom(['b', 'a']))).toEqual([]);
    expect(of(custom(['a']), 'floe: {}')).toEqual([]);
    expect(of(custom(['a']))).toEqual([]);
    expect(
      of('imagePullSecrets: [{name: a}]', 'imagePullSecrets: [{name: b}]'),
    ).toEqual([]);
  });
});
