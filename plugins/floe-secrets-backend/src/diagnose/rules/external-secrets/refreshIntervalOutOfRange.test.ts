import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('refresh-interval-out-of-range', () => {
  const withInterval = (refreshInterval: string) =>
    findingOf(
      findingsOf(
        'ExternalSecret',
        'floe-dagster-postgresql-secret',
        ({ object }) => {
          (object.spec as any).refreshInterval = refreshInterval;
        },
      ),
      'refresh-interval-out-of-range',
    );

  it.each(['15m', '1h', '1h0m0s', '30m'])('accepts %s', interval => {
    expect(withInterval(interval)).toBeUndefined();
  });

  it.each([
    ['10s', 'A refresh every 10 s loads the provider'],
    ['0.1m', 'A refresh every 6 s loads the provider'],
    ['24h', 'With a refresh every 1 day a new value arrives late'],
  ])('reports %s', (interval, words) => {
    expect(withInterval(interval)).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary: expect.stringContaining(words),
      evidence: [
        { kind: 'spec', text: `refreshInterval: ${interval}` },
        { kind: 'policy' },
      ],
    });
  });

  it('is no finding for a generator, which makes a new value at each refresh', () => {
    const found = findingsOf('ExternalSecret', 'es-extract', ({ object }) => {
      Object.assign(object.spec as {}, {
        refreshInterval: '24h',
        data: undefined,
        dataFrom: [
          { sourceRef: { generatorRef: { kind: 'Password', name: 'a' } } },
        ],
      });
    });
    expect(findingOf(found, 'refresh-interval-out-of-range')).toBeUndefined();
  });
});
