import {
  chartFixtures,
  describeWithChart,
} from '../__testUtils__/chartFixtures';
import { remoteReference } from '../model/externalSecretsChange';
import { COMPONENT_CATALOGUE, describeSection } from './componentCatalogue';
import { proposeReferences, proposeRemoteKey } from './proposeReferences';

const engines = COMPONENT_CATALOGUE.flatMap(({ section, engines: all }) =>
  all.map(engine => ({ section, ...engine })),
);
const engine = (name: string) => engines.find(e => e.engine === name)!;

describeWithChart('the catalogue, compared with the chart’s examples', () => {
  it.each([
    ['aws', 'external-secrets-aws', 'prod'],
    ['vault', 'external-secrets-vault', 'prod'],
  ])(
    'proposes the references of the example for %s',
    (provider, file, environment) => {
      const rendered = chartFixtures.rendered(`${file}.yaml`) as any[];
      for (const name of ['postgresql', 'snowflake', 's3', 'polaris']) {
        const { section } = engine(name);
        const example = rendered.find(object =>
          object.metadata.name.endsWith(`-${section}-secret`),
        );
        const proposed = proposeReferences(
          engine(name),
          { provider, environment },
          example.spec.data.map((entry: any) => entry.secretKey),
        );
        expect(proposed).toEqual(
          example.spec.data.map((entry: any) => ({
            secretKey: entry.secretKey,
            remoteKey: entry.remoteRef.key,
            property: entry.remoteRef.property,
          })),
        );
      }
    },
  );

  it('has every key of the SOPS example', () => {
    const rendered = chartFixtures.rendered('sops.yaml') as any[];
    for (const name of ['postgresql', 'snowflake', 's3', 'polaris']) {
      const { section, keys } = engine(name);
      const example = rendered.find(object =>
        object.metadata.name.endsWith(`-${section}-secret`),
      );
      expect(keys.map(key => key.secretKey).sort()).toEqual(
        Object.keys(example.stringData).sort(),
      );
    }
  });
});

describe('the catalogue', () => {
  it('has every engine of the guide', () => {
    expect(engines.map(e => e.engine)).toEqual([
      'postgresql',
      'snowflake',
      'trino',
      'bigquery',
      's3',
      'gcs',
      'adls',
      'polaris',
    ]);
    expect(describeSection('storage').title).toBe('Object storage');
  });

  it.each(['aws', 'vault', 'gcpsm', 'azurekv', 'ibm', 'conjur', null])(
    'proposes references for %s that a change accepts',
    provider => {
      for (const description of engines) {
        const proposed = proposeReferences(description, {
          provider,
          environment: 'EU Prod_1',
        });
        expect(proposed.length).toBeGreaterThan(0);
        for (const reference of proposed) {
          expect(remoteReference.safeParse(reference).success).toBe(true);
        }
      }
    },
  );

  it.each([
    ['aws', undefined, 'floe/prod/snowflake'],
    ['aws', 'ParameterStore', '/floe/prod/snowflake'],
    ['vault', undefined, 'floe/snowflake'],
    ['gcpsm', undefined, 'floe-prod-snowflake'],
    ['azurekv', undefined, 'floe-prod-snowflake'],
    ['doppler', undefined, 'floe/prod/snowflake'],
  ])('names a key of %s (%s) %s', (provider, service, key) => {
    expect(
      proposeRemoteKey('snowflake', { provider, service, environment: 'prod' }),
    ).toBe(key);
  });
});
