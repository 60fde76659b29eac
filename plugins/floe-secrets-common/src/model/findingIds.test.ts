import { SHARED_FINDING_IDS, VALUES_FINDING_IDS } from '@floe/values-files';
import { findingTitleOf } from './findingTitles';
import { FINDING_IDS } from './types';

describe('the ids of findings', () => {
  it('are the same for a values file and for what runs', () => {
    expect(FINDING_IDS).toEqual(
      expect.arrayContaining([...SHARED_FINDING_IDS]),
    );
  });

  it('name no other fact in a values file', () => {
    const ids: readonly string[] = FINDING_IDS;
    expect(VALUES_FINDING_IDS.filter(id => ids.includes(id))).toEqual([]);
  });

  it('have titles; the id of a module is its own title', () => {
    expect(findingTitleOf('store-not-found')).toBe('Store does not exist');
    expect(findingTitleOf('of-a-module')).toBe('of-a-module');
    expect(findingTitleOf('constructor')).toBe('constructor');
  });
});
