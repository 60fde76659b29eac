import { ExternalSecret, targetNameOf } from './types';

/** The ExternalSecrets that target a Secret. */
export class TargetIndex {
  readonly #names = new Map<string, Set<string>>();

  /** Records a new or changed ExternalSecret. A deleted one is detected later. */
  update(object: ExternalSecret, previous: ExternalSecret | undefined): void {
    if (previous && targetNameOf(previous) !== targetNameOf(object)) {
      this.#names.get(keyOf(previous))?.delete(previous.metadata.name);
    }
    const names = this.#names.get(keyOf(object)) ?? new Set();
    this.#names.set(keyOf(object), names.add(object.metadata.name));
  }

  /** Names of the ExternalSecrets of a namespace that target a Secret. */
  targeting(namespace: string, name: string): string[] {
    return [...(this.#names.get(`${namespace}/${name}`) ?? [])];
  }
}

function keyOf(object: ExternalSecret): string {
  return `${object.metadata.namespace}/${targetNameOf(object)}`;
}
