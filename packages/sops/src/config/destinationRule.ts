import { Branch } from '../tree/tree';
import { CreationRule } from './creationRule';
import { fieldFlag, fieldNumber, fieldText, mapOf } from './fields';
import { readCreationRule } from './readCreationRule';

/**
 * Where `sops publish` puts a file.
 *
 * @public
 */
export type Destination =
  | { type: 's3'; bucket: string; prefix: string }
  | { type: 'gcs'; bucket: string; prefix: string }
  | {
      type: 'vault';
      path: string;
      /** By default from sops' environment. */
      address?: string;
      /** `secret/` by default. */
      kvMountName?: string;
      /** 1 or 2; 2 by default. */
      kvVersion?: number;
    };

/**
 * A rule of `destination_rules` in `.sops.yaml`.
 *
 * @public
 */
export type DestinationRule = {
  /** Its place in the list, from 0. */
  index: number;
  /** A regular expression of Go; without it the rule matches every file. */
  pathRegex?: string;
  /** Undefined if the rule has none. */
  destination?: Destination;
  /** How a file is encrypted again before it is published; without keys in it, sops publishes the file as it is. */
  recreationRule?: CreationRule;
  /** Whether the end of the file's name is left out. */
  omitExtensions: boolean;
  /** Why `sops publish` refuses the rule for a file that it matches. */
  fault?: string;
};

export function readDestinationRule(
  rule: Branch,
  index: number,
): DestinationRule {
  const field = `destination_rules[${index}]`;
  const pathRegex = fieldText(rule, 'path_regex');
  const destinations = readDestinations(rule, field);
  const recreation =
    (rule.get('recreation_rule') ?? undefined) &&
    mapOf(rule, 'recreation_rule');
  return {
    index,
    ...(pathRegex !== '' && { pathRegex }),
    ...(destinations.length === 1 && { destination: destinations[0] }),
    ...(destinations.length > 1 && {
      fault: `${field} has several destinations; sops allows only one`,
    }),
    ...(recreation && {
      recreationRule: readCreationRule(
        recreation,
        index,
        `${field}.recreation_rule`,
      ),
    }),
    omitExtensions: fieldFlag(rule, 'omit_extensions', field),
  };
}

function readDestinations(rule: Branch, field: string): Destination[] {
  const text = (name: string) => fieldText(rule, name);
  const destinations: Destination[] = [];
  for (const type of ['s3', 'gcs'] as const) {
    const bucket = text(`${type}_bucket`);
    if (bucket !== '') {
      destinations.push({ type, bucket, prefix: text(`${type}_prefix`) });
    }
  }
  const path = text('vault_path');
  if (path !== '') {
    const address = text('vault_address');
    const kvMountName = text('vault_kv_mount_name');
    const kvVersion = fieldNumber(rule, 'vault_kv_version', field);
    destinations.push({
      type: 'vault',
      path,
      ...(address !== '' && { address }),
      ...(kvMountName !== '' && { kvMountName }),
      ...(kvVersion !== undefined && { kvVersion }),
    });
  }
  return destinations;
}
