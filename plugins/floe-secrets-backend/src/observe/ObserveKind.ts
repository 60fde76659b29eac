import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { KindSlot } from '../model/KindSlot';
import { KindObject } from '../model/ModelKind';
import { ObservedSecret } from '../model/observed';
import { ExtractContext } from './extract/metadata';

/** A kind of objects, and how a reflector reads one. */
type ReadObject = KindObject & {
  /**
   * null: this resource is read as its kind defines, not by a reflector of its
   * own.
   */
  reflected: {
    /** Supported versions, the preferred one first. */
    versions: string[];
    /** Whether some of its objects have nothing to do with secrets. */
    isSelective: boolean;
    extract(
      object: KubernetesObject,
      context: ExtractContext,
    ): ObservedSecret | undefined;
  } | null;
};

/** The questions of the observation about each kind of managed secret. */
export type ObserveKind = { objects: ReadObject[] };

export const observeKinds = new KindSlot<ObserveKind>();
