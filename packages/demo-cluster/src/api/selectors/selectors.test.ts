import { parseFieldSelector } from './fieldSelector';
import { matcherOf, matcherOfQuery } from './labelSelector';

describe('label selectors', () => {
  const labels = { app: 'floe', tier: 'db', count: '5', 'a.b/c': '' };

  it.each([
    ['', true],
    ['app=floe', true],
    ['app==floe,tier!=web', true],
    ['app = floe , tier in ( db , web )', true],
    ['missing!=anything', true],
    ['app notin (floe)', false],
    ['missing notin (a,b)', true],
    ['a.b/c', true],
    ['a.b/c=', true],
    ['!missing', true],
    ['! app', false],
    ['count>4,count<6', true],
    ['count>5', false],
    ['app>1', false],
    ['a.b/c in (,x)', true],
    ['constructor', false],
    ['in in (in)', false],
  ])('%j is %s', (text, matches) => {
    expect(matcherOfQuery(text)(labels)).toBe(matches);
  });

  it.each([
    'a b',
    '=a',
    'a in',
    'a in (b',
    'a in (b c)',
    ',a',
    'a,',
    'a=(',
    'a=-b',
    'a>b',
    'a=b\u00a0',
    '-a',
    'a/b/c',
  ])('refuses %j', text => {
    expect(() => matcherOfQuery(text)).toThrow(
      expect.objectContaining({ code: 400 }),
    );
  });

  it('matches the selectors of objects', () => {
    const matches = matcherOf({
      matchLabels: { app: 'floe' },
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['db'] },
        { key: 'tier', operator: 'NotIn', values: ['web'] },
        { key: 'count', operator: 'Exists' },
        { key: 'gone', operator: 'DoesNotExist' },
      ],
    });
    expect(matches(labels)).toBe(true);
    expect(matches({ app: 'floe' })).toBe(false);
    expect(matcherOf({})({})).toBe(true);
  });
});

describe('field selectors', () => {
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'a', namespace: 'floe' },
    type: 'Warning',
    message: 'x,y=z',
    source: { component: 'external-secrets' },
    involvedObject: { uid: '1' },
  };
  const fields = ['type', 'source', 'message', 'involvedObject.uid', 'reason'];

  it.each([
    ['type=Warning', true],
    ['type!=Warning', false],
    ['metadata.name==a,metadata.namespace=floe', true],
    ['source=external-secrets', true],
    ['involvedObject.uid=2', false],
    ['reason=', true],
    ['message=x\\,y\\=z', true],
  ])('%j is %s', (text, matches) => {
    expect(parseFieldSelector(text, fields)(event)).toBe(matches);
  });

  it('refuses unknown operators', () => {
    expect(() => parseFieldSelector('spec.a=b', fields)).toThrow(
      'field label not supported: spec.a',
    );
    expect(() => parseFieldSelector('type', fields)).toThrow(
      /invalid selector/,
    );
  });
});
