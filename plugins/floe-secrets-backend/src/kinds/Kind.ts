import { ChangesKind } from '../changes/ChangesKind';
import { DiagnoseKind } from '../diagnose/DiagnoseKind';
import { KindName } from '../model/KindSlot';
import { ModelKind } from '../model/ModelKind';
import { SecretFacts } from '../model/observed';
import { ObserveKind } from '../observe/ObserveKind';
import { RefreshKind } from '../refresh/RefreshKind';
import { SecretsKind } from '../secrets/SecretsKind';

/** A kind of managed secret: its answers to the questions of all layers. */
export type Kind<F extends SecretFacts = SecretFacts> = Omit<
  ModelKind<F>,
  'objects'
> &
  ObserveKind &
  DiagnoseKind<F> &
  Omit<SecretsKind<F>, 'objects'> &
  RefreshKind<F> &
  ChangesKind<F>;

/** One kind for each type of facts. */
export type KindTable = {
  [Name in KindName]: Kind<Extract<SecretFacts, { type: Name }>>;
};
