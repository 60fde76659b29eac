import { parseValuesFiles, valuesFilesIn } from './valuesFiles';

describe('parseValuesFiles', () => {
  it.each<[string, string[]]>([
    ['deploy/values.yaml', ['deploy/values.yaml']],
    [
      'deploy/values.yaml,deploy/values-{environment}.yaml',
      ['deploy/values.yaml', 'deploy/values-{environment}.yaml'],
    ],
    [
      ' ./values.yaml ,\n  ./{environment}/values.yml ',
      ['values.yaml', '{environment}/values.yml'],
    ],
  ])('reads %j', (annotation, paths) => {
    expect(parseValuesFiles(annotation)).toEqual({ paths, problem: null });
  });

  it.each([
    ['', 'its path is empty'],
    [' ', 'its path is empty'],
    ['a.yaml,', 'path 2 of 2 is empty'],
    [',a.yaml', 'path 1 of 2 is empty'],
    ['a.yaml,,b.yaml', 'path 2 of 3 is empty'],
    ['../../etc/passwd', 'its path is not the path of a file within'],
    ['a.yaml,../b.yaml', 'path 2 of 2 is not the path of a file within'],
    ['../a.yaml,b.yaml', 'path 1 of 2 is not the path of a file within'],
    ['a.yaml,%2e%2e/b.yaml', 'path 2 of 2 is not the path of a file within'],
    ['a.yaml,/b.yaml', 'path 2 of 2 is not the path of a file within'],
    ['a.yaml,x/.git/b.yaml', 'path 2 of 2 is not the path of a file within'],
    ['a.yaml,x\\b.yaml', 'path 2 of 2 is not the path of a file within'],
    ['{env}.yaml', 'its path is not the path of a file within'],
    ['values.json', 'its path does not end with .yaml or .yml'],
    ['a.yaml,b.yaml,./a.yaml', 'path 3 of 3 names the same file'],
    [Array(21).fill('a.yaml').join(','), 'more than 20 files'],
  ])('refuses %j by its place, without quoting it', (annotation, text) => {
    const { paths, problem } = parseValuesFiles(annotation);
    expect(paths).toBeNull();
    expect(problem).toContain(text);
    expect(problem).not.toContain('etc/passwd');
  });
});

describe('valuesFilesIn', () => {
  const paths = ['deploy/values.yaml', 'deploy/values-{environment}.yaml'];

  it('fills in the environment, which is taken as it is', () => {
    expect(valuesFilesIn(paths, 'prod').paths).toEqual([
      'deploy/values.yaml',
      'deploy/values-prod.yaml',
    ]);
    expect(valuesFilesIn(['{environment}.yaml'], '$&').paths).toEqual([
      '$&.yaml',
    ]);
  });

  it.each(['../x', '%2e%2e', 'a\\b', ''])('refuses the name %j', name => {
    const filled = valuesFilesIn(['a.yaml', '{environment}/b.yaml'], name);
    expect(filled.paths).toBeNull();
    expect(filled.problem).toContain('path 2 of 2 is not the path');
  });

  it('refuses two paths that become one', () => {
    const { problem } = valuesFilesIn(
      ['values-prod.yaml', 'values-{environment}.yaml'],
      'prod',
    );
    expect(problem).toContain('path 2 of 2 names the same file');
  });
});
