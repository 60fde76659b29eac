import type {
  creationPolicyMessages,
  storesMessages,
  intervalMessages,
  referencesMessages,
  knownKeysMessages,
} from '../wizardExternal';
import { Translated } from './Translated';

export const creationPolicyDe: Translated<typeof creationPolicyMessages> = {
  label: 'Creation Policy',
  description:
    'Ob das Secret zusammen mit dem Objekt gelöscht wird, das es anlegt',
  Owner: 'Owner: Das Secret wird mit dem ExternalSecret gelöscht',
  Orphan: 'Orphan: Das Secret bleibt, wenn das ExternalSecret gelöscht wird',
  Merge: 'Merge: Die Schlüssel kommen in ein Secret, das etwas anderes anlegt',
  None: 'None: Es wird kein Secret angelegt',
};

export const storesDe: Translated<typeof storesMessages> = {
  label: 'Store',
  description: 'Die Stores, die dieser Namespace verwenden darf',
  ready: 'Bereit',
  notReady: 'Nicht bereit',
  notKnown: 'Nicht bekannt',
  none: 'Dieser Namespace hat keinen Store',
  noneDescription:
    'Bitten Sie das Plattform-Team um einen SecretStore im Namespace, oder wählen Sie ein anderes Verfahren.',
};

export const intervalDe: Translated<typeof intervalMessages> = {
  label: 'Aktualisierungsintervall',
  '15m': 'Alle 15 Minuten',
  '30m': 'Alle 30 Minuten',
  '1h': 'Jede Stunde',
  other: 'Anderes Intervall',
  otherLabel: 'Intervall',
  otherDescription:
    'Zum Beispiel 20m oder 2h. Der Leitfaden für Secrets empfiehlt 15 Minuten bis 1 Stunde.',
};

export const referencesDe: Translated<typeof referencesMessages> = {
  secretKey: 'Schlüssel des Secrets',
  remoteKey: 'Schlüssel beim Provider',
  remoteKeyOf: 'Schlüssel beim Provider für {{name}}',
  property: 'Property',
  propertyOf: 'Property für {{name}}',
  wholeValue: 'Ganzer Wert',
  newKey: 'den neuen Schlüssel',
};

export const knownKeysDe: Translated<typeof knownKeysMessages> = {
  loading: 'Verwendete Schlüssel werden geladen…',
  error:
    'Die verwendeten Schlüssel konnten nicht geladen werden. Geben Sie den Schlüssel ein.',
  none: 'Kein für Sie sichtbares ExternalSecret verwendet einen solchen Schlüssel. Geben Sie ihn ein.',
  byMany_one: '{{name}} und {{count}} weiteres',
  byMany_other: '{{name}} und {{count}} weitere',
  works:
    'Funktioniert: synchronisiert von {{by}} seit {{since}}, zuletzt {{lastSync}}.',
  failing: 'Schlägt fehl: {{by}} kann ihn nicht synchronisieren.',
  failingSince:
    'Schlägt fehl: {{by}} hat ihn seit {{since}} nicht synchronisiert.',
  unknown:
    'Verwendet von {{by}}. Ob er funktioniert, ist zurzeit nicht bekannt.',
  neverSeen:
    'Noch nie gesehen, dass er funktioniert: {{by}} verweist auf ihn, hat ihn aber nicht synchronisiert.',
  keyNeverSeen:
    'Noch nie gesehen: kein für Sie sichtbares ExternalSecret verwendet diesen Schlüssel des Stores.',
  propertyNeverSeen:
    'Noch nie gesehen: der Schlüssel wird verwendet, aber kein für Sie sichtbares ExternalSecret verweist auf diese Property.',
};
