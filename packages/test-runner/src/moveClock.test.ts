import { testClocks } from './clocks';
import { moveClock } from './moveClock';

const clock = testClocks.find(({ name }) => name === '400-days@Europe/Berlin')!;
const machine = Date.parse('2026-11-30T10:00:00Z');

describe('moving the clock', () => {
  /** The machine's clock as it is, or as libfaketime has the process see it. */
  const read = jest.spyOn(Date, 'now');

  it('has libfaketime move it, and the zone, until it is moved back', () => {
    const environment: NodeJS.ProcessEnv = {
      FAKETIME: '+86400',
      OTHER: 'kept',
    };
    const copy: NodeJS.ProcessEnv = { TZ: 'UTC' };
    read.mockImplementation(
      () => machine + Number(environment.FAKETIME) * 1_000,
    );

    const moveBack = moveClock(clock, [environment, copy]);
    expect(environment).toEqual({
      FAKETIME: '+34560000',
      TZ: 'Europe/Berlin',
      OTHER: 'kept',
    });
    expect(copy).toEqual({ FAKETIME: '+34560000', TZ: 'Europe/Berlin' });

    moveBack();
    expect(environment).toEqual({ FAKETIME: '+86400', OTHER: 'kept' });
    expect(copy).toEqual({ TZ: 'UTC' });
  });

  it('fails where nothing moves it', () => {
    const environment: NodeJS.ProcessEnv = {};
    read.mockReturnValue(machine);

    expect(() => moveClock(clock, [environment])).toThrow(
      'libfaketime is not loaded',
    );
    expect(environment).toEqual({});
  });
});
