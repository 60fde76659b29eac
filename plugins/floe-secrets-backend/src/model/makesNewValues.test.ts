import { extractClusterExternalSecret } from '../observe/extract/clusterExternalSecret';
import { extractClusterPushSecret } from '../observe/extract/clusterPushSecret';
import { extractExternalSecret } from '../observe/extract/externalSecret';
import { extractPushSecret } from '../observe/extract/pushSecret';
import { makesNewValues } from './makesNewValues';

const REF = { generatorRef: { kind: 'Password', name: 'a' } };
const GENERATED = { dataFrom: [{ sourceRef: REF }] };
const FETCHED = { dataFrom: [{ extract: { key: 'k' } }] };

const EXTRACTORS = {
  ExternalSecret: extractExternalSecret,
  ClusterExternalSecret: extractClusterExternalSecret,
  PushSecret: extractPushSecret,
  ClusterPushSecret: extractClusterPushSecret,
};

describe('makesNewValues', () => {
  it.each([
    ['ExternalSecret', GENERATED, true],
    ['ExternalSecret', { ...FETCHED, ...{ data: [{ sourceRef: REF }] } }, true],
    ['ExternalSecret', FETCHED, false],
    ['ClusterExternalSecret', { externalSecretSpec: GENERATED }, true],
    ['ClusterExternalSecret', { externalSecretSpec: FETCHED }, false],
    ['PushSecret', { selector: REF }, true],
    ['PushSecret', { selector: { secret: { name: 's' } } }, false],
    ['ClusterPushSecret', { pushSecretSpec: { selector: REF } }, true],
    ['ClusterPushSecret', { pushSecretSpec: {} }, false],
  ] as const)(
    'classifies generators of the %s, %j: %s',
    (kind, spec, expected) => {
      const secret = EXTRACTORS[kind](
        {
          apiVersion: 'external-secrets.io/v1',
          kind,
          metadata: {
            ...{ name: 'a', namespace: 'floe', uid: 'u', resourceVersion: '1' },
            creationTimestamp: '2026-11-24T08:00:00Z',
            generation: 1,
          },
          spec,
        } as Parameters<typeof extractExternalSecret>[0],
        {
          ...{ cluster: 'prod', group: 'external-secrets.io', version: 'v1' },
          ...{ kind, now: '2026-11-24T12:00:00Z' },
        },
      )!;
      expect(makesNewValues(secret.facts)).toBe(expected);
    },
  );
});
