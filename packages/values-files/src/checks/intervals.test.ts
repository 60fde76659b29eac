import { checked, externalSecrets, section } from '../__testUtils__/checked';
import { CheckContext } from './types';

const of = (refreshInterval: unknown, context?: CheckContext) =>
  checked(
    externalSecrets({ refreshInterval, compute: section('floe/x') }),
    context,
  ).map(({ id, severity }) => `${severity} ${id}`);

describe('intervals', () => {
  it.each<[unknown, string[]]>([
    ['15m0s', []],
    ['1h0m0s', []],
    ['30m0s', []],
    ['15m', ['info refresh-interval-form']],
    ['1h', ['info refresh-interval-form']],
    [undefined, ['info refresh-interval-form']],
    ['60m', ['info refresh-interval-form']],
    ['900s', ['info refresh-interval-form']],
    ['0.5h', ['info refresh-interval-form']],
    ['30d', ['error invalid-duration']],
    ['1 hour', ['error invalid-duration']],
    ['15M', ['error invalid-duration']],
    ['1w', ['error invalid-duration']],
    ['P1D', ['error invalid-duration']],
    ['0s', ['info refresh-disabled']],
    ['-1h', ['info refresh-disabled']],
    ['1m0s', ['info refresh-interval-out-of-range']],
    ['24h0m0s', ['info refresh-interval-out-of-range']],
    [
      '24h',
      ['info refresh-interval-form', 'info refresh-interval-out-of-range'],
    ],
    [15, ['error chart-render-failed']],
  ])('are checked: %j', (interval, findings) => {
    expect(of(interval)).toEqual(findings);
  });

  it('follow the policy of the environment', () => {
    const policy = { refreshInterval: { minSeconds: 60, maxSeconds: 120 } };
    expect(of('1m0s', { policy })).toEqual([]);
    expect(of('15m0s', { policy })).toEqual([
      'info refresh-interval-out-of-range',
    ]);
  });

  it('are checked once for the root, and for each custom entry with an interval of its own', () => {
    const text = externalSecrets({
      refreshInterval: '30d',
      compute: section('floe/x'),
      storage: section('floe/x'),
      custom: [
        { name: 'a', data: [{ secretKey: 'K', remoteKey: 'k' }] },
        {
          name: 'b',
          refreshInterval: '2 days',
          data: [{ secretKey: 'K', remoteKey: 'k' }],
        },
      ],
    });
    expect(checked(text).map(({ path }) => path)).toEqual([
      'floe.externalSecrets.refreshInterval',
      'floe.externalSecrets.custom[1].refreshInterval',
    ]);
  });

  it('are not checked if nothing is rendered', () => {
    expect(checked('floe: {externalSecrets: {refreshInterval: 30d}}')).toEqual(
      [],
    );
  });
});
