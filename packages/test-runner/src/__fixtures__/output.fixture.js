/* eslint-disable no-console, jest/expect-expect */
// Not a test of its own: testRunner.test.ts has Jest run it.

const nextTurn = () => new Promise(resolve => setImmediate(resolve));
let printLater = false;

afterEach(() => {
  if (printLater) console.error('from afterEach');
  printLater = false;
});

it('prints nothing', () => {});

it.each(['error', 'warn', 'log', 'info', 'debug'])(
  'prints with console.%s',
  method => console[method]('%s of %d', 'one', 2),
);

it('prints where the error is swallowed', () => {
  try {
    console.error('swallowed');
  } catch {
    // The page goes on.
  }
});

it('prints in a hook after it', () => {
  printLater = true;
});

it('says that it expects output', () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  console.error('expected');
  expect(error.mock.calls).toEqual([['expected']]);
});

it('is not covered by what the test before it expected', () => {
  console.error('no longer expected');
});

it('spies and lets it through', () => {
  jest.spyOn(console, 'warn');
  console.warn('seen and printed');
});

it('causes a warning of the process', async () => {
  process.emitWarning('too many', 'CustomWarning');
  await nextTurn();
});

it('leaves a rejection unhandled', () => {
  Promise.reject(new Error('nobody handles it'));
});

it('prints what other projects print', () => {
  console.warn('Warning: [JSS] processedRuleToParse is not defined');
});

it('causes a warning that other projects cause', async () => {
  process.emitWarning(
    'VM Modules is an experimental feature and might change at any time',
    'ExperimentalWarning',
  );
  await nextTurn();
});

it('prints something that only contains an allowed message', () => {
  console.warn('Oh: Warning: [JSS] processedRuleToParse is not defined');
});
