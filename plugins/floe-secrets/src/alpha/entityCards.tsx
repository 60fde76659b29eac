import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isFloeSecretsCardAvailable } from '../isFloeSecretsCardAvailable';

/** The card of secrets on the overview page of an entity. */
export const entityFloeSecretsCard = EntityCardBlueprint.make({
  params: {
    filter: isFloeSecretsCardAvailable,
    loader: () =>
      import('../components/CatalogCards').then(m => (
        <m.EntityFloeSecretsCard />
      )),
  },
});
