import { Section, SECTIONS } from '../model/sections';
import { SecretsChange } from '../model/secretsChange';
import {
  chartFullname,
  customSecretName,
  sectionSecretName,
} from '../chart/chartNames';
import { ChartValues } from '../chart/chartValues';

/** Where a values file is used. @public */
export interface ValuesContext {
  /** Helm release. */
  release: string;
  /** Namespace of the release. */
  namespace: string;
  /** The cluster that it runs in. */
  cluster?: {
    name: string;
    /** Versions of `external-secrets.io` that it serves; left out where not known. */
    externalSecretsVersions?: readonly string[];
  };
  /** What is known of the store that an External Secrets change names. */
  store?: {
    /** The provider's key in the store's spec. */
    provider?: string | null;
    /** Vault: where the secrets engine is mounted (`spec.provider.vault.path`). */
    mountPath?: string | null;
  };
  /** The values files that Helm reads before this one, in its order. */
  earlierFiles?: readonly { path: string; text: string }[];
  /** The chart, where it is not version 0.1.0. */
  chart?: {
    version?: string;
    /** Known to be rendered; that of version 0.1.0 is assumed if left out. */
    externalSecretsApiVersion?: string;
  };
}

/** The sections that a change is about. */
export function sectionsOfChange(change: SecretsChange): Section[] {
  return SECTIONS.filter(section => change.components[section] !== undefined);
}

/** Names of the Secrets that a change is about. */
export function targetsOfChange(
  change: SecretsChange,
  fullname: string,
): string[] {
  return [
    ...sectionsOfChange(change).map(section =>
      sectionSecretName(fullname, section),
    ),
    ...change.custom.map(({ name }) => customSecretName(fullname, name)),
  ];
}

/** The chart's name for the release of a context. */
export function fullnameOf(
  values: ChartValues,
  { release }: ValuesContext,
): string {
  return chartFullname(release, values);
}
