import { StoreReference } from '../model/externalSecretsChange';
import { Section, SECTIONS } from '../model/sections';
import { SecretsChange } from '../model/secretsChange';
import {
  chartFullname,
  customSecretName,
  sectionSecretName,
} from '../chart/chartNames';
import { ChartValues } from '../chart/chartValues';
import { ChartRenderError } from '../chart/errors';
import { renderFinding, ValuesFileError } from './findings';

/** A store as far as a change can be checked against it. @public */
export interface KnownStore extends StoreReference {
  /** The provider's key in the store's spec. */
  provider?: string | null;
  /**
   * Of Vault, `path` (where the engine is mounted) and `version` as the store
   * sets them; left out where they are not known.
   */
  detail?: Readonly<Record<string, string>>;
}

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
    /** The sealing certificates that were read from it; left out where none could be. */
    sealingCertificates?: {
      /** SHA-256 of the DER certificates, lower-case hex. */
      fingerprints: readonly string[];
      /** False where the cluster may have a newer one that could not be read. */
      isCurrent: boolean;
    };
  };
  /** What is known of the stores that the namespace may use. */
  stores?: readonly KnownStore[];
  /** What the environment asks, as the API has it. */
  policy?: {
    /** In seconds; what the secrets guide asks where it is left out. */
    refreshInterval?: { minSeconds: number; maxSeconds: number };
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

/**
 * The chart's name for the release of a context.
 *
 * @throws {@link ValuesFileError} where an override of the name is no text
 */
export function fullnameOf(
  values: ChartValues,
  { release }: Pick<ValuesContext, 'release'>,
): string {
  try {
    return chartFullname(release, values);
  } catch (error) {
    throw error instanceof ChartRenderError
      ? new ValuesFileError([renderFinding(error)])
      : error;
  }
}
