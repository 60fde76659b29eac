import { parseLabelSelector } from '@floe/backstage-plugin-floe-secrets-common';
import { excludesOnly, indexedRequirements } from './selector';

it('recognises a selector that only excludes', () => {
  expect(excludesOnly(parseLabelSelector('!a,b!=c'))).toBe(true);
  expect(excludesOnly(parseLabelSelector('a,!b'))).toBe(false);
});

it('recognises the requirements that an index can answer', () => {
  expect(indexedRequirements(parseLabelSelector('a=b,c in (d,e),f'))).toEqual([
    { key: 'a', values: ['b'] },
    { key: 'c', values: ['d', 'e'] },
  ]);
});
