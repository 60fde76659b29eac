import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { createTestStore } from '../../store/__testUtils__/createTestStore';
import { findTargetSharers } from './findTargetSharers';

describe('findTargetSharers', () => {
  it('finds what else writes a target, and what writes none', async () => {
    const store = await createTestStore();
    const one = anExternalSecret({
      name: 'one',
      facts: { targetName: 't', creationPolicy: 'Merge' },
    });
    const two = anExternalSecret({ name: 'two', facts: { targetName: 't' } });
    const none = anExternalSecret({
      name: 'none',
      facts: { targetName: 't', creationPolicy: 'None' },
    });
    const alone = anExternalSecret({
      name: 'alone',
      facts: { targetName: 'a' },
    });
    const all = [one, two, none, alone];
    await store.fill({ secrets: all });

    const found = await findTargetSharers(store.reader, all);
    const namesOf = ({ id }: { id: string }) =>
      found.get(id)?.map(({ merges, name }) => [name, merges]);
    expect(all.map(namesOf)).toEqual([
      [['two', false]],
      [['one', true]],
      [],
      [],
    ]);
    await store.close();
  });
});
