import {
  ObservedHelmRelease,
  ObservedPod,
  ObservedSecretMetadata,
} from '../../model/observedTargets';

/** The parts of targets that are observed separately. */
export const TARGET_PARTS = ['secret-metadata', 'consumers'] as const;

export type TargetPart = (typeof TARGET_PARTS)[number];

/**
 * The parts that are stored separately: releases of Helm are observed with the
 * metadata of Secrets.
 */
export type StoredTargetPart = TargetPart | 'helm-releases';

/** An observation of targets or of their users. */
export type TargetWrite =
  | {
      type: 'secret-metadata';
      metadata: ObservedSecretMetadata;
      /**
       * The data is unchanged, so the stored time of its last change is kept.
       */
      hasSameData?: boolean;
    }
  | {
      type: 'secret-metadata-gone';
      cluster: string;
      namespace: string;
      name: string;
    }
  | { type: 'helm-release'; release: ObservedHelmRelease }
  | {
      type: 'helm-release-gone';
      cluster: string;
      namespace: string;
      secretName: string;
    }
  /** A pod without consumers is treated as deleted. */
  | { type: 'pod'; pod: ObservedPod }
  /** The part is no longer observed, and its facts are deleted. */
  | { type: 'target-part-off'; cluster: string; part: TargetPart };

/** The cluster that a write belongs to. */
export function clusterOfTargetWrite(write: TargetWrite): string {
  switch (write.type) {
    case 'secret-metadata':
      return write.metadata.cluster;
    case 'pod':
      return write.pod.cluster;
    case 'helm-release':
      return write.release.cluster;
    default:
      return write.cluster;
  }
}

export function isTargetWrite<T extends { type: string }>(
  write: T,
): write is Extract<T, TargetWrite> {
  return (
    write.type === 'secret-metadata' ||
    write.type === 'secret-metadata-gone' ||
    write.type === 'pod' ||
    write.type === 'helm-release' ||
    write.type === 'helm-release-gone' ||
    write.type === 'target-part-off'
  );
}
