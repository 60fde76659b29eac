import { component } from '../__testUtils__/component';
import { candidatesOf, namedFilesOf, siblingsOf } from './candidates';

const named = (annotations: Record<string, string>) =>
  namedFilesOf(component('orders', annotations));

describe('the files that an entity names', () => {
  it('are those of the annotations, for each environment', () => {
    const files = named({
      'floe.dev/values': './deploy/values-{environment}.yaml',
      'floe.dev/sops-files': 'a/{environment}/x.yaml, b.enc.yaml,',
    });
    expect(candidatesOf(files, 'prod')).toEqual([
      { path: 'a/prod/x.yaml', foundBy: 'annotation' },
      { path: 'b.enc.yaml', foundBy: 'annotation' },
      { path: 'deploy/values-prod.yaml', foundBy: 'values' },
    ]);
    expect(siblingsOf(files, 'prod')).toEqual([]);
  });

  it.each(['../other/x.yaml', '/etc/passwd', 'a/../../b', 'a//b', './', ''])(
    'never leave the repository: %s',
    path => {
      const files = named({
        'floe.dev/values': path,
        'floe.dev/sops-files': path,
      });
      expect(candidatesOf(files, 'prod')).toEqual([]);
    },
  );

  it('are all values files, the last of which has siblings', () => {
    const files = named({
      'floe.dev/values': 'deploy/values.yaml, deploy/values-{environment}.yaml',
    });
    expect(candidatesOf(files, 'prod')).toEqual([
      { path: 'deploy/values.yaml', foundBy: 'values' },
      { path: 'deploy/values-prod.yaml', foundBy: 'values' },
    ]);
    expect(siblingsOf(files, 'prod')[0].path).toBe(
      'deploy/values-prod.enc.yaml',
    );
  });

  it('are searched for by the usual names beside the values file', () => {
    const names = (values: string) =>
      siblingsOf(named({ 'floe.dev/values': values }), 'prod').map(
        ({ path }) => path,
      );
    expect(names('deploy/values-{environment}.yaml')).toEqual([
      'deploy/values-prod.enc.yaml',
      'deploy/values-prod.sops.yaml',
      'deploy/secrets-prod.yaml',
      'deploy/secrets-prod.enc.yaml',
      'deploy/values-sops.enc.yaml',
    ]);
    expect(names('values-sops.enc.yml')).not.toContain('values-sops.enc.yml');
    expect(names('values.json')).toEqual([]);
  });
});
