import type { vocabularyMessages } from '../vocabulary';
import type { Translated } from './Translated';

export const vocabulary: Translated<typeof vocabularyMessages> = {
  state: {
    synced: 'Synchron',
    pending: 'Ausstehend',
    stale: 'Veraltet',
    failing: 'Fehlerhaft',
    unknown: 'Unbekannt',
    deleted: 'Gelöscht',
  },
  stateMeaning: {
    synced: 'Der Cluster hat das Secret in seiner neuesten Konfiguration',
    pending: 'Die neueste Konfiguration ist noch nicht angewendet',
    stale: 'Eine Aktualisierung ist überfällig',
    failing: 'Der letzte Versuch ist fehlgeschlagen',
    unknown: 'Der Cluster kann gerade nicht gelesen werden',
  },
  inGitMeaning: 'Eine Datei in Git: der Cluster zeigt ihren Zustand nicht',
  component: {
    database: 'Datenbank',
    compute: 'Rechenleistung',
    storage: 'Speicher',
    catalog: 'Katalog',
  },
  noComponent: 'Weitere Secrets',
  severity: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
  confidence: {
    proven: 'Bewiesen',
    likely: 'Wahrscheinlich',
    provenMeaning: 'Die Belege lassen keine andere Erklärung zu',
    likelyMeaning: 'Die beste Erklärung der Belege, aber nicht bewiesen',
  },
  storeFinding: {
    'store-not-found': 'der Store {{store}} existiert nicht',
    'store-namespace-denied':
      'der Store {{store}} lässt diesen Namespace nicht zu',
    'store-not-ready': 'der Store {{store}} ist nicht bereit',
    'store-auth-missing': 'die Zugangsdaten des Stores {{store}} fehlen',
    'provider-access-denied':
      'der Provider verweigert dem Store {{store}} den Zugriff',
    'provider-unreachable':
      'der Provider hinter dem Store {{store}} ist nicht erreichbar',
    'provider-throttled':
      'der Provider hinter dem Store {{store}} begrenzt die Anfragen',
  },
  scope: {
    strict: 'Strict: dieser Name in diesem Namespace',
    'namespace-wide': 'Jeder Name in diesem Namespace',
    'cluster-wide': 'Jeder Name in jedem Namespace',
  },
  refreshPolicy: {
    Periodic: 'Regelmäßig',
    OnChange: 'Wenn sich die Konfiguration ändert',
    CreatedOnce: 'Einmal, beim Anlegen',
  },
  opensInNewTab: 'öffnet in einem neuen Tab',
  copy: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    failed: 'Kopieren ist hier nicht möglich: Text bitte markieren',
  },
};
