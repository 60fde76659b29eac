import { vocabularyMessages } from '../vocabulary';
import { Translated } from './Translated';

export const vocabularyDe: Translated<typeof vocabularyMessages> = {
  state: {
    synced: 'Synchron',
    pending: 'Ausstehend',
    stale: 'Überfällig',
    failing: 'Fehlerhaft',
    unknown: 'Unbekannt',
    deleted: 'Gelöscht',
  },
  stateMeaning: {
    synced: 'Der Cluster hat das Secret in der neuesten Konfiguration',
    pending: 'Die neueste Konfiguration ist noch nicht angewendet',
    stale: 'Eine Aktualisierung ist überfällig',
    failing: 'Der letzte Versuch ist fehlgeschlagen',
    unknown: 'Der Cluster kann zurzeit nicht gelesen werden',
  },
  inGitMeaning: 'Eine Datei in Git: Der Cluster zeigt ihren Zustand nicht',
  approach: {
    ...vocabularyMessages.approach,
    kubernetes: 'Kubernetes-Secret',
  },
  component: {
    database: 'Datenbank',
    compute: 'Rechen-Engine',
    storage: 'Objektspeicher',
    catalog: 'Katalog',
  },
  noComponent: 'Andere Secrets',
  // Names of products.
  provider: {
    ...vocabularyMessages.provider,
    fake: 'Fake (nur für Tests)',
    crd: 'Kubernetes-Ressourcen',
    github: 'Secrets von GitHub Actions',
    gitlab: 'Variablen von GitLab',
  },
  awsService: vocabularyMessages.awsService,
  providerHint: {
    aws: 'Ein Schlüssel ist der Name oder die ARN eines Secrets, eine Property ein Feld seines JSON.',
    vault:
      'Ein Schlüssel ist ein Pfad unterhalb des Mounts, ohne secret/data, eine Property ein Feld davon.',
    gcpsm:
      'Ein Schlüssel ist der Name eines Secrets im Projekt, eine Property ein Feld seines JSON.',
    azurekv:
      'Ein Schlüssel ist der Name eines Secrets. Das Präfix key/ oder cert/ wählt einen Schlüssel oder ein Zertifikat.',
    ibm: 'Ein Schlüssel ist der Name oder die ID eines Secrets. Stellen Sie den Typ voran, zum Beispiel kv/.',
    conjur:
      'Ein Schlüssel ist die vollständige ID einer Variablen, eine Property ein Feld davon, wenn ihr Wert JSON ist.',
  },
  recipientType: vocabularyMessages.recipientType,
  severity: {
    error: 'Fehler',
    warning: 'Warnung',
    info: 'Hinweis',
  },
  confidence: {
    proven: 'Belegt',
    likely: 'Wahrscheinlich',
    provenMeaning: 'Die Belege lassen keine andere Erklärung zu',
    likelyMeaning:
      'Die beste Erklärung der Belege, aber nicht sicher nachgewiesen',
  },
  findingTitle: {
    'remote-key-missing': 'Schlüssel fehlt beim Provider',
    'remote-property-missing': 'Property fehlt beim Provider',
    'store-not-found': 'Store existiert nicht',
    'store-namespace-denied': 'Store lässt den Namespace nicht zu',
    'store-not-ready': 'Store ist nicht bereit',
    'store-auth-missing': 'Zugangsdaten des Stores fehlen',
    'provider-access-denied': 'Provider verweigert den Zugriff',
    'provider-unreachable': 'Provider ist nicht erreichbar',
    'provider-throttled': 'Provider begrenzt die Anfragen',
    'store-unmaintained': 'Provider des Stores wird nicht gepflegt',
    'target-owned-by-other': 'Ziel gehört einem anderen Objekt',
    'target-immutable': 'Ziel ist unveränderlich',
    'target-missing': 'Ziel existiert nicht',
    'target-key-missing': 'Schlüssel fehlt im Ziel',
    'template-error': 'Template kann nicht angewendet werden',
    'value-not-decodable': 'Wert kann nicht dekodiert werden',
    'generator-not-found': 'Generator existiert nicht',
    'push-source-missing': 'Nichts zu übertragen',
    'never-synced': 'Nie synchronisiert',
    'deletion-pending': 'Wird gelöscht',
    'invalid-duration': 'Ungültige Dauer',
    'target-shared': 'Mehrere Objekte schreiben das Ziel',
    'refresh-overdue': 'Aktualisierung ist überfällig',
    'change-pending': 'Änderung noch nicht angewendet',
    'refresh-disabled': 'Keine regelmäßige Aktualisierung',
    'sync-failed': 'Letzter Versuch fehlgeschlagen',
    'api-version-not-served': 'API-Version wird nicht angeboten',
    'vault-path-has-data-prefix': 'Vault-Pfad enthält data/',
    'refresh-interval-out-of-range':
      'Aktualisierungsintervall außerhalb der Richtlinie',
    'cluster-store-used': 'ClusterSecretStore verwendet',
    'cannot-decrypt': 'Kann nicht entschlüsselt werden',
    'sealed-scope-mismatch': 'Für einen anderen Scope versiegelt',
    'sealed-for-other-key': 'Mit einem anderen Schlüssel versiegelt',
    'sealing-certificate-expired': 'Versiegelungszertifikat ist abgelaufen',
    'sealing-certificate-expiring': 'Versiegelungszertifikat läuft bald ab',
    'sealed-by-older-key': 'Mit einem älteren Schlüssel versiegelt',
    'invalid-ciphertext': 'Kein gültiger Chiffretext',
    'target-unmanaged': 'Ziel existiert bereits',
    'controller-gave-up': 'Controller versucht es nicht mehr',
    'template-depends-on-version':
      'Ergebnis hängt von der Controller-Version ab',
    'sops-decryption-failed': 'SOPS-Entschlüsselung fehlgeschlagen',
    'sops-decryption-not-configured':
      'SOPS-Entschlüsselung ist nicht konfiguriert',
    'sops-rule-unmatched': 'Keine Regel in .sops.yaml passt',
    'sops-recipients-drift': 'Für andere Empfänger verschlüsselt als die Regel',
    'sops-plaintext-left': 'Wert im Klartext',
    'plain-secret': 'Von nichts verwaltet',
    'rotation-overdue': 'Rotation ist überfällig',
    'consumer-older-than-secret': 'Workload startete vor der letzten Änderung',
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
  opensInNewTab: 'öffnet einen neuen Tab',
  copy: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    failed: 'Kopieren ist hier nicht möglich: Markieren Sie den Text',
  },
};
