import { demoServices, fleetServices } from '@floe/demo-cluster';
import { parseAllDocuments } from 'yaml';
import { fleetCatalog } from './fleetCatalog';

type Entity = {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { owner?: string };
};

const entities = parseAllDocuments(
  fleetCatalog(fleetServices, demoServices),
).map(document => document.toJS() as Entity);
const named = (kind: string) =>
  entities.filter(entity => entity.kind === kind).map(e => e.metadata.name);

describe('fleetCatalog', () => {
  it('describes every service with the place of its secrets', () => {
    expect(named('Component')).toEqual(fleetServices.map(({ name }) => name));
    expect(entities.find(e => e.metadata.name === 'ad-spend')).toMatchObject({
      metadata: {
        annotations: {
          'floe.dev/release': 'ad-spend',
          'floe.dev/namespace': 'floe-ad-spend',
        },
      },
      spec: { owner: 'group:default/growth-data' },
    });
  });

  it('describes only the teams that the platform catalog does not have', () => {
    expect(named('Group')).toEqual([
      'people-analytics',
      'iot-platform',
      'content-data',
    ]);
  });
});
