import { ChartValues } from '../chart/chartValues';
import { ChartSecretManifest } from '../chart/manifests';
import { ValuesContext } from '../merge/context';
import { ValuesFinding } from '../merge/findings';
import { SecretsChange } from '../model/secretsChange';
import { databaseSecretClash } from './databaseSecretClash';

/** What a check of the preview looks at. @public */
export interface ValuesCheckInput {
  /** The values files of the release, merged; after the change if there is one. */
  values: ChartValues;
  /** The objects that the chart renders with them. */
  objects: readonly ChartSecretManifest[];
  /** Undefined where the files are looked at as they are. */
  change: SecretsChange | undefined;
  context: ValuesContext;
}

/**
 * A check of the values of a release beside those that each change passes. Its
 * findings quote nothing of the values.
 * @public
 */
export type ValuesCheck = (input: ValuesCheckInput) => ValuesFinding[];

/** The checks of the preview. */
export const PREVIEW_CHECKS: readonly ValuesCheck[] = [databaseSecretClash];
