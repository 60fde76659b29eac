import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { EntityLookup, IndexedEntity } from '../catalog/EntityIndex';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { ReachableOwners } from './ReachableOwners';

const PLATFORM = 'group:default/platform';
const MINUTE_MS = 60_000;

function group(name: string, relation?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    relations: relation ? [{ type: relation, targetRef: 'any' }] : [],
  };
}

const GROUPS: Record<string, Entity> = {
  'group:default/team': group('team', 'hasMember'),
  'group:default/parent': group('parent', 'parentOf'),
  'group:default/empty': group('empty'),
};

function setUp(platformOwners = [PLATFORM]) {
  const clock = new ManualClock('2026-11-24T03:05:00Z');
  const catalog = {
    getEntitiesByRefs: jest.fn(async ({ entityRefs }: any) => ({
      items: entityRefs.map((ref: string) => GROUPS[ref]),
    })),
  };
  const owners = new ReachableOwners({
    auth: mockServices.auth.mock(),
    catalog,
    clock,
    logger: mockServices.logger.mock(),
    platformOwners,
  });
  const told = async (...refs: string[]) => {
    const entity = {
      entityRef: 'component:default/orders',
      owners: refs,
    } as IndexedEntity;
    const lookup = await owners.in({
      entities: [entity],
      entitiesOf: () => [entity],
      find: () => entity,
    } as unknown as EntityLookup);
    expect(lookup.find('any')).toEqual(lookup.entitiesOf({} as never)[0]);
    return lookup.find('any')!.owners;
  };
  return { catalog, clock, told };
}

describe('the owners that a notice reaches', () => {
  it.each([
    ['a group with members', ['group:default/team'], ['group:default/team']],
    ['a group of groups', ['group:default/parent'], ['group:default/parent']],
    ['a user, known or not', ['user:default/ann'], ['user:default/ann']],
    ['a group that does not exist', ['group:default/gone'], [PLATFORM]],
    ['a group without members', ['group:default/empty'], [PLATFORM]],
    ['no owner', [], [PLATFORM]],
    [
      'one that exists and one that does not',
      ['group:default/gone', 'group:default/team'],
      ['group:default/team'],
    ],
  ])('%s', async (_, owners, expected) => {
    expect(await setUp().told(...owners)).toEqual(expected);
  });

  it('stay as they are where nobody is configured', async () => {
    const { catalog, told } = setUp([]);
    expect(await told('group:default/gone')).toEqual(['group:default/gone']);
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('stay as they are while the catalog cannot be read', async () => {
    const { catalog, told } = setUp();
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('unavailable'));
    expect(await told('group:default/gone')).toEqual(['group:default/gone']);
  });

  it('are read again after ten minutes, and each time while one is missing', async () => {
    const { catalog, clock, told } = setUp();
    const asked = async () => {
      catalog.getEntitiesByRefs.mockClear();
      await told('group:default/team', 'group:default/gone');
      return catalog.getEntitiesByRefs.mock.calls.flatMap(
        ([{ entityRefs }]) => entityRefs,
      );
    };
    expect(await asked()).toHaveLength(2);
    expect(await asked()).toEqual(['group:default/gone']);
    await clock.advance(11 * MINUTE_MS);
    expect(await asked()).toHaveLength(2);
  });
});
