import {
  ExternalSecretsChange,
  StoreReference,
} from '../model/externalSecretsChange';
import { ChartValues } from '../chart/chartValues';
import { sectionsOfChange, ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';
import { approachValues } from './presentKeys';
import {
  apiVersionFindings,
  clusterStoreFindings,
  intervalFindings,
  RuleFinding,
  vaultKeyFindings,
} from './ruleFindings';

const PATH = 'floe.externalSecrets';

function placed(found: readonly RuleFinding[], place: string): ValuesFinding[] {
  return found.map(({ confidence, id, remedy, severity, summary }) =>
    valuesFinding(id, severity, place, summary, remedy, confidence),
  );
}

/** The store that the sections read from after the change. */
function storeOf(
  { storeRef }: ExternalSecretsChange,
  after: ChartValues,
): StoreReference {
  const own = approachValues(after, 'external-secrets');
  return (
    storeRef ?? {
      kind:
        own.secretStoreKind === 'ClusterSecretStore'
          ? 'ClusterSecretStore'
          : 'SecretStore',
      name: String(own.secretStoreRef ?? ''),
    }
  );
}

/**
 * The findings of a change for External Secrets.
 *
 * @param after - values of the release with the change
 */
export function checkExternalSecretsChange(
  change: ExternalSecretsChange,
  context: ValuesContext,
  after: ChartValues,
): ValuesFinding[] {
  const store = storeOf(change, after);
  const references = [
    ...sectionsOfChange(change).map(section => ({
      place: `${PATH}.${section}`,
      keys: change.components[section]!.keys,
      storeRef: store,
    })),
    ...change.custom.map(({ name, keys = [], storeRef }) => ({
      place: `${PATH}.custom[${name}]`,
      keys,
      storeRef: storeRef ?? store,
    })),
  ];
  const own = context.policy?.refreshInterval;
  const intervals = [
    { text: change.refreshInterval, place: `${PATH}.refreshInterval` },
    ...change.custom.map(({ name, refreshInterval }) => ({
      text: refreshInterval,
      place: `${PATH}.custom[${name}].refreshInterval`,
    })),
  ];
  return [
    ...intervals.flatMap(({ place, text }) =>
      text ? placed(intervalFindings(text, own), place) : [],
    ),
    ...references.flatMap(({ place, keys, storeRef }) =>
      keys.flatMap(({ remoteKey, secretKey }) =>
        placed(
          vaultKeyFindings(
            remoteKey,
            context.stores?.find(
              ({ kind, name }) =>
                kind === storeRef.kind && name === storeRef.name,
            ),
          ),
          `${place}[${secretKey}]`,
        ),
      ),
    ),
    ...placed(apiVersionFindings(context), PATH),
    ...placed(
      clusterStoreFindings([
        change.storeRef,
        ...change.custom.map(({ storeRef }) => storeRef),
      ]),
      `${PATH}.secretStoreRef`,
    ),
  ];
}
