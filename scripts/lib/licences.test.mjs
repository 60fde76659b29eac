import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPermissive, licenceReport, problemsOf } from './licences.mjs';

const component = (name, ...licenses) => ({ name, version: '1.0.0', licenses });
const id = value => ({ license: { id: value } });

test('accepts a permissive licence, and a choice that has one', () => {
  for (const licenses of [
    [id('MIT')],
    [id('MIT'), id('ISC')],
    [{ expression: '(BSD-3-Clause OR GPL-2.0)' }],
    [{ expression: 'MIT AND ISC' }],
  ]) {
    assert.equal(isPermissive({ name: 'a', licenses }), true);
  }
});

test('refuses copyleft, custom words, a combination with one of them, and a missing licence', () => {
  for (const licenses of [
    [id('LGPL-3.0+')],
    [{ license: { name: 'Remix Icon License 1.0' } }],
    [id('MIT'), id('GPL-3.0')],
    [{ expression: 'MIT AND GPL-2.0' }],
    [],
  ]) {
    assert.equal(isPermissive({ name: 'a', licenses }), false);
  }
});

test('requires one explanation for a licence that is not permissive', () => {
  const components = [
    component('openpgp', id('LGPL-3.0+')),
    component('openpgp', id('LGPL-3.0+')),
    component('plain', id('MIT')),
    { ...component('silent'), group: '@scope' },
  ];
  assert.deepEqual(problemsOf(components, 'about `openpgp`'), [
    '@scope/silent 1.0.0 has the licence (none stated): replace it, or explain it in docs/licences.md',
  ]);
});

test('reports each licence with its packages', () => {
  assert.equal(
    licenceReport([component('b', id('MIT')), component('a', id('MIT'))]),
    '# Licences of the packages that a release brings with it\n\n## MIT\n\n- a 1.0.0\n- b 1.0.0\n',
  );
});
