import { COMPONENT_CATALOGUE } from '@floe/values-files';
import { catalogueMessages } from '../../translation/wizardCatalogue';

describe('the words of the catalogue', () => {
  it('can all be translated', () => {
    const texts = COMPONENT_CATALOGUE.flatMap(component => [
      component.title,
      component.description,
      ...component.engines.flatMap(({ keys }) => keys.map(key => key.title)),
    ]);
    expect([...new Set(texts)].sort()).toEqual(
      Object.values(catalogueMessages).sort(),
    );
  });
});
