import { underKey } from '../metadataLocations';
import { Codec, Store } from '../Store';
import { checkMerges } from './checkMerges';
import { emitYaml } from './emitYaml';
import { goLosesText } from './goPrints';
import { parseYaml } from './parseYaml';

const codec: Codec = {
  parse: text => parseYaml(text),
  emit: (documents, { yaml }) => emitYaml(documents, levelOf(yaml?.indent)),
};

/** YAML files; sops writes its metadata into each document. */
export const yamlStore: Store = {
  fileName: /\.ya?ml$/,
  plain: codec,
  encrypted: codec,
  metadata: underKey,
  checkEncryptable: checkMerges,
  loses: goLosesText,
};

/** The spaces of a level. */
function levelOf(indent: number | undefined): number {
  const spaces = indent || 4;
  // Go's writer of YAML takes any other number for 2.
  return spaces > 1 && spaces < 10 ? spaces : 2;
}
