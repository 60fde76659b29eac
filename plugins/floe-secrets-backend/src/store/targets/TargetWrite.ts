import {
  ObservedHelmRelease,
  ObservedPod,
  ObservedSecretMetadata,
} from '../../model/observedTargets';

/** What of the targets is observed apart. */
export const TARGET_PARTS = ['secret-metadata', 'consumers'] as const;

export type TargetPart = (typeof TARGET_PARTS)[number];

/** What of it is stored apart: with the metadata of Secrets go the releases of Helm. */
export type StoredTargetPart = TargetPart | 'helm-releases';

/** Something that was observed of targets or of what uses them. */
export type TargetWrite =
  | {
      type: 'secret-metadata';
      metadata: ObservedSecretMetadata;
      /** The data is known to be what it was: when it changed stays as it is stored. */
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
  /** A pod without consumers is gone, as far as targets are concerned. */
  | { type: 'pod'; pod: ObservedPod }
  /** It is not to be observed any more: what was is forgotten. */
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
