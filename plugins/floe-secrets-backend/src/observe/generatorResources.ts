import { GENERATORS_GROUP } from '../model/kinds';
import { SecretFacts } from '../model/observed';
import { originResource, originsOfSecret } from '../model/originsOfSecret';
import { extractOrigin } from './extract/origin';
import { ObservedResource } from './observedResources';

/**
 * Maximum number of generator kinds, more than any release of the operator has.
 */
const MAX_KINDS = 40;

/**
 * Resources that are not generators: a GeneratorState may contain a generated
 * value, so it is never read; a SopsProvider is observed anyway.
 */
const NEVER = ['GeneratorState', 'SopsProvider'];

/**
 * The kinds of generators that a cluster's secrets use. There are 18, few
 * clusters use more than one, and each watch is a connection, so only kinds
 * with references are watched.
 */
export class GeneratorResources {
  readonly #kinds = new Set<string>();

  /**
   * Records the references of a managed secret.
   *
   * @returns whether one of their kinds is new
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

  /** The resources of the recorded kinds. */
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
        // A ClusterGenerator's spec has the kind; the spec of another kind may
        // contain values.
        isMetadataEnough: kind !== 'ClusterGenerator',
        extract: extractOrigin,
      };
    });
  }
}
