import { ConfigReader } from '@backstage/config';
import { component } from '../../__testUtils__/component';
import { isWithin } from './AllowedPlaces';
import { readAllowedPlaces } from './readAllowedPlaces';

const orders = 'group:default/orders';

function read(rules: unknown) {
  return readAllowedPlaces(
    new ConfigReader({ floeSecrets: { allowedPlaces: rules as any } }),
  );
}

/** Where an entity may have secrets, as `namespace in cluster`. */
function placesOf(
  rules: unknown,
  options: { name?: string; owners?: string[]; system?: string } = {},
) {
  const { name = 'api', owners = [orders], system } = options;
  return read(rules)
    .of({
      ...component(name, {}),
      relations: [
        ...owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
        ...(system ? [{ type: 'partOf', targetRef: system }] : []),
      ],
    })
    ?.map(({ cluster, namespace }) => `${namespace} in ${cluster}`);
}

describe('allowed places', () => {
  it('are everywhere unless configured', () => {
    const allowed = readAllowedPlaces(new ConfigReader({}));
    expect(allowed.of(component('api', {}))).toBeNull();
    expect(isWithin(null, 'prod', 'any')).toBe(true);
  });

  it('depend on the owner, in upper or lower case', () => {
    const rules = [
      { owner: 'Group:default/Orders', namespace: 'orders-*' },
      { owner: 'group:default/payments', namespace: 'payments' },
      { cluster: 'dev' },
    ];
    expect(placesOf(rules)).toEqual(['orders-* in *', '* in dev']);
    expect(placesOf(rules, { owners: [] })).toEqual(['* in dev']);
  });

  it('depend on the fields of the entity', () => {
    const rules = [
      {
        owner: 'group:default/*',
        cluster: ['{owner}-prod', 'dev'],
        namespace: ['{owner}-{system}', '{name}'],
      },
    ];
    const rule = [{ owner: orders, namespace: '{owner}-{system}-{name}' }];
    expect(placesOf(rule, { system: 'system:default/shop' })).toEqual([
      'orders-shop-api in *',
    ]);
    // An entity without a system has none of the places that need one.
    expect(placesOf(rule)).toEqual([]);
    expect(() => placesOf(rules)).toThrow('allowedPlaces[0] is for several');
  });

  it('are bound to all owners of an entity', () => {
    const both = [orders, 'group:default/payments'];
    const rules = [
      { owner: 'group:default/payments', namespace: 'payments' },
      { owner: 'group:default/*', namespace: '{owner}' },
      { owner: both, namespace: 'shared' },
    ];
    expect(placesOf(rules, { owners: both })).toEqual(['shared in *']);
  });

  it('depend on the system together with its owner', () => {
    const rules = [
      { owner: orders, system: 'system:default/shop', namespace: 'shop' },
    ];
    const system = 'system:default/shop';
    expect(placesOf(rules, { system })).toEqual(['shop in *']);
    expect(placesOf(rules)).toEqual([]);
    expect(
      placesOf(rules, { system, owners: ['group:default/payments'] }),
    ).toEqual([]);
  });

  it.each(['*', 'orders*', 'a{b}', ''])(
    'cannot be widened by the name %p',
    name => {
      const rules = [{ owner: 'group:default/*', namespace: '{owner}-x' }];
      const named = [{ owner: orders, namespace: '{name}' }];
      expect(placesOf(rules, { owners: [`group:default/${name}`] })).toEqual(
        [],
      );
      expect(placesOf(named, { name })).toEqual([]);
    },
  );

  it('match whole names, and objects without a namespace only by *', () => {
    const within = read([{ owner: orders, namespace: 'orders-*' }]).of(
      component('api', {}, orders),
    );
    const places = ['orders-a', 'orders-', 'orders', 'x-orders-a', 'Orders-a'];
    expect(places.filter(name => isWithin(within, 'prod', name))).toEqual([
      'orders-a',
      'orders-',
    ]);
    expect(isWithin(within, 'prod', '')).toBe(false);
    expect(isWithin([], 'prod', 'orders-a')).toBe(false);
  });

  it.each([
    [[], 'floeSecrets.allowedPlaces is empty'],
    [[{ owner: 'orders' }], 'allowedPlaces[0].owner must be an entity ref'],
    [[{ owner: [] }], 'allowedPlaces[0].owner must be a pattern'],
    [[{ cluster: '' }], 'allowedPlaces[0].cluster must be a pattern'],
    [[{}, { namespace: 7 }], 'allowedPlaces[1].namespace must be a pattern'],
    [
      [{ namespace: 'a/b' }],
      'allowedPlaces[0].namespace is not a name pattern',
    ],
    [[{ namespace: '{owner' }], 'allowedPlaces[0].namespace is not a name'],
    [[{ namespace: '{kind}' }], 'allowedPlaces[0].namespace has {kind}'],
    [[{ cluster: '{kind}' }], 'allowedPlaces[0].cluster has {kind}'],
    [[{ cluster: 'a}' }], 'allowedPlaces[0].cluster is not a name pattern'],
    [[{ namespaces: 'a' }], 'allowedPlaces[0].namespaces is not known'],
    [[{ namespace: '{name}' }], 'allowedPlaces[0].owner is missing'],
    [[{ system: 'system:default/a' }], 'allowedPlaces[0].owner is missing'],
    [
      [{ owner: 'group:default/*', cluster: '{name}' }],
      'allowedPlaces[0] is for several owners',
    ],
    [
      [
        {
          owner: 'group:default/*',
          system: 'system:default/a',
          namespace: ['{owner}', 'a'],
        },
      ],
      'allowedPlaces[0] is for several owners',
    ],
  ])('cannot be configured as %j', (rules, message) => {
    expect(() => read(rules)).toThrow(message);
  });

  it('are matched in linear time', () => {
    const within = [{ cluster: '*', namespace: `${'*a'.repeat(40)}*b` }];
    expect(isWithin(within, 'prod', 'a'.repeat(63))).toBe(false);
  });

  describe('of repositories', () => {
    const repository = (text: string) => {
      const [host, ...rest] = text.split('/');
      return {
        host,
        owner: rest.slice(0, -1).join('/'),
        name: rest.at(-1)!,
      };
    };
    const entity = (owners = [orders], name = 'api') => ({
      ...component(name, {}),
      relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
    });

    it.each([
      [undefined, 'github.com/any/thing', true],
      [[{ owner: orders }], 'github.com/any/thing', true],
      [[{ owner: 'group:default/payments' }], 'github.com/any/thing', false],
      [[{ repository: 'github.com/orders/*' }], 'github.com/orders/api', true],
      [[{ repository: 'github.com/orders/*' }], 'GitHub.com/Orders/API', true],
      [[{ repository: 'github.com/Orders/*' }], 'github.com/orders/api', true],
      [[{ repository: 'github.com/orders/*' }], 'github.com/orders2/a', false],
      [[{ repository: 'github.com/orders/*' }], 'evil.com/orders/api', false],
      [[{ repository: 'github.com/orders/*' }], 'a.github.com/orders/b', false],
      [[{ repository: 'gitlab.com/a/*' }], 'gitlab.com/a/b/c', true],
      [
        [{ repository: 'localhost:7009/floe/x' }],
        'localhost:7009/floe/x',
        true,
      ],
      [
        [{ owner: 'group:default/*', repository: 'github.com/acme/{owner}-*' }],
        'github.com/acme/orders-api',
        true,
      ],
      [
        [{ owner: 'group:default/*', repository: 'github.com/acme/{owner}-*' }],
        'github.com/acme/payments-api',
        false,
      ],
      [
        [
          { repository: 'github.com/none/*' },
          { owner: orders, repository: ['github.com/a/{name}', 'h/b/c'] },
        ],
        'github.com/a/api',
        true,
      ],
    ])('%j: %s is %j', (rules, text, expected) => {
      const allowed = rules
        ? read(rules)
        : readAllowedPlaces(new ConfigReader({}));
      expect(allowed.allowsRepository(entity(), repository(text))).toBe(
        expected,
      );
    });

    it('are not those of one of several owners, nor of a name with a star', () => {
      const rules = read([
        { owner: 'group:default/*', repository: 'github.com/acme/{owner}-*' },
      ]);
      const both = entity([orders, 'group:default/payments']);
      const star = entity(['group:default/*']);
      for (const one of [both, star]) {
        expect(
          rules.allowsRepository(one, repository('github.com/acme/orders-api')),
        ).toBe(false);
      }
    });

    it.each([
      [{ repository: 'github.com' }, 'host/owner/name'],
      [{ repository: 'https://github.com/a/b' }, 'host/owner/name'],
      [{ repository: 'u@github.com/a/b' }, 'host/owner/name'],
      [{ repository: 'github.com/{name}/*' }, 'owner is missing'],
      [{ repository: 'github.com/{team}/*' }, 'not a field'],
      [{ repository: [] }, 'must be a pattern'],
      [
        { owner: 'group:default/*', repository: 'github.com/a/{name}' },
        'Put {owner} into repository',
      ],
    ])('refuse %j', (rule, words) => {
      expect(() => read([rule])).toThrow(words);
    });
  });
});
