import { parseSopsConfig, SopsError } from '@floe/sops';
import { Candidate } from './candidates';
import { FoundConfig } from './foundConfig';
import { FileRule, findRule, InspectedFile, inspectFile } from './inspectFile';

/** All that reads the text of a file which somebody else wrote. */
export type SopsFileReading = {
  /** Reads a `.sops.yaml`; one that sops would refuse is unusable. */
  parseConfig(text: string): Promise<FoundConfig['content']>;
  findRule(path: string, config: FoundConfig | undefined): Promise<FileRule>;
  /** @throws SopsError if the file is one of SOPS and cannot be read */
  inspectFile(
    text: string,
    candidate: Candidate,
    rule: FileRule,
  ): Promise<InspectedFile | undefined>;
};

/** Reads in the thread of the caller. */
export const directReading: SopsFileReading = {
  async parseConfig(text) {
    try {
      return { config: await parseSopsConfig(text) };
    } catch (error) {
      if (error instanceof SopsError) {
        return { unusable: error.message };
      }
      throw error;
    }
  },
  findRule,
  inspectFile,
};
