import { checkValuesFiles } from './checkValuesFiles';

const idsOf = (text: string) =>
  checkValuesFiles([{ path: 'values.yaml', text }])
    .filter(({ id }) => id === 'setting-without-effect')
    .map(({ confidence, line, path, severity }) => [
      severity,
      confidence,
      path,
      line,
    ]);

const SECTION = `
    externalSecrets:
      enabled: true
      secretStoreRef: aws
      storage:
        enabled: true
        secrets: [{ secretKey: A, remoteKey: a }]
`;

describe('values of an umbrella chart', () => {
  it.each(['floe-dagster', 'orders', 'an.alias'])(
    'are told where settings stand below %s',
    name => {
      expect(idsOf(`image: x\n${name}:\n  floe:${SECTION}`)).toEqual([
        ['warning', 'likely', expect.stringContaining('floe'), 3],
      ]);
    },
  );

  it('are told for sealed values, and through an alias', () => {
    expect(
      idsOf(
        `x-shared: &floe\n  sealedSecrets: { enabled: true }\nfloe-dagster:\n  floe: *floe\n`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    'floe:\n  externalSecrets: { enabled: false }\n',
    'global:\n  floe:\n    externalSecrets: {}\n',
    'orders:\n  floe: 3\n',
    'orders:\n  floe:\n    other: {}\n',
    'orders: null\n',
    'orders: [floe]\n',
  ])('are not seen in %j', text => {
    expect(idsOf(text)).toEqual([]);
  });
});
