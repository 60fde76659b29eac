import type { rotationMessages, practicesMessages } from '../overviewPractices';
import { Translated } from './Translated';

export const rotationDe: Translated<typeof rotationMessages> = {
  title: 'Rotation',
  overdueSummary_one: '{{count}} Secret ist überfällig.',
  overdueSummary_other: '{{count}} Secrets sind überfällig.',
  noneOverdue: 'Kein Secret ist überfällig.',
  soonSummary_one: '{{count}} weiteres ist in den nächsten 30 Tagen fällig.',
  soonSummary_other: '{{count}} weitere sind in den nächsten 30 Tagen fällig.',
  notKnown_one:
    'Von {{count}} Secret ist nicht bekannt, wann es fällig ist: nichts zeigt, wann es zuletzt geändert wurde, oder seine Umgebung hat kein Höchstalter.',
  notKnown_other:
    'Von {{count}} Secrets ist nicht bekannt, wann sie fällig sind: Nichts zeigt, wann sie zuletzt geändert wurden, oder ihre Umgebung hat kein Höchstalter.',
  byOwner: 'Nach Zuständigen',
  owner: 'Zuständig',
  noOwner: 'Ohne Zuständige',
  overdue: 'Überfällig',
  soon: 'In den nächsten 30 Tagen fällig',
  due: 'Fällig',
  lastChanged: 'Zuletzt geändert',
  atLatest: 'spätestens {{time}}',
  limited: 'Gezeigt sind die ersten {{limit}} von {{total}} Secrets.',
  certificates: 'Zertifikate zum Versiegeln',
  cluster: 'Cluster',
  controller: 'Controller',
  began: 'Beginn',
  ends: 'Ende',
  calendar: {
    export: 'Für einen Kalender herunterladen',
    name: 'Rotation von Secrets',
    secret: '{{name}} rotieren ({{environment}})',
    overdue: 'Überfällig: {{name}} rotieren ({{environment}})',
    certificate: 'Das Zertifikat zum Versiegeln von {{cluster}} endet',
    description:
      'Services: {{services}}. {{place}}. Zuletzt geändert: {{time}}.',
    done_one: 'Die Datei hat {{count}} Termin.',
    done_other: 'Die Datei hat {{count}} Termine.',
  },
};

export const practicesDe: Translated<typeof practicesMessages> = {
  name: 'Praktiken',
  meaning:
    'Die sieben Praktiken des Leitfadens für Secrets, für jeden Service und jede Umgebung. Angaben des Plattformteams über seine Cluster sind als erklärt gekennzeichnet: Das Portal kann sie nicht prüfen.',
  summary: 'Die Praktiken',
  practice: 'Praktik',
  metBy: 'Befolgt',
  brokenBy: 'Verletzt',
  unknownOf: 'Nicht bekannt',
  byService: 'Nach Service und Umgebung',
  noService: 'Secrets ohne Service',
  place_one: '{{environment}}, {{count}} Secret',
  place_other: '{{environment}}, {{count}} Secrets',
  detailOf: 'Praktiken von {{name}}',
  limited:
    'Gezeigt sind die ersten {{limit}} von {{total}}, zuerst die mit den meisten Verletzungen.',
  title: {
    'no-plaintext-in-git': 'Nie ein Secret im Klartext in Git ablegen',
    'namespaced-stores': 'Wo möglich einen SecretStore des Namespace verwenden',
    'audit-logging': 'Protokollieren, wer Secrets liest',
    rotation: 'Secrets regelmäßig rotieren',
    'refresh-interval': 'Kurze Abstände der Aktualisierung verwenden',
    'restricted-rbac': 'Mit RBAC einschränken, wer Secrets lesen darf',
    'encryption-at-rest': 'Secrets in etcd verschlüsselt ablegen',
  },
  short: {
    'no-plaintext-in-git': 'Kein Klartext',
    'namespaced-stores': 'Eigener Store',
    'audit-logging': 'Protokoll',
    rotation: 'Rotation',
    'refresh-interval': 'Abstand',
    'restricted-rbac': 'RBAC',
    'encryption-at-rest': 'Verschlüsselt',
  },
  status: {
    met: 'Befolgt',
    declared: 'Erklärt',
    violated: '{{violations}} von {{total}} verletzt',
    unknown: 'Nicht bekannt',
    notApplicable: 'Keine hier',
  },
  evidence: {
    'no-plaintext-in-git': {
      met_one:
        'Das Secret hat nur eine Referenz oder Chiffretext, und kein einfaches Secret steht daneben. Andere Dateien in Git liest das Portal nicht.',
      met_other:
        'Alle {{count}} Secrets haben nur Referenzen oder Chiffretext, und kein einfaches Secret steht daneben. Andere Dateien in Git liest das Portal nicht.',
      violated_one: 'Die SOPS-Datei des Secrets hat einen Wert im Klartext.',
      violated_other:
        'Die SOPS-Dateien von {{violations}} von {{count}} Secrets haben einen Wert im Klartext.',
    },
    'namespaced-stores': {
      met_one: 'Das ExternalSecret verwendet keinen ClusterSecretStore.',
      met_other:
        'Keines von {{count}} ExternalSecrets verwendet einen ClusterSecretStore.',
      violated_one: 'Das ExternalSecret verwendet einen ClusterSecretStore.',
      violated_other:
        '{{violations}} von {{count}} ExternalSecrets verwenden einen ClusterSecretStore.',
    },
    rotation: {
      met_one: 'Das Secret ist nicht älter, als die Richtlinie erlaubt.',
      met_other:
        'Keines von {{count}} Secrets ist älter, als die Richtlinie erlaubt.',
      violated_one: 'Das Secret ist älter, als die Richtlinie erlaubt.',
      violated_other:
        '{{violations}} von {{count}} Secrets sind älter, als die Richtlinie erlaubt.',
    },
    'refresh-interval': {
      met_one: 'Der Abstand der Aktualisierung entspricht der Richtlinie.',
      met_other:
        'Alle {{count}} Abstände der Aktualisierung entsprechen der Richtlinie.',
      violated_one:
        'Der Abstand der Aktualisierung entspricht nicht der Richtlinie.',
      violated_other:
        '{{violations}} von {{count}} Abständen der Aktualisierung entsprechen nicht der Richtlinie.',
    },
  },
  gitUnknown_one:
    'Nichts, was gelesen wurde, zeigt, ob Git den Wert hat: Es ist ein einfaches Secret, oder das Portal sähe ein einfaches daneben nicht.',
  gitUnknown_other:
    'Für {{unknown}} von {{count}} Secrets zeigt nichts, was gelesen wurde, ob Git ihre Werte hat: Es sind einfache Secrets, oder das Portal sähe ein einfaches daneben nicht.',
  showGit:
    'Lassen Sie das Portal die Metadaten von Secrets lesen, nennen Sie die SOPS-Dateien des Service, und verwalten Sie einfache Secrets mit einem der Verfahren.',
  ageUnknown_one: 'Nichts zeigt, wann das Secret zuletzt geändert wurde.',
  ageUnknown_other:
    'Bei {{unknown}} von {{count}} Secrets zeigt nichts, wann sie zuletzt geändert wurden.',
  notConcerned: 'Kein Secret hier ist betroffen.',
  noMaximumAge: 'Die Richtlinie dieser Umgebung setzt kein Höchstalter.',
  declared: {
    met_one: 'Das Plattformteam erklärt es für den Cluster.',
    met_other: 'Das Plattformteam erklärt es für alle {{count}} Cluster.',
    violated_one: 'Das Plattformteam erklärt, dass der Cluster es nicht tut.',
    violated_other:
      'Das Plattformteam erklärt, dass {{violations}} von {{count}} Clustern es nicht tun.',
    unknown_one: 'Niemand hat es für den Cluster erklärt.',
    unknown_other:
      'Niemand hat es für {{unknown}} von {{count}} Clustern erklärt.',
  },
  declare:
    'Das Plattformteam erklärt es für jeden Cluster in floeSecrets.clusterPractices.',
  remedy: {
    'no-plaintext-in-git':
      'Verschlüsseln Sie den Wert, und ändern Sie ihn an seiner Quelle: Git behält, was abgelegt wurde.',
    'namespaced-stores':
      'Nennen Sie stattdessen einen SecretStore des Namespace mit einer eigenen Rolle.',
    'audit-logging':
      'Schalten Sie das Protokoll des API-Servers für Secrets ein und das des Secret-Managers.',
    rotation:
      'Geben Sie ihm an seiner Quelle einen neuen Wert. Wo die letzte Änderung nicht bekannt ist, lassen Sie das Portal die Metadaten von Secrets lesen.',
    'refresh-interval': 'Setzen Sie den Abstand in den Bereich der Richtlinie.',
    'restricted-rbac':
      'Lassen Sie nur die Operatoren und die Personen, die es brauchen, Secrets lesen und auflisten.',
    'encryption-at-rest':
      'Geben Sie dem API-Server eine EncryptionConfiguration.',
  },
  show_one: '{{count}} Secret zeigen',
  show_other: '{{count}} Secrets zeigen',
  approaches: {
    title: 'Verfahren, nach der Entscheidungsmatrix',
    count_one: '{{approach}}: {{count}} Secret.',
    count_other: '{{approach}}: {{count}} Secrets.',
    recommendedInUse: 'Hier empfohlen.',
    recommended: 'Hier empfohlen und nicht verwendet.',
    allowed: 'Möglich, hier ist ein anderes empfohlen.',
    notAllowed: 'In dieser Umgebung nicht erlaubt.',
  },
};
