/* eslint-disable no-console, jest/expect-expect */
afterAll(() => console.warn('from afterAll'));
it('passes', () => {});
