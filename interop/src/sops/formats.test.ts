import { SELECTOR_TYPES } from '@floe/sops';
import {
  compareFiles,
  compareSelection,
  FILE_NAMES,
  SopsWithKey,
} from './compareFormats';
import { seed } from './generated';

describe(`sops 3.13.3, FLOE_SEED=${seed}`, () => {
  const sops = new SopsWithKey('3.13.3');

  afterAll(() => sops.close());

  it.each(FILE_NAMES)('decrypts %s of ours, and we decrypt its files', name =>
    compareFiles(sops, name),
  );

  it.each(SELECTOR_TYPES)('selects by %s as we do', type =>
    compareSelection(sops, type),
  );
});
