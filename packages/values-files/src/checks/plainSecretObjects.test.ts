import { findingsOf } from '../__testUtils__/checked';

const of = (text: string) => findingsOf('plain-secret', text);

describe('plain-secret', () => {
  it.each([
    [
      'extraObjects: [{apiVersion: v1, kind: Secret, data: {a: aHVudGVyMg==}}]',
      'extraObjects[0].data',
    ],
    [
      'a: {b: {apiVersion: v1, kind: Secret, stringData: {a: b}}}',
      'a.b.stringData',
    ],
  ])('finds %s', (text, path) => {
    expect(of(text)).toEqual([`error ${path}`]);
  });

  it.each([
    'a: [{apiVersion: v1, kind: Secret, type: Opaque}]',
    'a: [{apiVersion: v1, kind: Secret, data: {a: "{{ .x }}"}}]',
    'a: [{apiVersion: v1, kind: ConfigMap, data: {a: b}}]',
    'a: [{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, data: {a: b}}]',
  ])('leaves alone: %s', text => {
    expect(of(text)).toEqual([]);
  });
});
