import {
  isRepositoryPath,
  parseAnnotatedPath,
  pathInEnvironment,
  valuesPathSchema,
} from './repositoryPath';

describe('isRepositoryPath', () => {
  it.each([
    'values.yaml',
    'deploy/values-prod.yaml',
    '.sops.yaml',
    'deploy/.sops.yaml',
    'a b/ü & (1)#x?.yaml',
    'x/...y/z..w.yaml',
    '.github/values.yaml',
    'deploy;v=1/values;2.yaml',
    'deploy/\u65e5\u672c\u8a9e\u2026/\uff21.yaml',
    'a'.repeat(1024),
  ])('takes %j', path => {
    expect(isRepositoryPath(path)).toBe(true);
  });

  it.each([
    '',
    '/',
    '/deploy/values.yaml',
    'deploy/values.yaml/',
    'deploy//values.yaml',
    '.',
    '..',
    './values.yaml',
    'deploy/./values.yaml',
    '../values.yaml',
    'deploy/../../other/values.yaml',
    'deploy/..',
    '%2e%2e/values.yaml',
    'deploy%2Fvalues.yaml',
    '100%.yaml',
    '..\\values.yaml',
    'deploy\\values.yaml',
    'deploy/values\u0000.yaml',
    'deploy/values\n.yaml',
    'deploy/values\u007f.yaml',
    'deploy/\u202evalues.yaml',
    'deploy/\ud800.yaml',
    ' deploy/values.yaml',
    'deploy/values.yaml ',
    'deploy /values.yaml',
    'deploy/ ../values.yaml',
    '.git/config',
    'deploy/.GIT/config',
    'deploy/{environment}.yaml',
    'a'.repeat(1025),
    '..;/values.yaml',
    'deploy/..;a=b/values.yaml',
    'deploy/.;/values.yaml',
    ';/values.yaml',
    '.git;/config',
    'deploy/\u2025/values.yaml',
    'deploy/\uff0e\uff0e/values.yaml',
    'deploy/\u2024./values.yaml',
    'deploy/\u2024/values.yaml',
    'deploy\uff0f..\uff0fvalues.yaml',
    'deploy/\uff05values.yaml',
    'deploy/\ufe6bx/..\uff3cvalues.yaml',
    'deploy/.\uff47\uff49\uff54/values.yaml',
    'deploy/\uff5benvironment\uff5d.yaml',
  ])('refuses %j', path => {
    expect(isRepositoryPath(path)).toBe(false);
  });
});

describe('valuesPathSchema', () => {
  it.each([
    ['deploy/values.yaml', true],
    ['deploy/values.yml', true],
    ['deploy/values.json', false],
    ['../values.yaml', false],
  ])('checks %s', (path, expected) => {
    expect(valuesPathSchema.safeParse(path).success).toBe(expected);
  });
});

describe('parseAnnotatedPath', () => {
  it.each([
    [
      ' ./deploy/values-{environment}.yaml ',
      'deploy/values-{environment}.yaml',
    ],
    ['{environment}/values.yaml', '{environment}/values.yaml'],
    ['values.yaml', 'values.yaml'],
    ['', null],
    ['/values.yaml', null],
    ['../values.yaml', null],
    ['%2e%2e/values.yaml', null],
    ['deploy/{env}.yaml', null],
    ['deploy\\values.yaml', null],
  ])('reads %j as %j', (text, path) => {
    expect(parseAnnotatedPath(text)).toBe(path);
  });

  it('takes the name of an environment as it is', () => {
    expect(pathInEnvironment('{environment}/{environment}.yaml', '$&')).toBe(
      '$&/$&.yaml',
    );
  });
});
