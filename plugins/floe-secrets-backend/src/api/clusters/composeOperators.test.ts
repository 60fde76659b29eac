import { ConfigReader } from '@backstage/config';
import { ObservedOperator, ObservedResourceStatus } from '../../model/observed';
import { readOperatorsConfig } from '../../observe/operators/OperatorsConfig';
import { composeOperators } from './composeOperators';

const since = '2026-11-30T12:00:00.000Z';

function served(resource: string, ...servedVersions: string[]) {
  return { resource, servedVersions } as ObservedResourceStatus;
}
const ESO = served(
  'externalsecrets.external-secrets.io',
  'external-secrets.io/v1',
  'external-secrets.io/v1beta1',
);
const SEALED = served('sealedsecrets.bitnami.com', 'bitnami.com/v1alpha1');

function compose(
  resources: ObservedResourceStatus[],
  operators?: Partial<ObservedOperator>[],
  config: object[] = [],
) {
  return composeOperators(
    {
      name: 'prod',
      resources,
      operators: operators as ObservedOperator[] | undefined,
    },
    readOperatorsConfig(
      new ConfigReader({ floeSecrets: { operators: config } }),
      () => [{ namespace: 'kube-system', name: 'sealed-secrets' }],
    ),
  );
}

describe('the operators of a cluster', () => {
  it('are those whose API it serves', () => {
    expect(
      compose([ESO, { ...SEALED, servedVersions: [] }]).map(
        ({ operator }) => operator,
      ),
    ).toEqual(['external-secrets']);
    expect(compose([])).toEqual([]);
  });

  it('have the known problems of their version', () => {
    const [operator] = compose(
      [SEALED],
      [
        {
          operator: 'sealed-secrets',
          state: 'known',
          version: '0.35.0',
          source: 'image',
          deployment: 'kube-system/sealed-secrets',
          since,
        },
      ],
    );
    expect(operator).toMatchObject({
      version: '0.35.0',
      state: 'known',
      deployment: 'kube-system/sealed-secrets',
      problems: [
        { id: 'ss-rotate-scope', severity: 'warning', fixedIn: '0.36.0' },
        { id: 'ss-template-plain-keys', severity: 'info', fixedIn: '0.40.0' },
      ],
    });
    expect(operator).not.toHaveProperty('rules');
  });

  it('have the version that the configuration declares', () => {
    const [operator] = compose(
      [SEALED],
      [{ operator: 'sealed-secrets', state: 'forbidden', version: null }],
      [{ operator: 'sealed-secrets', version: '0.40.1' }],
    );
    expect(operator).toEqual({
      operator: 'sealed-secrets',
      version: '0.40.1',
      state: 'declared',
      problems: [],
    });
  });

  it('have the missing RBAC rule if they may not be read', () => {
    const [operator] = compose(
      [{ ...ESO, servedVersions: ['external-secrets.io/v1'] }],
      [{ operator: 'external-secrets', state: 'forbidden', version: null }],
    );
    expect(operator.rules).toBe(
      [
        '- apiGroups: [apps]',
        '  resources: [deployments]',
        '  resourceNames: [external-secrets]',
        '  verbs: [get]',
      ].join('\n'),
    );
    expect(operator.lookedFor).toEqual([
      'external-secrets/external-secrets',
      'external-secrets-system/external-secrets',
    ]);
    // The served API shows it without a version.
    expect(operator.problems.map(({ id }) => id)).toEqual([
      'eso-v1beta1-not-served',
    ]);
  });

  it('are reported as not read yet', () => {
    expect(compose([SEALED])).toMatchObject([
      { state: 'not-read', version: null, problems: [] },
    ]);
  });
});
