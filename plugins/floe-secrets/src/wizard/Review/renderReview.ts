import {
  environmentOf,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  applySecretsChange,
  ValuesFileError,
  type AppliedSecretsChange,
  type SecretsChange,
  type ValuesFinding,
} from '@floe/values-files';
import { stringify } from 'yaml';
import type { ServiceFacts } from '../common/useServiceFacts';

/** A text in full and as a person reads it, its ciphertext shortened. */
export type Preview = { full: string; short: string };

export type RenderedReview = {
  findings: readonly ValuesFinding[];
  /** Absent where the change cannot be written. */
  result?: Pick<AppliedSecretsChange, 'objects' | 'readers'> & {
    /** What is added to the values file. */
    values: Preview;
    /** What the chart makes of it. */
    manifests: Preview;
  };
};

const CIPHERTEXT = /[A-Za-z0-9+/]{80,}={0,2}/g;

/** Ciphertext is long and tells a reader nothing. */
function preview(full: string): Preview {
  const short = full.replace(CIPHERTEXT, text => `${text.slice(0, 16)}…`);
  return { full, short };
}

/**
 * What a change will write and what the chart will render from it. The
 * repository is not read here: the values are those of a file that held
 * nothing before, and the action merges them into what is there.
 */
export function renderReview(
  secrets: SecretsChange,
  service: ServiceFieldValue,
  facts: ServiceFacts,
): RenderedReview {
  const { cluster, stores } = facts;
  try {
    const applied = applySecretsChange(undefined, secrets, {
      release: service.release,
      namespace: service.namespace,
      cluster: {
        name: service.cluster,
        externalSecretsVersions:
          cluster?.approaches['external-secrets']?.servedVersions,
      },
      stores,
      policy: environmentOf(service, facts.answer.service)?.policy,
    });
    return {
      findings: applied.findings,
      result: {
        objects: applied.objects,
        readers: applied.readers,
        values: preview(applied.yaml),
        manifests: preview(
          applied.manifests.map(manifest => stringify(manifest)).join('---\n'),
        ),
      },
    };
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return { findings: error.findings };
    }
    throw error;
  }
}
