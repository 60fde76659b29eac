import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The environment in which programs see the machine's clock moved, by
 * libfaketime.
 *
 * @param moment - the time for these programs: RFC 3339 with a zone, or a
 *   distance from now in days: `+2d`, `-1d`
 * @throws an Error that says what to install, or how a moment is written
 */
export function movedClock(moment) {
  return {
    LD_PRELOAD: [process.env.LD_PRELOAD, library()].filter(Boolean).join(' '),
    FAKETIME: secondsFromNow(moment),
    // Timers and measurements are not changed.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // Caches compare the times of files with each other.
    NO_FAKE_STAT: '1',
  };
}

function library() {
  const multiarch = '/usr/lib';
  const found = ['', ...readdirSync(multiarch)]
    .map(folder =>
      path.join(multiarch, folder, 'faketime', 'libfaketimeMT.so.1'),
    )
    .find(file => existsSync(file));
  if (!found) {
    throw new Error(
      'libfaketime is not on this machine: install it (Debian: apt-get install faketime)',
    );
  }
  return found;
}

function secondsFromNow(moment) {
  const days = /^([+-]\d+)d$/.exec(moment);
  const zoned = /T.*(Z|[+-]\d\d:\d\d)$/.test(moment);
  const seconds = days
    ? Number(days[1]) * 86_400
    : zoned
    ? Math.ceil((Date.parse(moment) - Date.now()) / 1_000)
    : NaN;
  if (Number.isNaN(seconds)) {
    throw new Error(
      `"${moment}" is not a time: write a time with its zone, such as 2028-02-29T12:00:00Z, or days from now, such as +400d`,
    );
  }
  return `${seconds < 0 ? '' : '+'}${seconds}`;
}
