/* eslint-disable no-console */
afterAll(() => console.warn('from afterAll'));
it('passes', () => {});
