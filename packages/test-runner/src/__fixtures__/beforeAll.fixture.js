/* eslint-disable no-console */
describe('a part', () => {
  beforeAll(() => console.warn('from beforeAll'));
  it('passes', () => {});
});
