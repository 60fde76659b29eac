import { serviceFieldValueSchema } from '@floe/backstage-plugin-floe-secrets-common';
import { service } from '../../__fixtures__/entitySecrets';
import { scenarios } from '../../__fixtures__/scenarios';
import { completeService } from './completeService';

describe('completeService', () => {
  it('needs no choice where there is one environment', () => {
    const { value, problems } = completeService(service(), {});

    expect(problems).toEqual([]);
    expect(serviceFieldValueSchema.parse(value)).toMatchObject({
      environment: 'prod',
      valuesPath: 'deploy/prod/values.yaml',
    });
  });

  it('takes over an environment that was filled in', () => {
    const { environments } = scenarios['two-environments'].service;

    expect(
      completeService(service({ environments }), { environment: 'staging' })
        .value,
    ).toMatchObject({ environment: 'staging', cluster: 'floe-staging' });
  });

  it.each([
    [{ release: null, fullname: null }, {}, 'no-release'],
    [{ repoUrl: null }, {}, 'no-repository'],
    [{ environments: [] }, {}, 'no-environment'],
    [
      { environments: scenarios['two-environments'].service.environments },
      { environment: 'gone' },
      'choose-environment',
    ],
    [
      { environments: [{ ...service().environments[0], mayChange: false }] },
      {},
      'not-allowed',
    ],
  ])('explains what is missing: %j', (fields, choice, problem) => {
    const completed = completeService(service(fields), choice);

    expect(completed.problems).toContain(problem);
    expect(completed.value).toBeUndefined();
  });

  it.each(['/etc/values.yaml', '../values.yaml', 'deploy/values.txt'])(
    'refuses %s as a values file',
    valuesPath => {
      const [environment] = service().environments;

      expect(
        completeService(
          service({ environments: [{ ...environment, valuesPath: null }] }),
          { valuesPath },
        ).problems,
      ).toEqual(['bad-values-path']);
    },
  );
});
