import { KubernetesObject } from '../../objects';
import { FieldValidation, Subresource } from './completeObject';

export interface WriteOptions {
  /** Field manager, see `metadata.managedFields`. */
  fieldManager: string;
  /** Dry run: does everything except storing the result. */
  dryRun?: boolean;
  fieldValidation?: FieldValidation;
  subresource?: Subresource;
}

export interface ApplyOptions extends WriteOptions {
  /**
   * Takes over fields of other managers instead of answering with a conflict.
   */
  force?: boolean;
}

export interface DeleteOptions {
  dryRun?: boolean;
  preconditions?: { uid?: string; resourceVersion?: string };
}

export interface WriteResult {
  object: KubernetesObject;
  created: boolean;
  warnings: string[];
}

/** Computes the next object from the stored one. */
export type Change = (current: KubernetesObject) => KubernetesObject;
