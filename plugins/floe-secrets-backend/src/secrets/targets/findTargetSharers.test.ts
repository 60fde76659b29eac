import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../../model/observed';
import { createTestStore } from '../../store/__testUtils__/createTestStore';
import { findTargetSharers } from './findTargetSharers';

describe('findTargetSharers', () => {
  it('finds the other objects that write a target', async () => {
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

  it('finds a Kustomization and a SopsSecret that write one of several Secrets', async () => {
    const store = await createTestStore();
    const external = anExternalSecret({
      name: 'external',
      facts: { targetName: 'shared' },
    });
    const { namespace } = external;
    const producer = (
      kind: string,
      facts: object,
      place = namespace,
    ): ObservedSecret => ({
      ...anExternalSecret({ name: kind, kind, namespace: place }),
      facts: {
        secrets: [
          { namespace, name: 'shared' },
          { namespace, name: 'own' },
        ],
        ...facts,
      } as ObservedSecret['facts'],
    });
    const flux = producer(
      'Kustomization',
      { type: 'flux-kustomization' },
      'flux-system',
    );
    const sops = producer('SopsSecret', {
      ...{ type: 'sops-secret', operator: 'isindir', keys: ['a'] },
    });
    const another = {
      ...sops,
      ...{ id: `${sops.id}2`, uid: `${sops.uid}2`, name: 'another' },
    };
    const capsule = {
      ...another,
      ...{ id: `${sops.id}3`, uid: `${sops.uid}3`, name: 'capsule' },
      facts: { ...sops.facts, operator: 'capsule' } as ObservedSecret['facts'],
    };
    const all = [external, flux, sops, another, capsule];
    await store.fill({ secrets: all });

    const found = await findTargetSharers(store.reader, all);
    const said = ({ id }: { id: string }) =>
      found
        .get(id)
        ?.map(({ merges, name, target }) => `${name} ${merges} ${target}`)
        .sort();
    expect(said(external)).toEqual([
      'Kustomization true shared',
      'SopsSecret false shared',
      'another false shared',
    ]);
    expect(said(flux)).toEqual([
      'SopsSecret false own',
      'SopsSecret false shared',
      'another false own',
      'another false shared',
      'external false shared',
    ]);
    // The operator refuses one of two SopsSecrets.
    expect(said(another)).toEqual([
      'Kustomization true own',
      'Kustomization true shared',
      'external false shared',
    ]);
    // How Capsule's operator treats the keys of others is not known.
    expect(said(capsule)).toEqual([]);
    expect(
      found.get(external.id)?.find(({ kind }) => kind === 'Kustomization')
        ?.namespace,
    ).toBe('flux-system');
    await store.close();
  });

  it('finds the object that creates a Secret without an owner reference', async () => {
    const store = await createTestStore();
    const maker = anExternalSecret({
      name: 'maker',
      facts: { targetName: 'made' },
    });
    const plain = (name: string): ObservedSecret => ({
      ...anExternalSecret({ name, kind: 'Secret', apiVersion: 'v1' }),
      facts: {
        type: 'plain-secret',
        keys: [],
        writers: [],
        changed: null,
        helmRelease: null,
        ready: null,
      },
    });
    const all = [maker, plain('made'), plain('handmade')];
    await store.fill({ secrets: all });

    const found = await findTargetSharers(store.reader, all);
    const sharers = [...found.values()].map(those =>
      those.map(({ kind, name }) => `${kind} ${name}`),
    );
    expect(sharers.flat()).toEqual(['ExternalSecret maker']);
    // It is reported with its maker, and counted once.
    const listed = await store.reader.listSecrets({});
    expect(listed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Secret handmade',
      'ExternalSecret maker',
    ]);
    await store.close();
  });
});
