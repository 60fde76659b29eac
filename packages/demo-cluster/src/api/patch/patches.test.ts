import { coreResources } from '../resources/coreResources';
import { objectSchema } from './fieldPaths';
import { applyJsonPatch } from './jsonPatch';
import { applyMergePatch } from './mergePatch';
import { applyStrategicMergePatch } from './strategicMergePatch';

describe('merge patch', () => {
  // The examples of RFC 7396, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });
});

describe('JSON patch', () => {
  const subject = { group: '', name: 'Secret' };

  it('changes a copy', () => {
    const target = { metadata: { labels: { a: 'b' } } };
    expect(
      applyJsonPatch(
        target,
        [
          { op: 'test', path: '/metadata/labels/a', value: 'b' },
          { op: 'add', path: '/metadata/labels/c~1d', value: 'e' },
          { op: 'remove', path: '/metadata/labels/a' },
        ],
        subject,
        'a',
      ),
    ).toEqual({ metadata: { labels: { 'c/d': 'e' } } });
    expect(target).toEqual({ metadata: { labels: { a: 'b' } } });
  });

  it.each([
    [{}, 400],
    [[{ op: 'test', path: '/a', value: 'b' }], 422],
    [[{ op: 'remove', path: '/nothing' }], 422],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], 400],
  ])('refuses %j', (patch, code) => {
    expect(() => applyJsonPatch({}, patch, subject, 'a')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('strategic merge patch', () => {
  const schema = objectSchema(
    coreResources.find(({ kind }) => kind === 'Deployment')!,
  );
  const withContainers = (containers: unknown) => ({
    spec: { template: { spec: { containers } } },
  });
  const target = withContainers([
    { name: 'app', image: 'app:1', args: ['a', 'b'] },
    { name: 'proxy', image: 'proxy:1' },
  ]);

  it('merges containers by name and replaces plain lists', () => {
    expect(
      applyStrategicMergePatch(
        schema,
        target,
        withContainers([{ name: 'app', image: 'app:2', args: ['c'] }]),
      ),
    ).toEqual(
      withContainers([
        { name: 'app', image: 'app:2', args: ['c'] },
        { name: 'proxy', image: 'proxy:1' },
      ]),
    );
  });

  it('obeys its directives', () => {
    expect(
      applyStrategicMergePatch(
        schema,
        target,
        withContainers([{ name: 'proxy', $patch: 'delete' }]),
      ),
    ).toEqual(
      withContainers([{ name: 'app', image: 'app:1', args: ['a', 'b'] }]),
    );
    expect(
      applyStrategicMergePatch(
        schema,
        target,
        withContainers([{ name: 'new' }, { $patch: 'replace' }]),
      ),
    ).toEqual(withContainers([{ name: 'new' }]));
    expect(
      applyStrategicMergePatch(
        schema,
        { metadata: { finalizers: ['a', 'b'], labels: { c: 'd' } } },
        {
          metadata: {
            '$deleteFromPrimitiveList/finalizers': ['a'],
            '$setElementOrder/finalizers': ['b'],
            labels: { $patch: 'replace', e: 'f' },
          },
        },
      ),
    ).toEqual({ metadata: { finalizers: ['b'], labels: { e: 'f' } } });
  });
});
