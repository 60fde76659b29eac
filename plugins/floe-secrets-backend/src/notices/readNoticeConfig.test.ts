import { ConfigReader } from '@backstage/config';
import { causeOf } from './__testUtils__/notices';
import { readNoticeConfig } from './readNoticeConfig';

function read(notifications?: object, environments: object[] = []) {
  return readNoticeConfig(
    new ConfigReader({
      floeSecrets: {
        ...(notifications && { notifications }),
        environments: environments as any,
      },
    }),
  );
}

/** What counts for a failing secret of some environments. */
const failing = (config: ReturnType<typeof read>, ...environments: string[]) =>
  config.policyOf(
    causeOf('provider-access-denied', ['db'], { environments }).content,
  );

describe('readNoticeConfig', () => {
  it('has defaults', () => {
    const config = read();
    expect(config).toMatchObject({
      enabled: true,
      intervalMs: 60_000,
      changeArrivalMs: 1_800_000,
      rotationLeadMs: 7 * 86_400_000,
      platformOwners: [],
    });
    expect(failing(config, 'any')).toEqual({
      delayMs: 600_000,
      severity: 'high',
      quietHours: [],
      digest: null,
    });
  });

  it('is less severe outside production, unless it says otherwise', () => {
    const environments = [
      { name: 'prod' },
      { name: 'dev', policy: { production: false } },
    ];
    const config = read({}, environments);
    expect(failing(config, 'prod').severity).toBe('high');
    expect(failing(config, 'dev').severity).toBe('normal');
    expect(failing(config, 'dev', 'prod').severity).toBe('high');
    const escalated = read({ severity: { failing: 'critical' } }, environments);
    expect(failing(escalated, 'dev').severity).toBe('critical');
  });

  it('lets an environment differ in single keys', () => {
    const config = read(
      {
        delay: { minutes: 5 },
        quietHours: { from: '20:00', to: '07:00', timeZone: 'Europe/Berlin' },
      },
      [
        { name: 'prod', notifications: { quietHours: false, delay: '1m' } },
        {
          name: 'dev',
          notifications: {
            digest: { at: '08:30' },
            alsoTell: ['group:platform'],
            severity: { failing: 'low' },
          },
        },
        { name: 'lab', notifications: { enabled: false } },
      ],
    );
    const night = { from: 1200, to: 420, timeZone: 'Europe/Berlin' };
    expect(failing(config, 'prod')).toMatchObject({
      delayMs: 60_000,
      quietHours: [],
    });
    expect(failing(config, 'dev')).toEqual({
      delayMs: 300_000,
      severity: 'low',
      quietHours: [night],
      digest: { at: 510, timeZone: 'UTC' },
    });
    // The most urgent of both counts.
    expect(failing(config, 'dev', 'prod')).toEqual({
      delayMs: 60_000,
      severity: 'high',
      quietHours: [],
      digest: null,
    });
    expect(config.policyFor('dev').alsoTell).toEqual([
      'group:default/platform',
    ]);
    expect(config.policyFor('lab').enabled).toBe(false);
    expect(config.enabled).toBe(true);
  });

  it('uses the first of several environments with one name that sets anything', () => {
    const config = read({}, [
      { name: 'prod', cluster: 'a' },
      { name: 'prod', cluster: 'b', notifications: { delay: { minutes: 2 } } },
      { name: 'prod', cluster: 'c', notifications: { delay: { minutes: 3 } } },
    ]);
    expect(failing(config, 'prod').delayMs).toBe(120_000);
  });

  it('is off, with single environments on', () => {
    expect(read({ enabled: false }).enabled).toBe(false);
    const config = read({ enabled: false }, [
      { name: 'prod', notifications: { enabled: true } },
    ]);
    expect(config.enabled).toBe(true);
    expect(config.policyFor('other').enabled).toBe(false);
  });

  it.each([
    [{ interval: { seconds: 1 } }, 'interval must be at least five seconds'],
    [{ delay: 'soon' }, 'delay must be a duration'],
    [{ delay: 5 }, 'delay must be a duration'],
    [{ severity: { failing: 'loud' } }, 'severity.failing must be one of'],
    [{ quietHours: { from: '8:00', to: '09:00' } }, 'quietHours.from must be'],
    [{ quietHours: { from: '24:00', to: '09:00' } }, 'quietHours.from must be'],
    [{ quietHours: { from: '20:00' } }, 'quietHours.to'],
    [{ digest: { at: '8' } }, 'digest.at must be a time'],
    [{ digest: { at: '08:00', timeZone: 'Berlin' } }, 'digest.timeZone must'],
    [{ platformOwners: ['platform'] }, 'platformOwners must have entity refs'],
    [{ alsoTell: ['platform'] }, 'alsoTell must have entity refs'],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it.each([
    [{ delay: 'soon' }, 'delay must be a duration'],
    [{ severity: { stale: 'loud' } }, 'severity.stale must be one of'],
    [{ quietHours: { from: '20:00', to: '7' } }, 'quietHours.to must be'],
    [{ digest: { at: '25:00' } }, 'digest.at must be a time'],
    [{ alsoTell: ['platform'] }, 'alsoTell must have entity refs'],
  ])('refuses %j of an environment', (notifications, message) => {
    expect(() => read({}, [{ name: 'a', notifications }])).toThrow(
      `floeSecrets.environments[].notifications.${message}`,
    );
  });
});
