import {
  Evidence,
  Finding,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts, SopsRecipient } from '../../../model/sopsFile';
import { shellCommand } from '../../commands';

const KINDS: Record<string, string> = {
  age: 'age',
  pgp: 'PGP',
  kms: 'AWS KMS',
  gcp_kms: 'GCP KMS',
  azure_kv: 'Azure Key Vault',
  hc_vault: 'Vault',
  hckms: 'Huawei Cloud KMS',
};

/** Evidence from a file in Git. */
export function fileEvidence(
  text: string,
  time: string | null = null,
): Evidence {
  return { kind: 'file', text, time };
}

/**
 * Confidence that sops uses the rule: run at the root of the repository, sops
 * would use the outer configuration.
 */
export function ruleConfidence({
  outerConfigPath,
}: SopsFileFacts['rule']): Finding['confidence'] {
  return outerConfigPath ? 'likely' : 'proven';
}

/** Says that another `.sops.yaml` may be in use. */
export function outerConfigEvidence({
  configPath,
  outerConfigPath,
}: SopsFileFacts['rule']): Evidence | undefined {
  return outerConfigPath
    ? fileEvidence(
        `There are two configurations: sops uses ${configPath} if it is run in its folder, and ${outerConfigPath} if it is run outside of it`,
      )
    : undefined;
}

/** Opens the file at its Git host, at a line if it is known. */
export function openFile(
  { path, url }: Pick<SopsFileFacts, 'path' | 'url'>,
  line: number | null = null,
): Remedy {
  return {
    title: line === null ? `Open ${path}` : `Open ${path} at line ${line}`,
    link: line === null ? url : `${url}#L${line}`,
  };
}

/**
 * A sops command for the file, to run in the repository's root. sops finds
 * `.sops.yaml` only from there upwards, so one in a folder is passed as an
 * option.
 */
export function sopsCommand(facts: SopsFileFacts, ...words: string[]): string {
  const { configPath } = facts.rule;
  return shellCommand(
    'sops',
    ...(configPath && configPath !== '.sops.yaml'
      ? ['--config', configPath]
      : []),
    ...words,
    facts.path,
  );
}

/**
 * The first step for a file that sops refuses because its documents are not
 * encrypted together.
 */
export const SPLIT_DOCUMENTS: Remedy = {
  title:
    'Put each document in a file of its own, then use SOPS on that file: SOPS cannot decrypt a file whose documents are not encrypted together',
};

/** A recipient with its type, such as `age age1…`. */
export function nameRecipient({ type, id }: SopsRecipient): string {
  return `${KINDS[type] ?? type} ${id}`;
}
