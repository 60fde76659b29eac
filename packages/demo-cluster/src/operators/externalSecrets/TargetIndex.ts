import { ExternalSecret, targetNameOf } from './types';

/** Which ExternalSecrets target a Secret. */
export class TargetIndex {
  readonly #names = new Map<string, Set<string>>();

  /** Takes notice of an ExternalSecret that is new or changed. One that is gone is found to be so later. */
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
