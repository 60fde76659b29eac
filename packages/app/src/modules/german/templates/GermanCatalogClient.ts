import { CatalogClient } from '@backstage/catalog-client';
import { translateTemplate } from './translateTexts';

type Client = CatalogClient;

/** The catalog's client; the titles of our templates are in German if asked. */
export class GermanCatalogClient extends CatalogClient {
  readonly #isGerman: () => boolean;

  constructor(
    options: ConstructorParameters<typeof CatalogClient>[0],
    isGerman: () => boolean,
  ) {
    super(options);
    this.#isGerman = isGerman;
  }

  override async getEntities(...args: Parameters<Client['getEntities']>) {
    return this.#translated(await super.getEntities(...args));
  }

  override async queryEntities(...args: Parameters<Client['queryEntities']>) {
    return this.#translated(await super.queryEntities(...args));
  }

  override async getEntitiesByRefs(
    ...args: Parameters<Client['getEntitiesByRefs']>
  ) {
    return this.#translated(await super.getEntitiesByRefs(...args));
  }

  override async getEntityByRef(...args: Parameters<Client['getEntityByRef']>) {
    const entity = await super.getEntityByRef(...args);
    return this.#isGerman() ? translateTemplate(entity) : entity;
  }

  #translated<T extends { items: any[] }>(answer: T): T {
    return this.#isGerman()
      ? { ...answer, items: answer.items.map(translateTemplate) }
      : answer;
  }
}
