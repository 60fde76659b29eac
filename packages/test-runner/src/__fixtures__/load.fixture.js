/* eslint-disable no-console */
console.warn('while it is loaded');
it('passes', () => {});
