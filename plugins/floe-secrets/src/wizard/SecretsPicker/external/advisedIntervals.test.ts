import { advisedIntervals } from './advisedIntervals';

describe('advisedIntervals', () => {
  const within = (minSeconds: number, maxSeconds: number) =>
    advisedIntervals({
      production: true,
      plainSecrets: false,
      refreshInterval: { minSeconds, maxSeconds },
    });

  it('are those of the secrets guide where the environment says nothing', () => {
    expect(advisedIntervals(undefined)).toEqual(['15m', '30m', '1h']);
    expect(advisedIntervals({ production: true, plainSecrets: false })).toEqual(
      ['15m', '30m', '1h'],
    );
  });

  it('are the usual ones that the environment allows', () => {
    expect(within(60, 1800)).toEqual(['15m', '30m']);
    expect(within(3600, 86_400)).toEqual(['1h']);
  });

  it('are the bounds of the environment where no usual one lies between', () => {
    expect(within(60, 300)).toEqual(['1m', '5m']);
    expect(within(5400, 5400)).toEqual(['1h30m']);
    expect(within(0, 60)).toEqual(['1s', '1m']);
  });
});
