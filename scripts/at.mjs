// Runs a command, and all that it starts, with the machine's clock moved:
//
//   node scripts/at.mjs +400d npm run test:unit
//   TZ=Europe/Berlin node scripts/at.mjs 2027-10-31T02:30:00+01:00 npm run test:unit
//
// The clock goes on from there. It is moved only for programs that are linked
// with the C library; how long something takes is measured as ever.
import { spawn, spawnSync } from 'node:child_process';
import { movedClock } from './lib/movedClock.mjs';

const [moment, program, ...args] = process.argv.slice(2);
if (!moment || !program) {
  console.error(
    'usage: node scripts/at.mjs MOMENT COMMAND…, where MOMENT is a time with its zone (2028-02-29T12:00:00Z) or a distance (+400d)',
  );
  process.exit(2);
}
try {
  const env = { ...process.env, ...movedClock(moment) };
  const now = spawnSync(process.execPath, ['-p', 'new Date().toString()'], {
    env,
    encoding: 'utf8',
  });
  console.log(`at: ${now.stdout.trim()}`);
  spawn(program, args, { stdio: 'inherit', env })
    .on('error', error => {
      console.error(`at: ${error.message}`);
      process.exit(127);
    })
    .on('exit', (code, signal) => process.exit(signal ? 1 : code));
} catch (error) {
  console.error(`at: ${error.message}`);
  process.exit(1);
}
