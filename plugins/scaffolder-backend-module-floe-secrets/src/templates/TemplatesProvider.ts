import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** Keeps the wizard's templates in the catalog. */
export class TemplatesProvider implements EntityProvider {
  readonly #templates: Entity[];

  constructor(templates: Entity[]) {
    this.#templates = templates;
  }

  getProviderName(): string {
    return 'floe-secrets-templates';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: this.#templates.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }
}
