import type { tabMessages } from '../tab';
import { Translated } from './Translated';

export const tabDe: Translated<typeof tabMessages> = {
  title: 'Secrets',
  addSecrets: 'Secrets hinzufügen',
  changeSecrets: 'Secrets hinzufügen oder ändern',
  loading: 'Die Secrets dieses Service werden geladen',
  retry: 'Erneut versuchen',
  notLive:
    'Dieses Portal aktualisiert Seiten nicht von selbst. Laden Sie die Seite neu, um Änderungen zu sehen.',
  reload: 'Neu laden',
  outdated: {
    title: 'Der neueste Stand konnte nicht geladen werden',
    description: 'Diese Seite ist vielleicht veraltet. {{message}}',
  },
  summary: {
    synced_one: 'Das Secret ist im Cluster.',
    synced_other: 'Alle {{count}} Secrets sind im Cluster.',
    allSyncedInClusters: 'Alle {{total}} Secrets sind in ihren Clustern.',
    seenSynced_one: 'Das sichtbare Secret ist in seinem Cluster.',
    seenSynced_other:
      'Alle {{count}} sichtbaren Secrets sind in ihren Clustern.',
    unseen_one:
      'Der Cluster {{clusters}} wurde noch nie gelesen, daher sind seine Secrets nicht mitgezählt.',
    unseen_other:
      'Die Cluster {{clusters}} wurden noch nie gelesen, daher sind ihre Secrets nicht mitgezählt.',
    partlySynced_one:
      '{{synced}} von {{count}} Secret ist im Cluster auf dem neuesten Stand.',
    partlySynced_other:
      '{{synced}} von {{count}} Secrets sind im Cluster auf dem neuesten Stand.',
    oneSynced: '1 von {{total}} Secrets ist im Cluster auf dem neuesten Stand.',
    partlySyncedInClusters_one:
      '{{count}} von {{total}} Secrets ist in seinem Cluster auf dem neuesten Stand.',
    partlySyncedInClusters_other:
      '{{count}} von {{total}} Secrets sind in ihren Clustern auf dem neuesten Stand.',
    unknown_one: 'Der Cluster kann zurzeit nicht gelesen werden.',
    unknown_other: 'Keines der {{count}} Secrets kann zurzeit gelesen werden.',
    lastKnown: 'Zuletzt waren {{synced}} im Cluster.',
    partlyUnknown_one: '1 kann zurzeit nicht gelesen werden.',
    partlyUnknown_other: '{{count}} können zurzeit nicht gelesen werden.',
    failing_one: '1 ist fehlerhaft.',
    failing_other: '{{count}} sind fehlerhaft.',
    failingBecause_one: '1 ist fehlerhaft: {{reason}}.',
    failingBecause_other: '{{count}} sind fehlerhaft: {{reason}}.',
    failingForSeveral:
      '{{failing}} sind aus {{reasons}} verschiedenen Gründen fehlerhaft.',
    pending_one:
      '1 wartet darauf, dass die neueste Konfiguration angewendet wird.',
    pending_other:
      '{{count}} warten darauf, dass die neueste Konfiguration angewendet wird.',
    stale_one: 'Bei 1 ist eine Aktualisierung überfällig.',
    stale_other: 'Bei {{count}} ist eine Aktualisierung überfällig.',
    warnings_one: '1 braucht Aufmerksamkeit.',
    warnings_other: '{{count}} brauchen Aufmerksamkeit.',
    files_one:
      '{{count}} SOPS-Datei ist in Git; der Cluster zeigt ihren Zustand nicht.',
    files_other:
      '{{count}} SOPS-Dateien sind in Git; der Cluster zeigt ihren Zustand nicht.',
  },
  cause: {
    title_one: 'Eine Ursache betrifft {{count}} Secret',
    title_other: 'Eine Ursache betrifft {{count}} Secrets',
    affected: '{{reason}}. Betroffen: {{components}}.',
    show: 'Zeigen, was zu tun ist',
    readyAgain_one:
      'Der Store {{store}} ist wieder bereit; {{count}} Secret zeigt noch seinen Fehler',
    readyAgain_other:
      'Der Store {{store}} ist wieder bereit; {{count}} Secrets zeigen noch ihren Fehler',
    readyAgainDescription:
      'Der Operator versucht es mit wachsendem Abstand erneut. Aktualisieren Sie die Secrets, um es sofort zu versuchen. Betroffen: {{components}}.',
  },
  portal: {
    'clusters-unlisted': 'Die Cluster können nicht aufgelistet werden',
    'events-plugin-missing':
      'Die Replikate dieses Portals aktualisieren einander nicht',
    'kubernetes-plugin-missing': 'Das Kubernetes-Backend-Plugin fehlt',
    'kubernetes-plugin-unconfigured':
      'Das Kubernetes-Backend-Plugin ist nicht konfiguriert',
    'no-clusters': 'Dieses Portal kennt keinen Cluster',
    'permission-plugin-missing': 'Das Permission-Backend-Plugin fehlt',
    'signals-plugin-missing': 'Diese Seite aktualisiert sich nicht von selbst',
    copy: 'Die Zeile zum Einfügen kopieren',
  },
  clusters: {
    unreachable: 'Der Cluster {{cluster}} ist nicht erreichbar',
    unreachableSince: 'Nicht erreichbar seit {{time}}.',
    neverSeen: 'Er wurde noch nie gelesen.',
    lastKnown: 'Diese Seite zeigt seinen letzten bekannten Stand.',
    clockAhead_one:
      'Die Uhr des Clusters {{cluster}} geht {{count}} Minute vor',
    clockAhead_other:
      'Die Uhr des Clusters {{cluster}} geht {{count}} Minuten vor',
    clockBehind_one:
      'Die Uhr des Clusters {{cluster}} geht {{count}} Minute nach',
    clockBehind_other:
      'Die Uhr des Clusters {{cluster}} geht {{count}} Minuten nach',
    clockDescription:
      'Die Zeiten dieses Clusters stammen von seiner eigenen Uhr, und wie lange sie her sind, bezieht sich auf diese Uhr. Deshalb ist nicht sicher, ob etwas überfällig ist.',
    notTried: 'Der Cluster {{cluster}} wurde noch nicht gelesen',
    notTriedDescription:
      'Seine Secrets erscheinen hier, sobald er gelesen ist.',
    partly:
      'Einige Ressourcen im Cluster {{cluster}} können nicht gelesen werden',
    withoutOperator: 'Der Cluster {{cluster}} hat keinen Operator für Secrets',
    cause: {
      forbidden: 'kann nicht gelesen werden: Der Zugriff ist verweigert',
      'not-served': 'existiert nicht: Der Operator ist nicht installiert',
      'version-too-old':
        'gibt es nur als {{versions}}: Der Operator ist zu alt',
      'version-too-new':
        'gibt es nur als {{versions}}: Diese Version von Floe Secrets ist zu alt',
      failing: 'kann zurzeit nicht gelesen werden',
    },
    hiddenSince: 'seit {{time}}',
    shows: 'Nicht angezeigt: {{shows}}.',
    remedies: 'Was zu tun ist',
  },
  sopsFiles: {
    title_one:
      'Eine SOPS-Datei dieses Service kann nicht aus Git gelesen werden',
    title_other:
      '{{count}} SOPS-Dateien dieses Service können nicht aus Git gelesen werden',
    since: 'Seit {{time}}.',
  },
  filter: {
    search: 'Nach Name, Store oder Ziel suchen',
    byState: 'Nach Zustand filtern',
    all: 'Alle {{number}}',
    state: '{{state}} {{number}}',
    nothing: 'Kein Secret passt.',
    reset: 'Alle anzeigen',
  },
  group: {
    environment: 'Umgebung {{environment}}',
    count_one: '{{count}} Secret',
    count_other: '{{count}} Secrets',
    allSynced: 'alle synchron',
    notSynced: '{{number}} nicht synchron',
    more_one: '{{count}} weiteres von {{rest}} anzeigen',
    more_other: '{{count}} weitere von {{rest}} anzeigen',
  },
  row: {
    target: 'Ziel {{target}}',
    pushes: 'Überträgt {{target}}',
    several: '{{number}} Secrets',
    lastSync: 'Synchronisiert {{time}}',
    neverSynced: 'Nie synchronisiert',
    nextSync: 'nächste {{time}}',
    nextSyncDue: 'war fällig {{time}}',
    lastKnown: 'war {{state}}',
    lastSeen: 'gesehen {{time}}',
    inGit: 'in Git',
    fileChanged: 'Geändert {{time}}',
    fileRead: 'gelesen {{time}}',
  },
  valuesFiles: {
    title_one: '{{path}} ({{environment}}): {{count}} Befund',
    title_other: '{{path}} ({{environment}}): {{count}} Befunde',
    unread:
      'Kein Workload von Dagster liest {{names}}: Die Values nennen keinen in envSecrets, und das Chart tut es nicht von selbst',
    correct: 'Im Assistenten korrigieren',
    line: 'Zeile {{line}}',
    lineAndColumn: 'Zeile {{line}}, Spalte {{column}}',
    chooseWorkloads: 'Workloads im Assistenten wählen',
    failed:
      '{{path}} ({{environment}}) konnte nicht geprüft werden: {{message}}',
  },
  valuesProblem: 'Die Values-Dateien dieser Entität sind nicht bekannt',
  empty: {
    notAnnotated: {
      title: 'Annotieren Sie {{name}}, um die Secrets zu sehen',
      description:
        'Die Entität nennt weder ihr Helm-Release noch ein Label ihrer Objekte im Cluster. Fügen Sie ihrem Deskriptor diese Annotationen hinzu:',
      labels:
        'Die Kubernetes-Annotationen von Backstage gehen auch, wenn die Objekte ein solches Label haben:',
      copyRelease: 'Annotationen für ein Helm-Release kopieren',
      copyKubernetes: 'Kubernetes-Annotationen von Backstage kopieren',
    },
    noSecrets: {
      title: '{{name}} hat noch keine Secrets im Cluster',
      titleNotSeen: 'Von {{name}} sind keine Secrets bekannt',
      selector: 'Gesucht wurden Objekte mit dem Label {{selector}} in:',
      places: 'Gesucht wurde in:',
      next: 'Fügen Sie mit dem Knopf oben das erste hinzu. Wenn es Secrets geben sollte, vergleichen Sie Label und Namespaces mit den Annotationen der Entität.',
      inEnvironment:
        '{{environment}}: der Namespace {{namespace}} von {{cluster}}',
      noEnvironment:
        'Für diese Entität ist keine Umgebung bekannt: Nennen Sie ihren Namespace mit der Annotation {{annotation}}.',
    },
    problem: 'Die Annotationen dieser Entität sind nicht verwendbar',
  },
  allowedPlaces: {
    some: 'Die Konfiguration des Portals beschränkt diese Entität auf {{places}}. Secrets an anderen Orten werden nicht angezeigt, auch wenn die Annotationen sie auswählen. Bitten Sie die Administratoren des Portals, das zu ändern.',
    place: '{{namespace}} in {{cluster}}',
  },
  denied: {
    title: 'Sie dürfen die Secrets von {{name}} nicht sehen',
    description:
      'Sie brauchen die Berechtigung {{permission}}. Fragen Sie die Administratoren des Portals.',
  },
  error: {
    title: 'Die Secrets konnten nicht geladen werden',
    signedOut:
      'Ihre Sitzung ist beendet. Melden Sie sich in einem anderen Tab des Browsers neu an, und versuchen Sie es hier erneut; Ihre Eingaben bleiben.',
    unreachable:
      'Das Backend des Portals antwortet nicht. Vielleicht startet es gerade: Versuchen Sie es gleich noch einmal.',
  },
};
