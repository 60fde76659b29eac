// Not a test of its own: moveClock.test.ts has Jest run it, and reads what it finds.
const { writeFileSync } = require('node:fs');

it('finds a clock', () => {
  const found = {
    new: new Date().toISOString(),
    now: new Date(Date.now()).toISOString(),
    called: new Date(Date()).toISOString(),
    given: new Date(0).toISOString(),
    offset: new Date(2027, 0, 1).getTimezoneOffset(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isDate: [
      new Date() instanceof Date,
      new Date().constructor === Date,
      new (class extends Date {})() instanceof Date,
      Object.prototype.toString.call(new Date()) === '[object Date]',
    ],
  };
  jest.useFakeTimers();
  found.faked = new Date().toISOString();
  jest.setSystemTime(86_400_000);
  found.set = new Date().toISOString();
  jest.useRealTimers();
  found.afterwards = new Date().toISOString();
  jest.spyOn(Date, 'now').mockReturnValue(5);
  found.spied = Date.now();
  jest.restoreAllMocks();
  found.restored = new Date(Date.now()).toISOString();
  writeFileSync(process.env.FOUND, JSON.stringify(found));
});
