import { KubernetesObject } from '../../objects';
import { FieldValidation, Subresource } from './completeObject';

export type WriteOptions = {
  /** Field manager, see `metadata.managedFields`. */
  fieldManager: string;
  /** Dry run: does everything except storing the result. */
  dryRun?: boolean;
  fieldValidation?: FieldValidation;
  subresource?: Subresource;
};

export type ApplyOptions = WriteOptions & {
  /**
   * Takes over fields of other managers instead of answering with a conflict.
   */
  force?: boolean;
};

export type DeleteOptions = {
  dryRun?: boolean;
  preconditions?: { uid?: string; resourceVersion?: string };
};

export type WriteResult = {
  object: KubernetesObject;
  created: boolean;
  warnings: string[];
};

/** Computes the next object from the stored one. */
export type Change = (current: KubernetesObject) => KubernetesObject;
