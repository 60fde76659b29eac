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

/** The facts about a store against which a change is checked. @public */
export type KnownStore = StoreReference & {
  /** The provider's key in the store's spec. */
  provider?: string | null;
  /**
   * For Vault, `path` (where the engine is mounted) and `version` as the store
   * sets them; left out if not known.
   */
  detail?: Readonly<Record<string, string>>;
};

/** Where a values file is used. @public */
export type ValuesContext = {
  /** Helm release. */
  release: string;
  /** Namespace of the release. */
  namespace: string;
  /** The cluster that it runs in. */
  cluster?: {
    name: string;
    /** Versions of `external-secrets.io` that it serves; left out if not known. */
    externalSecretsVersions?: readonly string[];
    /**
     * The sealing certificates that were read from it; left out if none could
     * be read.
     */
    sealingCertificates?: {
      /** SHA-256 of the DER certificates, lower-case hex. */
      fingerprints: readonly string[];
      /** False where the cluster may have a newer one that could not be read. */
      isCurrent: boolean;
    };
  };
  /** The known stores that the namespace may use. */
  stores?: readonly KnownStore[];
  /** The policy of the environment, as the API has it. */
  policy?: {
    /** In seconds; default: the range of the secrets guide. */
    refreshInterval?: { minSeconds: number; maxSeconds: number };
  };
  /** The values files that Helm reads before this one, in its order. */
  earlierFiles?: readonly { path: string; text: string }[];
  /** The chart, if it is not version 0.1.0. */
  chart?: {
    version?: string;
    /** The version that it is known to render; default: that of version 0.1.0. */
    externalSecretsApiVersion?: string;
  };
};

/** The sections of a change. */
export function sectionsOfChange(change: SecretsChange): Section[] {
  return SECTIONS.filter(section => change.components[section] !== undefined);
}

/** Names of the Secrets of a change. */
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
 * @throws {@link ValuesFileError} if an override of the name is not text
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
