import { extractSealedSecret } from './sealedSecret';
import { extractExternalSecret } from './externalSecret';
import { extractStore } from './secretStore';

// More than an object can have: reading in quadratic time would take hours.
const LENGTH = 4_000_000;

const long = (text: string) => text.repeat(LENGTH / text.length).concat('!');
const metadata = { name: 'a', namespace: 'b', uid: 'c' };
const context = {
  cluster: 'prod',
  group: 'g',
  version: 'v1',
  now: '2026-11-24T02:58:00.000Z',
};

const sealed = (template: string) =>
  extractSealedSecret(
    { metadata, spec: { template: { data: { a: template } } } } as any,
    { ...context, kind: 'SealedSecret' },
  );
const external = (refreshInterval: string) =>
  extractExternalSecret({ metadata, spec: { refreshInterval } } as any, {
    ...context,
    kind: 'ExternalSecret',
  });
const store = (path: string) =>
  extractStore({ metadata, spec: { provider: { vault: { path } } } } as any, {
    ...context,
    kind: 'SecretStore',
  });

const cases: Record<string, () => unknown> = {
  'a template with quotation marks that are not closed': () =>
    sealed(`{{ ${long('\\"')}`),
  'a template that ends within a text': () => sealed(`{{ ${long('\\"')}\\`),
  'a template with a raw text that is not closed': () =>
    sealed(`{{ ${long('`')}`),
  'a template with an index and many spaces': () =>
    sealed(`{{ index${long(' ')}`),
  'a template of very many actions': () => sealed(long('{{')),
  'an interval of very many parts': () => external(long('1h').slice(0, -1)),
  'an interval of very many digits': () => external(long('0')),
  'a store with a very long path': () => store(long('/')),
};

it.each(Object.keys(cases))('%s is read in linear time', name => {
  expect(cases[name]()).toBeDefined();
});
