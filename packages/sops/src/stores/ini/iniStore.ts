import { flatSection } from '../metadataLocations';
import { Codec, Store } from '../Store';
import { emitIni, parseIni } from './ini';

const codec: Codec = {
  *parse(text) {
    return [yield* parseIni(text)];
  },
  emit: ([document]) => emitIni(document),
};

/** INI files, which hold texts in sections. */
export const iniStore: Store = {
  fileName: /\.ini$/,
  plain: codec,
  encrypted: codec,
  metadata: flatSection,
};
