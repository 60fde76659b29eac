import { applyPatch } from 'diff';
import { unifiedDiff } from './unifiedDiff';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n');

describe('unifiedDiff', () => {
  it.each<[string, string | undefined, string]>([
    ['a new file', undefined, 'a\nb\n'],
    ['an empty file', '', 'a\n'],
    ['a line at the end', 'a\nb\n', 'a\nb\nc\n'],
    ['a line at the beginning', 'b\n', 'a\nb\n'],
    ['a line less', 'a\nb\nc\n', 'a\nc\n'],
    ['all lines less', 'a\n', ''],
    ['no newline at the end', 'a\nb', 'a\nc'],
    ['a newline at the end', 'a\nb', 'a\nb\n'],
    [
      'two places',
      `${lines(40)}\n`,
      `x\n${lines(40)}\n`.replace('line 30', 'y'),
    ],
    ['Windows line endings', 'a\r\nb\r\n', 'a\r\nc\r\nb\r\n'],
  ])('of %s turns the first file into the second', (_, before, after) => {
    const diff = unifiedDiff('x.yaml', before, after, {
      before: before ?? '',
      after,
    });
    expect(
      applyPatch(before ?? '', diff, { autoConvertLineEndings: false }),
    ).toBe(after);
    expect(
      diff.startsWith(
        before === undefined ? '--- /dev/null\n' : '--- a/x.yaml\n',
      ),
    ).toBe(true);
  });

  it('shows a line that differs only in withheld text', () => {
    const shown = { before: 'a: …\nb: 1\n', after: 'a: …\nb: 1\n' };
    expect(
      unifiedDiff('x.yaml', 'a: secret1\nb: 1\n', 'a: secret2\nb: 1\n', shown),
    ).toBe(
      '--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n-a: …\n+a: …\n b: 1\n',
    );
  });

  it('is empty if nothing differs', () => {
    expect(
      unifiedDiff('x.yaml', 'a\n', 'a\n', { before: 'a\n', after: 'a\n' }),
    ).toBe('');
  });
});
