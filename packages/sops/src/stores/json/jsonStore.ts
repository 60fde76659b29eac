import { underKey } from '../metadataPlaces';
import { Codec, Store } from '../Store';
import { emitJson } from './emitJson';
import { parseJson } from './parseJson';

/** @param name - the settings of `.sops.yaml` that say how it is laid out */
export function jsonCodec(name: 'json' | 'json_binary'): Codec {
  return {
    *parse(text) {
      return [yield* parseJson(text)];
    },
    emit: ([document], config) =>
      emitJson(document, indentation(config[name]?.indent)),
  };
}

const codec = jsonCodec('json');

/** JSON files, of which sops takes objects alone. */
export const jsonStore: Store = {
  fileName: /\.json$/,
  plain: codec,
  encrypted: codec,
  metadata: underKey,
};

/** What a level is indented with. */
function indentation(spaces = -1): string {
  return spaces < 0 ? '\t' : ' '.repeat(spaces);
}
