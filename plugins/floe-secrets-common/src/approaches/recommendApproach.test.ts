import fc from 'fast-check';
import { APPROACHES } from '../model/types';
import { APPROACH_MATRIX } from './decisionMatrix';
import { recommendApproach } from './recommendApproach';
import { ApproachFacts } from './types';

const production = { name: 'prod', production: true, plainSecrets: false };
const development = { name: 'dev', production: false, plainSecrets: true };

function cluster(
  externalSecrets: boolean | null,
  sealedSecrets: boolean | null,
  servedVersions = ['v1'],
): ApproachFacts['cluster'] {
  return {
    name: 'eu-1',
    approaches: {
      'external-secrets': {
        available: externalSecrets,
        servedVersions: externalSecrets ? servedVersions : [],
        reason: null,
      },
      'sealed-secrets': {
        available: sealedSecrets,
        servedVersions: sealedSecrets ? ['v1alpha1'] : [],
        reason: null,
      },
    },
  };
}

const store = {
  kind: 'SecretStore' as const,
  name: 'aws-secrets-manager',
  provider: 'aws',
};
const readyStore = { ...store, ready: true };
const brokenStore = { ...store, ready: false };

function first(facts: ApproachFacts) {
  return recommendApproach(facts)[0];
}

describe('recommendApproach', () => {
  it('does not call an environment a production one where nothing says so', () => {
    const [best] = recommendApproach({
      environment: { ...production, name: 'dev', productionAssumed: true },
      stores: [readyStore],
    });
    expect(best.approach).toBe('external-secrets');
    expect(JSON.stringify(best)).not.toContain('dev is a production');
  });

  it('recommends External Secrets in production where a store is ready', () => {
    const best = first({
      environment: production,
      cluster: cluster(true, true),
      stores: [readyStore],
    });
    expect(best).toMatchObject({
      approach: 'external-secrets',
      fits: true,
      recommended: true,
    });
    expect(best.reasons.map(reason => reason.text)).toEqual([
      'The secrets guide recommends it for production, and prod is a production environment',
      'The cluster eu-1 has the External Secrets Operator (v1)',
      'Ready for this namespace: aws-secrets-manager (aws)',
    ]);
  });

  it('recommends Sealed Secrets where the operator is missing', () => {
    const ranked = recommendApproach({
      environment: production,
      cluster: cluster(false, true),
      stores: [],
    });
    expect(ranked[0]).toMatchObject({
      approach: 'sealed-secrets',
      recommended: true,
    });
    expect(
      ranked.find(({ approach }) => approach === 'external-secrets'),
    ).toMatchObject({
      fits: false,
      recommended: false,
      obstacles: [
        {
          text: 'The cluster eu-1 has no External Secrets Operator',
          blocking: true,
        },
        { blocking: true, source: 'cluster' },
      ],
    });
  });

  it('does not miss stores of a cluster that cannot be seen', () => {
    const unseen = cluster(null, null);
    const ranked = recommendApproach({
      environment: production,
      cluster: unseen,
      stores: [],
    });
    expect(ranked[0]).toMatchObject({
      approach: 'external-secrets',
      fits: true,
      obstacles: expect.arrayContaining([
        expect.objectContaining({
          text: 'It is not known which stores the namespace can use, because the cluster eu-1 cannot be read now',
          blocking: false,
        }),
      ]),
    });
    expect(JSON.stringify(ranked)).not.toContain('Ask the platform team for');
  });

  it('recommends what works over what the guide prefers', () => {
    expect(
      first({
        environment: production,
        cluster: cluster(true, true),
        stores: [brokenStore],
      }).approach,
    ).toBe('sealed-secrets');
  });

  it('recommends what works least badly where nothing else is there', () => {
    const best = first({
      environment: production,
      cluster: cluster(true, false),
      stores: [brokenStore],
    });
    expect(best).toMatchObject({
      approach: 'external-secrets',
      recommended: true,
      obstacles: expect.arrayContaining([
        expect.objectContaining({
          text: 'No store that the namespace can use is ready: aws-secrets-manager (aws)',
          blocking: false,
        }),
      ]),
    });
  });

  it('keeps a service to the approach that it has', () => {
    expect(
      first({
        environment: development,
        cluster: cluster(true, true),
        stores: [readyStore],
        inUse: { 'sealed-secrets': 4 },
      }).approach,
    ).toBe('sealed-secrets');
  });

  it('listens to the answers', () => {
    const facts = {
      environment: development,
      cluster: cluster(true, true),
      stores: [readyStore],
    };
    expect(
      first({ ...facts, answers: { automaticRotation: true } }).approach,
    ).toBe('external-secrets');
    expect(
      first({ ...facts, answers: { centralSecretManager: false } }).approach,
    ).toBe('sealed-secrets');
  });

  it('says so when the cluster no longer serves what the chart renders', () => {
    const facts = { environment: production, stores: [readyStore] };
    expect(first({ ...facts, cluster: cluster(true, true) }).obstacles).toEqual(
      [
        expect.objectContaining({
          text: expect.stringContaining('external-secrets.io/v1beta1'),
          blocking: false,
        }),
      ],
    );
    expect(
      first({ ...facts, cluster: cluster(true, true, ['v1', 'v1beta1']) })
        .obstacles,
    ).toEqual([]);
    expect(
      first({
        ...facts,
        cluster: cluster(true, true),
        externalSecretsApiVersion: 'external-secrets.io/v1',
      }).obstacles,
    ).toEqual([]);
  });

  it('shows no guess as a fact where the cluster cannot be seen', () => {
    const ranked = recommendApproach({ environment: production });
    expect(ranked[0]).toMatchObject({
      approach: 'external-secrets',
      obstacles: [
        {
          text: 'Whether the cluster has the External Secrets Operator is not known now',
          blocking: false,
        },
      ],
    });
  });

  it('recommends SOPS where there is no operator, and plain Secrets nowhere', () => {
    for (const environment of [production, development]) {
      const ranked = recommendApproach({
        environment,
        cluster: cluster(false, false),
      });
      expect(ranked[0]).toMatchObject({ approach: 'sops', recommended: true });
      expect(
        ranked.find(({ approach }) => approach === 'kubernetes'),
      ).toMatchObject({ fits: environment.plainSecrets, recommended: false });
    }
  });

  it('keeps a service that has SOPS files to them, and considers who needs them', () => {
    const facts = {
      environment: development,
      cluster: cluster(false, true),
      stores: [],
    };
    expect(first(facts).approach).toBe('sealed-secrets');
    expect(first({ ...facts, inUse: { sops: 2 } }).approach).toBe('sops');
    expect(
      first({ ...facts, answers: { multiCloud: true, valuesInPipeline: true } })
        .approach,
    ).toBe('sops');
  });

  it('always answers for every approach, and recommends one at most', () => {
    const availability = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(
        availability,
        availability,
        fc.boolean(),
        fc.option(fc.array(fc.record({ ready: availability })), {
          nil: undefined,
        }),
        (external, sealed, isProduction, stores) => {
          const ranked = recommendApproach({
            environment: { ...production, production: isProduction },
            cluster: cluster(external, sealed),
            stores: stores?.map(({ ready }) => ({ ...store, ready })),
          });
          expect(ranked.map(({ approach }) => approach).sort()).toEqual(
            [...APPROACHES].sort(),
          );
          const recommended = ranked.filter(r => r.recommended);
          expect(recommended.length).toBeLessThanOrEqual(1);
          expect(recommended.every(r => r.fits)).toBe(true);
        },
      ),
    );
  });
});

describe('APPROACH_MATRIX', () => {
  it('describes every approach', () => {
    expect(APPROACH_MATRIX.map(({ approach }) => approach)).toEqual(APPROACHES);
  });
});
