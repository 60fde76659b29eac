import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runFixtures } from './__testUtils__/runFixtures';

/** What a test file finds with a clock; its times in milliseconds. */
async function findWith(clock: string) {
  const directory = await mkdtemp(path.join(tmpdir(), 'floe-clock-'));
  const file = path.join(directory, 'found.json');
  try {
    await runFixtures([], {
      testMatch: '**/clock.moved.js',
      env: { FLOE_TEST_CLOCK: clock, FOUND: file },
    });
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a moved clock', () => {
  it('is what the code of a test file sees, faked timers too', async () => {
    const before = Date.now() + 400 * day;
    const found = await findWith('400-days@America/St_Johns');
    for (const way of [
      'new',
      'now',
      'called',
      'faked',
      'afterwards',
      'restored',
    ]) {
      const time = Date.parse(found[way]);
      // What a call of Date gives has no milliseconds.
      expect([way, time >= before - 1_000, time < before + 5 * minute]).toEqual(
        [way, true, true],
      );
    }
    expect(found).toMatchObject({
      given: '1970-01-01T00:00:00.000Z',
      set: '1970-01-02T00:00:00.000Z',
      spied: 5,
      zone: 'America/St_Johns',
      offset: 210,
      isDate: [true, true, true, true],
    });
  });

  it('leaves the machine its own where none is asked for', async () => {
    const before = Date.now();
    const found = await findWith('');
    expect(Date.parse(found.now) - before).toBeLessThan(5 * minute);
    expect(found.zone).toBe('UTC');
  });
});
