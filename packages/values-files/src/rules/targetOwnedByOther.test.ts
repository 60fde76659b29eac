import {
  TargetClaim,
  targetOwnedByOther,
  targetRefused,
} from './targetOwnedByOther';

const external = (creationPolicy: string): TargetClaim => ({
  kind: 'ExternalSecret',
  creationPolicy,
});
const owner = external('Owner');
const merge = external('Merge');
const sealed: TargetClaim = { kind: 'SealedSecret' };
const plain: TargetClaim = { kind: 'Secret' };
const generated: TargetClaim = { kind: 'Secret', isGenerated: true };

const NAMES = new Map<TargetClaim, string>([
  [owner, 'owner'],
  [merge, 'merge'],
  [sealed, 'sealed'],
  [plain, 'plain'],
  [generated, 'generated'],
]);

describe('targetOwnedByOther', () => {
  it.each<[TargetClaim[], string[]]>([
    [[], []],
    [[owner], []],
    [[owner, sealed], ['error two-owners sealed']],
    [[owner, plain], ['error two-owners plain']],
    [[sealed, plain], ['error two-owners plain']],
    [
      [owner, sealed, plain],
      ['error two-owners sealed', 'error two-owners plain'],
    ],
    [[merge, sealed], ['warning migration sealed']],
    [[sealed, merge], ['warning migration merge']],
    [[merge, plain], ['warning migration plain']],
    [[external('Orphan'), sealed], ['warning migration sealed']],
    [[external('CreateOrMerge'), sealed], ['warning migration sealed']],
    [[external('None'), sealed], []],
    [[external('None'), owner, sealed], ['error two-owners sealed']],
    [[external('Unknown'), sealed], ['error two-owners sealed']],
    // Two owners: there is none to migrate from.
    [[merge, sealed, plain], ['error two-owners plain']],
    [[sealed, plain, merge], ['error two-owners plain']],
    [[merge, merge], ['error same-object merge']],
    [[merge, merge, sealed], ['error same-object merge']],
    [[sealed, sealed], ['error same-object sealed']],
    [[owner, generated], ['error generated generated']],
    [[merge, generated], ['error generated generated']],
    [[generated, sealed], ['error generated sealed']],
  ])('%j: %j', (claims, expected) => {
    expect(
      targetOwnedByOther(claims).map(
        ({ cause, claim, severity }) =>
          `${severity} ${cause} ${NAMES.get(claim)}`,
      ),
    ).toEqual(expected);
  });

  it('names what makes the Secret that the other one writes into', () => {
    for (const claims of [
      [merge, sealed],
      [sealed, merge],
    ]) {
      expect(targetOwnedByOther(claims)[0]).toMatchObject({
        claim: claims[1],
        other: claims[0],
        maker: sealed,
      });
    }
    expect(targetOwnedByOther([owner, sealed])[0].maker).toBeUndefined();
  });
});

describe('targetRefused', () => {
  it.each([
    ['target is owned by another ExternalSecret: a', 'a', 'proven'],
    ['target is owned by another ExternalSecret: self', null, 'proven'],
    ['could not set controller reference on Secret', null, 'proven'],
    ['target is owned by another ExternalSecret: gone', 'gone', 'likely'],
  ])('%s', (message, owned, confidence) => {
    expect(
      targetRefused(message, 'self', name => name === 'gone'),
    ).toMatchObject({ severity: 'error', owner: owned, confidence });
  });

  it('reports nothing for another message', () => {
    expect(targetRefused('secret not found', 'self')).toBeUndefined();
  });
});
