import { GENERATORS_GROUP } from '../model/kinds';
import { SecretFacts } from '../model/observed';
import { originResource, originsOfSecret } from '../model/originsOfSecret';
import { extractOrigin } from './extract/origin';
import { ObservedResource } from './observedResources';

/** More kinds of generators than any release of the operator has. */
const MAX_KINDS = 40;

/**
 * No generators. A GeneratorState may hold what a generator gave, so it is
 * never read; a SopsProvider is observed anyway.
 */
const NEVER = ['GeneratorState', 'SopsProvider'];

/**
 * Which kinds of generators a cluster's secrets draw on. There are 18, few
 * clusters use more than one, and each one watched is a connection: so only
 * those that something refers to are watched, whatever their kind.
 */
export class GeneratorResources {
  readonly #kinds = new Set<string>();

  /**
   * Notes what a managed secret refers to.
   *
   * @returns whether a kind is among it that was not known
   */
  note(facts: SecretFacts): boolean {
    let isNew = false;
    for (const { kind } of originsOfSecret(facts)) {
      if (
        /^[A-Za-z][A-Za-z0-9]{0,62}$/.test(kind) &&
        !NEVER.includes(kind) &&
        !this.#kinds.has(kind) &&
        this.#kinds.size < MAX_KINDS
      ) {
        this.#kinds.add(kind);
        isNew = true;
      }
    }
    return isNew;
  }

  /** The resources of the kinds that were noted. */
  list(): ObservedResource[] {
    return [...this.#kinds].map(kind => {
      const name = originResource(kind);
      return {
        name,
        group: GENERATORS_GROUP,
        plural: name.split('.')[0],
        kind,
        versions: ['v1alpha1'],
        holds: 'origin',
        // What it stands for is in the spec. The spec of another may hold values.
        isMetadataEnough: kind !== 'ClusterGenerator',
        extract: extractOrigin,
      };
    });
  }
}
