import { rewriteKeys, validateKeys } from './decoding';

const data = (...keys: string[]) =>
  new Map(keys.map(key => [key, Buffer.from(key)]));

const rewritten = (source: string, target: string, ...keys: string[]) => [
  ...rewriteKeys([{ regexp: { source, target } }], data(...keys)).keys(),
];

describe('rewriteKeys', () => {
  it.each([
    ['^.*/', '', 'prod/db/password', 'password'],
    ['/', '_', 'prod/db/password', 'prod_db_password'],
    ['^prod/(.*)/password$', '${1}_db', 'prod/a/password', 'a_db'],
    ['^prod/(?P<name>.*)/x$', '$name', 'prod/a/x', 'a'],
    ['^prod/(?P<name>.*)/x$', '${name}s', 'prod/a/x', 'as'],
    ['(a)', '$$1$1', 'a', '$1a'],
    ['x*', '-', 'abc', '-a-b-c-'],
    // Go reads the longest name, and a group that does not exist is empty.
    ['^prod/(.*)/password$', '$1_db', 'prod/a/password', ''],
    ['(a)', '$2', 'a', ''],
  ])('replaces %s by "%s" as Go does', (source, target, key, expected) => {
    expect(rewritten(source, target, key)).toEqual([expected]);
  });

  it('refuses a pattern that Go refuses', () => {
    expect(() => rewritten('(?=a)', '', 'a')).toThrow(
      /^failed rewrite operation\[0\]: regexp failed with failed to compile: /,
    );
  });

  it('names the kinds that it does not have', () => {
    expect(() =>
      rewriteKeys([{ transform: { template: '{{ .value }}' } }], data('a')),
    ).toThrow(
      'failed rewrite operation[0]: the embedded operator runs regexp only',
    );
  });
});

describe('validateKeys', () => {
  it('drops an empty key, as the operator does', () => {
    const keys = data('', 'a');
    validateKeys(keys);
    expect([...keys.keys()]).toEqual(['a']);
  });
});
