import { annotationsOf, changedAnnotations } from './annotations';

const present = {
  'argocd.argoproj.io/sync-wave': { value: '1' },
  team: { value: 'data' },
  'sealedsecrets.bitnami.com/cluster-wide': { value: 'true' },
};
const WAVE = { name: 'argocd.argoproj.io/sync-wave', value: '1' };
const TEAM = { name: 'team', value: 'data' };

describe('annotations', () => {
  it('are those of the file without the scope, and ask for nothing by themselves', () => {
    const rows = annotationsOf(present);

    expect(rows).toEqual([WAVE, TEAM]);
    expect(changedAnnotations(rows, present)).toEqual({ removed: [] });
  });

  it.each([
    [
      'another value',
      [WAVE, { ...TEAM, value: 'ml' }],
      { set: { team: 'ml' }, removed: [] },
    ],
    [
      'one more',
      [WAVE, TEAM, { name: 'a/b', value: '' }],
      { set: { 'a/b': '' }, removed: [] },
    ],
    [
      'another name',
      [WAVE, { ...TEAM, name: 'owner' }],
      { set: { owner: 'data' }, removed: ['team'] },
    ],
    ['one less', [TEAM], { removed: [WAVE.name] }],
    [
      'a line without text',
      [WAVE, TEAM, { name: '', value: '' }],
      { removed: [] },
    ],
  ])('ask for %s alone, and are the same again', (_, rows, expected) => {
    const changed = changedAnnotations(rows, present);

    expect(changed).toEqual(expected);
    const again = annotationsOf(present, {
      annotations: changed.set,
      remove: { annotations: changed.removed },
    });
    expect(changedAnnotations(again, present)).toEqual(changed);
  });
});
