import { namespace, secret } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';

const secrets = '/api/v1/namespaces/floe/secrets';

function names(list: { items: { metadata: { name: string } }[] }): string[] {
  return list.items.map(item => item.metadata.name);
}

describe('lists', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      test.cluster.apply(secret(name, { letter: name }));
    }
  });
  afterEach(() => test.cluster.stop());

  const page = (token: string) =>
    test.send(`${secrets}?limit=2&continue=${token}`);

  it('shows every page at the revision of the first', async () => {
    const first = await test.send(`${secrets}?limit=2`);
    expect(names(first.body)).toEqual(['a', 'b']);
    expect(first.body.metadata.remainingItemCount).toBe(3);

    test.cluster.remove(secret('c'));
    test.cluster.apply(secret('d', { changed: 'yes' }));
    test.cluster.apply(secret('bb'));

    const second = await page(first.body.metadata.continue);
    expect(names(second.body)).toEqual(['c', 'd']);
    expect(second.body.items[1].metadata.labels).toEqual({ letter: 'd' });
    expect(second.body.metadata.resourceVersion).toBe(
      first.body.metadata.resourceVersion,
    );
    const third = await page(second.body.metadata.continue);
    expect(names(third.body)).toEqual(['e']);
    expect(third.body.metadata.continue).toBeUndefined();
  });

  it('answers 410 if the snapshot is gone, with a token to continue', async () => {
    const first = await test.send(`${secrets}?limit=2`);
    test.cluster.apply(secret('f'));
    test.cluster.disturb.compact();
    const { status, body } = await page(first.body.metadata.continue);
    expect(status).toBe(410);
    expect(body).toMatchObject({ reason: 'Expired', code: 410 });
    const rest = await page(body.metadata.continue);
    expect(names(rest.body)).toEqual(['c', 'd']);
  });

  it('refuses malformed tokens and numbers', async () => {
    for (const query of [
      'continue=nonsense',
      'limit=many',
      'resourceVersion=new',
    ]) {
      expect((await test.send(`${secrets}?${query}`)).status).toBe(400);
    }
  });

  it('answers a revision of the future with a timeout', async () => {
    const { status, body } = await test.send(
      `${secrets}?resourceVersion=${Number.MAX_SAFE_INTEGER}`,
    );
    expect(status).toBe(504);
    expect(body.details.causes[0].reason).toBe('ResourceVersionTooLarge');
  });

  it('shows exactly a past revision on request', async () => {
    const { body } = await test.send(secrets);
    test.cluster.remove(secret('a'));
    const past = await test.send(
      `${secrets}?resourceVersionMatch=Exact&resourceVersion=${body.metadata.resourceVersion}`,
    );
    expect(names(past.body)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('selects by fields', async () => {
    const { body } = await test.send(
      '/api/v1/secrets?fieldSelector=metadata.name%3Da,metadata.namespace!%3Ddefault',
    );
    expect(names(body)).toEqual(['a']);
    const refused = await test.send(`${secrets}?fieldSelector=data.color%3Da`);
    expect(refused.body.message).toBe('field label not supported: data.color');
  });

  it('lists and deletes a selection', async () => {
    const { body } = await test.send(
      `${secrets}?labelSelector=${encodeURIComponent('letter in (a,b)')}`,
      { method: 'DELETE' },
    );
    expect(names(body)).toEqual(['a', 'b']);
    expect(names((await test.send(secrets)).body)).toEqual(['c', 'd', 'e']);
  });
});
