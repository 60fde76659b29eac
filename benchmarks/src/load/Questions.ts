import assert from 'node:assert';
import { root } from '../scale/untilSeen';
import { componentsOfService, serviceName } from '../secretsOfServices';
import { Check, Question } from '@floe/interop';

/** The content of the clusters, as the test has written it. */
export type Expected = {
  clusters: string[];
  services: number;
};

/** Requests as pages send them, each with a check of its answer. */
export class Questions {
  readonly #expected: Expected;
  /** The newest sync of each secret in any answer so far. */
  readonly #newest = new Map<string, number>();
  #asked = 0;

  constructor(expected: Expected) {
    this.#expected = expected;
  }

  /** The requests in turn, about one service and cluster after the other. */
  next(): Question {
    const turn = this.#asked++;
    const service = serviceName(Math.floor(turn / 5) % this.#expected.services);
    const { clusters } = this.#expected;
    const cluster = clusters[Math.floor(turn / 5) % clusters.length];
    const known = [...this.#newest.keys()];
    switch (turn % 5) {
      case 0:
        return this.#list(cluster);
      case 1:
        return this.#counts();
      case 2:
        if (known.length > 0) return this.#detail(known[turn % known.length]);
        return this.#tab(service);
      default:
        return this.#tab(service);
    }
  }

  #tab(service: string): Question {
    const count = componentsOfService.length * this.#expected.clusters.length;
    const checkItems = this.#checkItems();
    return {
      path: `${root}/entities/component/default/${service}/secrets`,
      check: ({ items }) => {
        assert.strictEqual(items.length, count, `secrets of ${service}`);
        for (const { name } of items) {
          assert(name.startsWith(`${service}-`), `${name} of ${service}`);
        }
        checkItems(items);
      },
    };
  }

  #list(cluster: string): Question {
    const count = componentsOfService.length * this.#expected.services;
    const checkItems = this.#checkItems();
    return {
      path: `${root}/secrets?cluster=${cluster}&orderBy=name&limit=50`,
      check: ({ items, totalItems }) => {
        assert.strictEqual(totalItems, count, `secrets of ${cluster}`);
        const names = items.map((item: any) => item.name);
        assert.deepStrictEqual(names, [...names].sort(), 'order by name');
        for (const item of items) assert.strictEqual(item.cluster, cluster);
        checkItems(items);
      },
    };
  }

  #counts(): Question {
    const { clusters, services } = this.#expected;
    const each = componentsOfService.length * services;
    return {
      path: `${root}/secrets/facets`,
      check: facets =>
        assert.deepStrictEqual(
          facets.cluster,
          Object.fromEntries(clusters.map(name => [name, each])),
        ),
    };
  }

  #detail(id: string): Question {
    const checkItems = this.#checkItems();
    return {
      path: `${root}/secrets/${encodeURIComponent(id)}`,
      check: secret => {
        assert.strictEqual(secret.id, id);
        checkItems([secret]);
      },
    };
  }

  /**
   * Checks that no secret is listed twice, in a wrong state or older than in an
   * earlier answer.
   */
  #checkItems(): Check {
    const before = new Map(this.#newest);
    return items => {
      assert.strictEqual(
        new Set(items.map((item: any) => item.id)).size,
        items.length,
        'a secret is listed twice',
      );
      for (const { cluster, id, lastKnownState, lastSync, state } of items) {
        // Nobody watches a cluster that is cut off, or whose replica was
        // killed.
        const known = state === 'unknown' ? lastKnownState : state;
        assert.strictEqual(known, 'synced', `state of ${id} of ${cluster}`);
        const at = Date.parse(lastSync);
        assert(
          at >= (before.get(id) ?? 0),
          `${id} is older than in an earlier answer`,
        );
        this.#newest.set(id, Math.max(at, this.#newest.get(id) ?? 0));
      }
    };
  }
}
