/* eslint-disable jest/expect-expect */
// The rejection comes when the only test and its hooks are over.
afterAll(() => {
  setImmediate(() => Promise.reject(new Error('a late rejection')));
});
it('passes', () => {});
