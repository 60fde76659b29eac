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
    '%2e%2e/a',
    'a/%2E./b',
    '%252e%252e',
    'a%2f..%2fb',
    'a%2f%2e%2fb',
    'a\u0000',
    'a'.repeat(245),
  ])('refuses %j', name => expect(isBranchName(name)).toBe(false));
});
