import type { catalogueMessages } from '../wizardCatalogue';
import { Translated } from './Translated';

/** The components of a service and their keys. */
export const catalogueDe: Translated<typeof catalogueMessages> = {
  database: 'Datenbank',
  databaseUse: 'Wo Dagster seine Läufe, Zeitpläne und Ereignisse aufbewahrt',
  compute: 'Rechen-Engine',
  computeUse: 'Die Engine, die die Modelle ausführt',
  storage: 'Objektspeicher',
  storageUse: 'Wo die Tabellen liegen',
  catalog: 'Tabellenkatalog',
  catalogUse: 'Das Verzeichnis aller Tabellen (Polaris)',
  password: 'Passwort',
  userName: 'Benutzername',
  user: 'Benutzer',
  host: 'Host',
  port: 'Port',
  account: 'Konto',
  warehouse: 'Warehouse',
  schema: 'Schema',
  role: 'Rolle',
  region: 'Region',
  project: 'Projekt',
  serviceAccountKey: 'Schlüssel des Dienstkontos (JSON)',
  accessKeyId: 'ID des Zugriffsschlüssels',
  secretAccessKey: 'Geheimer Zugriffsschlüssel',
  clientId: 'Client-ID',
  clientSecret: 'Client-Geheimnis',
  tenantId: 'Mandanten-ID',
  storageAccount: 'Speicherkonto',
};
