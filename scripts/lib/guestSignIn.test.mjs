import assert from 'node:assert/strict';
import test from 'node:test';
import { guestSignIn } from './guestSignIn.mjs';

const withProviders = providers => ({ auth: { providers } });
const github = { development: { clientId: 'a' } };
const noGuests = withProviders({ guest: null });

test('guests need the switch if nobody else can sign in', () => {
  for (const configs of [
    [],
    [{}],
    [null],
    [withProviders({})],
    [withProviders({ guest: {} })],
    [withProviders({ github }), withProviders({ github: null })],
  ]) {
    assert.throws(() => guestSignIn(configs, false), /--allow-guests/);
    assert.match(guestSignIn(configs, true).warning, /without a password/);
  }
});

test('guests are refused if there is a provider', () => {
  for (const configs of [
    [withProviders({ github })],
    [withProviders({ guest: {} }), withProviders({ github, guest: null })],
  ]) {
    assert.deepEqual(guestSignIn(configs, false), { config: noGuests });
  }
});

test('guests beside a provider cause a warning', () => {
  for (const [configs, allowGuests] of [
    [[withProviders({ github, guest: {} })], false],
    [[withProviders({ github })], true],
  ]) {
    const { config, warning } = guestSignIn(configs, allowGuests);
    assert.deepEqual(config, {});
    assert.match(warning, /guests may enter/);
  }
});
