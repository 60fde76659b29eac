import { isBranchName } from './branchName';

describe('isBranchName', () => {
  it.each(['main', 'release/2024', 'feature/a_b-c.d', '100%', 'ümläut', '#7'])(
    'takes %j',
    name => expect(isBranchName(name)).toBe(true),
  );

  it.each([
    '',
    '@',
    '-x',
    '/main',
    'main/',
    'a//b',
    'a..b',
    '.a',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a.',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a@{1}',
    'a/．．/b',
    '．/b',
    '‥',
    'a\u0000',
    'a'.repeat(245),
  ])('refuses %j', name => expect(isBranchName(name)).toBe(false));
});
