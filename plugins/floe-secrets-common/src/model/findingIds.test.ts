import { SHARED_FINDING_IDS, VALUES_FINDING_IDS } from '@floe/values-files';
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
});
