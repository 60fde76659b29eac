import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('refresh-disabled', () => {
  it.each([
    ['es-created-once', 'refreshPolicy: CreatedOnce'],
    ['es-on-change', 'refreshPolicy: OnChange'],
    ['es-interval-zero', 'refreshInterval: 0'],
  ])('reports %s', (name, text) => {
    expect(
      findingOf(findingsOf('ExternalSecret', name), 'refresh-disabled'),
    ).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      evidence: [{ kind: 'spec', text }],
    });
  });

  it.each(['-1h', '0s', '0h0m0s', '-0.5h'])(
    'quotes the refresh interval %s as the spec has it',
    refreshInterval => {
      const found = findingsOf('ExternalSecret', 'es-extract', ({ object }) => {
        (object.spec as any).refreshInterval = refreshInterval;
      });
      expect(findingOf(found, 'refresh-disabled')?.evidence).toEqual([
        {
          kind: 'spec',
          text: `refreshInterval: ${refreshInterval}`,
          time: null,
        },
      ]);
    },
  );

  it('does not report a secret that is refreshed periodically', () => {
    expect(
      findingOf(findingsOf('ExternalSecret', 'es-extract'), 'refresh-disabled'),
    ).toBeUndefined();
  });

  it('is no finding for a generator, which makes a new value at each refresh', () => {
    const found = findingsOf('ExternalSecret', 'es-extract', ({ object }) => {
      Object.assign(object.spec as {}, {
        refreshInterval: '0s',
        data: undefined,
        dataFrom: [
          { sourceRef: { generatorRef: { kind: 'Password', name: 'a' } } },
        ],
      });
    });
    expect(findingOf(found, 'refresh-disabled')).toBeUndefined();
  });
});
