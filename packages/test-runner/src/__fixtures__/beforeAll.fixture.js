/* eslint-disable no-console, jest/expect-expect */
describe('a part', () => {
  beforeAll(() => console.warn('from beforeAll'));
  it('passes', () => {});
});
