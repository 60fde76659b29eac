import { shellCommand, shellQuote } from './commands';

describe('shellQuote', () => {
  it.each([
    ['floe/prod/a', 'floe/prod/a'],
    ['', "''"],
    ['two words', "'two words'"],
    ["it's", "'it'\\''s'"],
    ['$(rm -rf /)', "'$(rm -rf /)'"],
    ['a\nb', "'a\nb'"],
    ['~', "'~'"],
  ])('%j', (argument, quoted) => {
    expect(shellQuote(argument)).toBe(quoted);
  });

  it('joins words', () => {
    expect(shellCommand('kubectl', 'get', 'a b')).toBe("kubectl get 'a b'");
  });
});
