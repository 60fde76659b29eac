import { parseSopsConfig, SopsError } from '@floe/sops';
import { Candidate } from './candidates';
import { FoundConfig } from './foundConfig';
import { FileRule, findRule, InspectedFile, inspectFile } from './inspectFile';

/** All parsing of untrusted files. */
export type SopsFileReading = {
  /** Parses a `.sops.yaml`; one that sops would refuse is unusable. */
  parseConfig(text: string): Promise<FoundConfig['content']>;
  findRule(path: string, config: FoundConfig | undefined): Promise<FileRule>;
  /**  @throws SopsError if the file is a SOPS file and cannot be parsed */
  inspectFile(
    text: string,
    candidate: Candidate,
    rule: FileRule,
  ): Promise<InspectedFile | undefined>;
};

/** Parses in the caller's thread. */
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
