import { readSettings, secretsChangeSchema } from '@floe/values-files';
import { sealedText } from '../../../__testUtils__/sealedText';
import { sealedChangeOf } from './sealedChange';
import { moveTo, sealedFormOf, type SealedForm } from './sealedForm';

const CIPHERTEXT = sealedText();
const place = {
  cluster: 'floe-prod',
  namespace: 'floe-orders',
  fullname: 'orders-lakehouse-floe-dagster',
};
const sealedFor = { ...place, certificateFingerprint: 'a'.repeat(64) };

const settingsOf = (text: string) =>
  readSettings([{ path: 'deploy/values.yaml', text }], 'orders-lakehouse');
const current = settingsOf(`
floe:
  sealedSecrets:
    enabled: true
    annotations:
      sealedsecrets.bitnami.com/cluster-wide: "true"
    catalog:
      enabled: true
      encryptedData:
        polaris-client-id: ${CIPHERTEXT}
        polaris-client-secret: ${CIPHERTEXT}
    custom:
      - name: dbt-cloud
        component: dbt
        encryptedData:
          TOKEN: ${CIPHERTEXT}
`);
const form = (): SealedForm => ({
  ...sealedFormOf(place, current),
  sealedFor,
});
const NOTHING = { approach: 'sealed-secrets', components: {}, custom: [] };
const PLACE = { scope: 'cluster-wide', sealedFor };

describe('the form of sealed values', () => {
  it('starts with the scope and the keys of the file, and holds no ciphertext of it', () => {
    expect(form()).toMatchObject({
      scope: 'cluster-wide',
      components: {
        catalog: {
          isPresent: true,
          encryptedData: {},
          presentKeys: ['polaris-client-id', 'polaris-client-secret'],
        },
      },
      custom: [{ name: 'dbt-cloud', presentKeys: ['TOKEN'] }],
    });
    expect(JSON.stringify(form())).not.toContain(CIPHERTEXT);
    expect(sealedChangeOf(form(), current)).toEqual(NOTHING);
  });

  it.each<[string, (edited: SealedForm) => void, object]>([
    [
      'a value that is replaced',
      edited => {
        edited.components.catalog!.encryptedData = {
          'polaris-client-id': CIPHERTEXT,
        };
      },
      {
        ...PLACE,
        components: {
          catalog: {
            engine: 'polaris',
            encryptedData: { 'polaris-client-id': CIPHERTEXT },
          },
        },
      },
    ],
    [
      'a key that is taken out',
      edited => {
        edited.components.catalog!.removedKeys = ['polaris-client-id'];
      },
      {
        remove: {
          keys: [{ component: 'catalog', secretKey: 'polaris-client-id' }],
        },
      },
    ],
    [
      'the last key of an entry that is taken out',
      edited => {
        edited.custom[0].removedKeys = ['TOKEN'];
      },
      { remove: { custom: ['dbt-cloud'] } },
    ],
    [
      'a component that is taken out',
      edited => {
        edited.components.catalog!.isRemoved = true;
      },
      { remove: { components: ['catalog'] } },
    ],
    [
      'another component label of an entry',
      edited => {
        edited.custom[0].component = 'dbt-core';
      },
      { custom: [{ name: 'dbt-cloud', component: 'dbt-core' }] },
    ],
    [
      'a label that is taken out',
      edited => {
        delete edited.custom[0].component;
      },
      {
        remove: {
          customSettings: [{ custom: 'dbt-cloud', setting: 'component' }],
        },
      },
    ],
    [
      'an annotation',
      edited => {
        edited.annotations.push({ name: 'team', value: 'data' });
      },
      { annotations: { team: 'data' } },
    ],
    [
      'everything of the approach, whatever else was edited',
      edited => {
        edited.isRemoved = true;
        edited.scope = 'strict';
        edited.annotations.push({ name: 'team', value: 'data' });
      },
      { remove: { approach: true } },
    ],
    [
      'another scope',
      edited => {
        edited.scope = 'strict';
      },
      { scope: 'strict' },
    ],
  ])('asks for %s alone, and is the same again', (_, edit, expected) => {
    const edited = form();
    edit(edited);

    const change = sealedChangeOf(edited, current);

    expect(change).toEqual({ ...NOTHING, ...expected });
    const parsed = secretsChangeSchema.parse(change);
    const again = sealedFormOf(place, current, parsed as typeof change);
    expect(sealedChangeOf(again, current)).toEqual(change);
  });

  it('starts with the scope of the cluster only where the file has none', () => {
    const catalog = `
floe:
  sealedSecrets:
    enabled: true
    catalog:
      enabled: true
      encryptedData:
        polaris-client-id: ${CIPHERTEXT}
`;
    const scopeOf = (text: string) =>
      sealedFormOf(place, settingsOf(text), undefined, 'namespace-wide').scope;

    expect(scopeOf('a: 1')).toBe('namespace-wide');
    expect(scopeOf(catalog)).toBe('strict');
  });

  it('drops what was sealed for another place, and keeps removals', () => {
    const edited = form();
    edited.components.catalog!.encryptedData = { 'polaris-client-id': 'x' };
    edited.custom[0].isRemoved = true;

    const moved = moveTo(edited, { scope: 'strict', sealedFor });

    expect(moved.components.catalog).toMatchObject({
      encryptedData: {},
      isPresent: true,
    });
    expect(moved.custom[0].isRemoved).toBe(true);
    expect(moveTo(edited, { scope: edited.scope, sealedFor })).toBe(edited);
  });
});
