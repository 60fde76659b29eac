import assert from 'node:assert/strict';
import { KubernetesApi } from '../../harness/KubernetesApi';
import { KubernetesApiCheck, plainSecret } from './KubernetesApiCheck';

const names = ['a', 'b', 'c', 'd', 'e'];

async function fill(api: KubernetesApi, namespace: string) {
  for (const name of names) {
    await api.create(
      plainSecret(namespace, name, {
        letter: name,
        vowel: String('ae'.includes(name)),
      }),
    );
  }
}

function namesOf(list: { items: { metadata: { name: string } }[] }) {
  return list.items.map(item => item.metadata.name);
}

/** Lists, by pages and with selectors. */
export const listingChecks: KubernetesApiCheck[] = [
  {
    title: 'lists by pages, all of the same resourceVersion',
    run: async (api, namespace) => {
      await fill(api, namespace);
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const first = await api.raw({ path, query: { limit: 2 } });
      assert.equal(first.status, 200);
      assert.equal(first.body.kind, 'SecretList');
      assert.deepEqual(namesOf(first.body), ['a', 'b']);
      assert.equal(first.body.metadata.remainingItemCount, 3);

      // Objects that are created after the first page are not on the later
      // ones.
      await api.create(plainSecret(namespace, 'f'));
      const seen = namesOf(first.body);
      let { metadata } = first.body;
      while (metadata.continue) {
        const page = await api.raw({
          path,
          query: { limit: 2, continue: metadata.continue },
        });
        assert.equal(page.status, 200);
        seen.push(...namesOf(page.body));
        metadata = page.body.metadata;
        assert.equal(
          metadata.resourceVersion,
          first.body.metadata.resourceVersion,
        );
      }
      assert.deepEqual(seen, names);
    },
  },
  {
    title: 'refuses an invalid continue token',
    run: async api => {
      const { status } = await api.raw({
        path: '/api/v1/secrets',
        query: { limit: 2, continue: 'not-a-token' },
      });
      assert.equal(status, 400);
    },
  },
  {
    title: 'selects by labels',
    run: async (api, namespace) => {
      await fill(api, namespace);
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const expected: Record<string, string[]> = {
        'vowel=true': ['a', 'e'],
        'vowel!=true': ['b', 'c', 'd'],
        'letter in (b,c),vowel=false': ['b', 'c'],
        'letter notin (a,b,c)': ['d', 'e'],
        'letter,!nothing': names,
        nothing: [],
        'letter in (,a)': ['a'],
        '\tletter\n=\r a ': ['a'],
        'nothing!=': names,
        'letter>1': [],
      };
      for (const [labelSelector, selected] of Object.entries(expected)) {
        const { body } = await api.raw({ path, query: { labelSelector } });
        assert.deepEqual(namesOf(body), selected, labelSelector);
      }
      for (const labelSelector of [
        'a in (',
        'a in (b c)',
        '!a=b',
        'a=-b',
        'a>-1',
        'a>b',
        'a>9223372036854775808',
        'a=b\u00a0',
        'a/b/c',
      ]) {
        const { status } = await api.raw({ path, query: { labelSelector } });
        assert.equal(status, 400, labelSelector);
      }
    },
  },
  {
    title: 'selects by name, and in all namespaces',
    run: async (api, namespace) => {
      await fill(api, namespace);
      const { body } = await api.raw({
        path: '/api/v1/secrets',
        query: {
          fieldSelector: `metadata.namespace=${namespace},metadata.name=c`,
        },
      });
      assert.deepEqual(namesOf(body), ['c']);
    },
  },
  {
    title: 'answers an empty list if there are no objects',
    run: async (api, namespace) => {
      const { status, body } = await api.raw({
        path: `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets`,
      });
      assert.equal(status, 200);
      assert.deepEqual(body.items, []);
      assert.match(body.metadata.resourceVersion, /^\d+$/);
    },
  },
];
