import { parseYaml } from '../stores/yaml/parseYaml';
import { resolveScalar } from '@floe/go-yaml';
import { Pacer } from '../Pacer';
import { Branch } from '../tree/tree';
import { readDestinationRule } from './destinationRule';
import { mapsOf } from './fields';
import { mergeMaps } from './mergeMaps';
import { readCreationRule } from './readCreationRule';
import { SopsConfig } from './sopsConfig';
import { readStores } from './readStores';

/**
 * Reads a `.sops.yaml`. A rule that sops refuses only for the files that it matches is kept with its `fault`.
 *
 * @throws {@link SopsError} `invalid-config`, `malformed` where sops would refuse it too
 * @public
 */
export async function parseSopsConfig(text: string): Promise<SopsConfig> {
  const [document] = await new Pacer().run(
    parseYaml(text, source => resolveScalar(source, 'v3')),
  );
  const config = mergeMaps(document ?? new Branch());
  return {
    creationRules: mapsOf(config, 'creation_rules').map((rule, index) =>
      readCreationRule(rule, index, `creation_rules[${index}]`),
    ),
    destinationRules: mapsOf(config, 'destination_rules').map(
      readDestinationRule,
    ),
    stores: readStores(config),
  };
}
