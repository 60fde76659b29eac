import { renderTemplate } from './renderTemplate';

describe('renderTemplate', () => {
  const data = { user: 'dagster', password: 'a/b c', 'with-dash': 'd', n: '5' };
  const render = (text: string) => renderTemplate('k', text, data, 'error');

  it.each([
    ['plain', 'plain'],
    ['{{ .user }}:{{.n}}', 'dagster:5'],
    ['{{ .user | upper | quote }}', '"DAGSTER"'],
    ['{{ index . "with-dash" }}', 'd'],
    ['{{ printf "%s@%s%%" .user (lower "DB") }}', 'dagster@db%'],
    ['{{ .user | b64enc }}', 'ZGFnc3Rlcg=='],
    ['{{ "ZA==" | b64dec }}{{ `raw"` }}', 'draw"'],
    ['{{ .n | default "x" }}{{ "" | default "x" }}', '5x'],
    ['{{ trimSuffix "ster" .user }}{{ replace "a" "o" .user }}', 'dagdogster'],
    ['a {{- /* nothing */ -}} b', 'ab'],
    ['a\n{{- .n -}}\nb', 'a5b'],
    ['{{ 7 }}{{ "a\\n\\"b" }}', '7a\n"b'],
    ['{{ toJson . }}', JSON.stringify(data)],
  ])('renders %j', (text, result) => {
    expect(render(text)).toBe(result);
  });

  it.each([
    [
      '{{ .nope | b64dec }}',
      'template: k:1:3: executing "k" at <.nope>: map has no entry for key "nope"',
    ],
    [
      'a\n  {{ .nope }}',
      'template: k:2:5: executing "k" at <.nope>: map has no entry for key "nope"',
    ],
    [
      '{{ fail "no" }}',
      'template: k:1:3: executing "k" at <fail "no">: error calling fail: no',
    ],
    [
      '{{ .user | mustToDate "2006-01-02" }}',
      'template: k:1:11: executing "k" at <mustToDate "2006-01-02">: error calling mustToDate: parsing time "dagster" as "2006-01-02": cannot parse "dagster" as "2006"',
    ],
    ['{{ nothing .user }}', 'template: k:1: function "nothing" not defined'],
    ['{{ .user', 'template: k:1: unclosed action'],
    ['{{ .user ) }}', 'template: k:1: unexpected right paren'],
    ['{{ }}', 'template: k:1: missing value for command'],
    ['\n{{ (.user }}', 'template: k:2: unclosed left paren'],
    ['{{ .user & }}', 'template: k:1: unexpected "&" in operand'],
  ])('has the same message as Go for %j', (text, message) => {
    expect(() => render(text)).toThrow(message);
  });

  it('prints a missing field if that is no error', () => {
    expect(renderTemplate('k', '{{ .nope }}', {}, 'no value')).toBe(
      '<no value>',
    );
  });

  it('has only its own functions', () => {
    expect(() => render('{{ constructor }}')).toThrow(/not defined/);
    expect(() => render('{{ .constructor }}')).toThrow(/no entry/);
  });
});
