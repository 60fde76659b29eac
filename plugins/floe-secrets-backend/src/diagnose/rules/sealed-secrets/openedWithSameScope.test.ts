import {
  findingOf,
  findingsOf,
  idsOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';
import { SealedSecretFacts } from '../../../model/observed';
import { diagnoseSecret } from '../../diagnose';
import { SealedSibling } from '../../types';

const CATALOG = 'floe-dagster-catalog-secret';

const sibling = (fields: Partial<SealedSibling> = {}): SealedSibling => ({
  name: 'floe-dagster-db',
  scope: 'strict',
  scopeHints: [],
  isOpened: true,
  ...fields,
});

const withSiblings = (...sealedSiblings: SealedSibling[]) =>
  diagnoseSecret({ ...recordedInput('SealedSecret', CATALOG), sealedSiblings });

describe('a release in which others are decrypted with the same scope', () => {
  it('does not have the wrong scope: the remaining causes are ranked', () => {
    const findings = withSiblings(sibling(), sibling({ name: 'other' }));
    expect(idsOf(findings)).not.toContain('sealed-scope-mismatch');
    const finding = findingOf(findings, 'cannot-decrypt');
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: expect.stringMatching(
        /it was sealed for another name, with another key or for another scope than the other objects of the release\.$/,
      ),
    });
    expect(finding?.evidence).toContainEqual({
      kind: 'spec',
      text: 'Other SealedSecrets of the release with the same scope are decrypted: floe-dagster-db, other',
      time: null,
    });
    expect(finding?.remedies[0]).toMatchObject({ action: 'open-wizard' });
    expect(finding?.remedies[1].title).toMatch(/^Leave the scope annotations/);
  });

  it.each<[string, Partial<SealedSibling>]>([
    ['another scope', { scope: 'namespace-wide' }],
    ['no success', { isOpened: false }],
    [
      'other annotations',
      {
        scopeHints: [
          {
            place: 'object',
            annotation: 'sealedsecrets.bitnami.com/namespace-wide',
            value: 'True',
          },
        ],
      },
    ],
  ])('may have the wrong scope if they have %s', (_, fields) => {
    expect(idsOf(withSiblings(sibling(fields)))).toContain(
      'sealed-scope-mismatch',
    );
    expect(idsOf(withSiblings())).toContain('sealed-scope-mismatch');
  });
});

describe('an object some of whose keys the controller decrypts', () => {
  const some = (words: string) =>
    findingsOf('SealedSecret', CATALOG, recorded => {
      const { spec } = recorded.object as any;
      const [value] = Object.values(spec.encryptedData);
      spec.encryptedData = { a: value, b: value };
      saying(`Failed to unseal: no key could decrypt secret (${words})`)(
        recorded,
      );
    });

  it('has the right scope and the right name', () => {
    const finding = findingOf(some('b'), 'cannot-decrypt');
    expect(finding?.summary).toBe(
      'No key of the controller decrypts b. Possible causes, the most likely first: it was sealed with another key, for another scope than the other objects of the release or for another name.',
    );
    expect(finding?.evidence).toContainEqual({
      kind: 'spec',
      text: 'The controller does not name a of this object, so it can decrypt these with the same scope',
      time: null,
    });
  });

  it.each(['a, b', 'b, …'])(
    'is not one if the message may mean all keys: %s',
    words => {
      expect(idsOf(some(words))).toContain('sealed-scope-mismatch');
    },
  );
});

describe('an object that is older than all known certificates', () => {
  it('was probably sealed with a key that is gone', () => {
    const input = recordedInput('SealedSecret', CATALOG);
    const [{ rsaLength }] = (input.secret.facts as SealedSecretFacts)
      .ciphertexts;
    const finding = findingOf(
      diagnoseSecret({
        ...input,
        sealedSiblings: [sibling()],
        certificates: [
          {
            cluster: 'prod',
            fingerprint: 'f',
            pem: '',
            notBefore: '2026-11-24T02:57:00.000Z',
            notAfter: '2036-11-24T02:57:00.000Z',
            keySize: 8 * rsaLength!,
            modulusPrefix: 'f'.repeat(32),
            controller: 'kube-system/sealed-secrets',
            fetchedAt: '2026-11-24T02:57:30.000Z',
          },
        ],
      }),
      'cannot-decrypt',
    );
    expect(finding?.summary).toContain('it was sealed with another key, ');
    expect(finding?.evidence).toContainEqual({
      kind: 'certificate',
      text: 'The oldest certificate that the portal knows began later',
      time: '2026-11-24T02:57:00.000Z',
    });
  });
});

describe('a failure that only the condition reports', () => {
  it('may be an old status if Secrets are not observed', () => {
    const titles = (targetExists: boolean | null) => {
      const input = recordedInput('SealedSecret', CATALOG);
      return diagnoseSecret({ ...input, events: [], targetExists }).flatMap(
        ({ remedies }) => remedies.map(({ title }) => title),
      );
    };
    const old = expect.stringContaining('the status is old');
    expect(titles(null)).toContainEqual(old);
    expect(titles(false)).not.toContainEqual(old);
  });
});
