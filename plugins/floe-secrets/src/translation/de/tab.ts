import type { tabMessages } from '../tab';
import type { Translated } from './Translated';

export const tab: Translated<typeof tabMessages> = {
  title: 'Secrets',
  addSecrets: 'Secrets hinzufügen',
  loading: 'Die Secrets dieses Services werden geladen',
  retry: 'Erneut versuchen',
  notLive:
    'Dieses Portal meldet Änderungen nicht von selbst. Laden Sie neu, um sie zu sehen.',
  reload: 'Neu laden',
  outdated: {
    title: 'Der neueste Stand konnte nicht geladen werden',
    description: 'Diese Seite ist möglicherweise veraltet. {{message}}',
  },
  summary: {
    synced_one: 'Das Secret ist im Cluster.',
    synced_other: 'Alle {{count}} Secrets sind im Cluster.',
    seenSynced_one: 'Das sichtbare Secret ist in seinem Cluster.',
    seenSynced_other:
      'Alle {{count}} sichtbaren Secrets sind in ihren Clustern.',
    unseen_one:
      'Der Cluster {{clusters}} wurde nie gelesen, seine Secrets sind nicht mitgezählt.',
    unseen_other:
      'Die Cluster {{clusters}} wurden nie gelesen, ihre Secrets sind nicht mitgezählt.',
    partlySynced_one:
      '{{synced}} von {{count}} Secret ist im Cluster auf dem neuesten Stand.',
    partlySynced_other:
      '{{synced}} von {{count}} Secrets sind im Cluster auf dem neuesten Stand.',
    oneSynced: '1 von {{total}} Secrets ist im Cluster auf dem neuesten Stand.',
    unknown_one: 'Der Cluster kann gerade nicht gelesen werden.',
    unknown_other: 'Keines der {{count}} Secrets kann gerade gelesen werden.',
    lastKnown: 'Zuletzt waren {{synced}} im Cluster.',
    partlyUnknown_one: '1 kann gerade nicht gelesen werden.',
    partlyUnknown_other: '{{count}} können gerade nicht gelesen werden.',
    failing_one: '1 ist fehlerhaft.',
    failing_other: '{{count}} sind fehlerhaft.',
    failingBecause_one: '1 ist fehlerhaft: {{reason}}.',
    failingBecause_other: '{{count}} sind fehlerhaft: {{reason}}.',
    failingForSeveral:
      '{{failing}} sind aus {{reasons}} verschiedenen Gründen fehlerhaft.',
    pending_one: 'Bei 1 ist die neueste Konfiguration noch nicht angewendet.',
    pending_other:
      'Bei {{count}} ist die neueste Konfiguration noch nicht angewendet.',
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
      'Der Operator versucht es mit wachsendem Abstand erneut. Aktualisieren Sie die Secrets, um es jetzt zu versuchen. Betroffen: {{components}}.',
  },
  clusters: {
    unreachable: 'Der Cluster {{cluster}} ist nicht erreichbar',
    unreachableSince: 'Nicht erreichbar seit {{time}}.',
    neverSeen: 'Er wurde nie gelesen.',
    lastKnown: 'Diese Seite zeigt seinen zuletzt bekannten Stand.',
    notTried: 'Der Cluster {{cluster}} wurde noch nicht gelesen',
    notTriedDescription:
      'Seine Secrets erscheinen hier, sobald er gelesen ist.',
    partly:
      'Einige Ressourcen im Cluster {{cluster}} können nicht gelesen werden',
    withoutOperator: 'Der Cluster {{cluster}} hat keinen Operator für Secrets',
    cause: {
      forbidden: 'kann nicht gelesen werden: der Zugriff wird verweigert',
      'not-served': 'existiert nicht: der Operator ist nicht installiert',
      'version-too-old':
        'gibt es nur als {{versions}}: der Operator ist zu alt',
      'version-too-new':
        'gibt es nur als {{versions}}: diese Version von Floe Secrets ist zu alt',
      failing: 'kann gerade nicht gelesen werden',
    },
    hiddenSince: 'seit {{time}}',
    shows: 'Nicht gezeigt: {{shows}}.',
    remedies: 'Was zu tun ist',
  },
  sopsFiles: {
    title_one:
      'Eine SOPS-Datei dieses Services kann nicht aus Git gelesen werden',
    title_other:
      '{{count}} SOPS-Dateien dieses Services können nicht aus Git gelesen werden',
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
    nextSync: 'wieder {{time}}',
    nextSyncDue: 'fällig war es {{time}}',
    lastKnown: 'war {{state}}',
    lastSeen: 'gesehen {{time}}',
    inGit: 'in Git',
    fileChanged: 'Geändert {{time}}',
    fileRead: 'gelesen {{time}}',
  },
  empty: {
    notAnnotated: {
      title: '{{name}} annotieren, um seine Secrets zu zeigen',
      description:
        'Die Entity nennt weder ihr Helm-Release noch ein Label ihrer Objekte im Cluster. Ergänzen Sie diese Annotationen in ihrem Descriptor:',
      labels:
        'Die Kubernetes-Annotationen von Backstage gehen auch, wenn die Objekte ein solches Label haben:',
      copyRelease: 'Annotationen für ein Helm-Release kopieren',
      copyKubernetes: 'Kubernetes-Annotationen von Backstage kopieren',
    },
    noSecrets: {
      title: '{{name}} hat noch keine Secrets im Cluster',
      titleNotSeen: 'Es sind keine Secrets von {{name}} bekannt',
      selector: 'Gesucht wurden Objekte mit dem Label {{selector}} in:',
      places: 'Gesucht wurde in:',
      next: 'Fügen Sie das erste mit dem Knopf oben hinzu. Sollte es Secrets geben, vergleichen Sie das Label und die Namespaces mit den Annotationen der Entity.',
      inEnvironment:
        '{{environment}}: der Namespace {{namespace}} von {{cluster}}',
      noEnvironment:
        'Für diese Entity ist keine Umgebung bekannt: nennen Sie ihren Namespace mit der Annotation {{annotation}}.',
    },
    problem: 'Die Annotationen dieser Entity sind nicht brauchbar',
  },
  allowedPlaces: {
    some: 'Die Konfiguration des Portals beschränkt diese Entity auf {{places}}. Secrets anderswo werden nicht gezeigt, auch wenn die Annotationen sie auswählen. Wenden Sie sich an die Betreuer des Portals, um das zu ändern.',
    place: '{{namespace}} in {{cluster}}',
  },
  denied: {
    title: 'Sie dürfen die Secrets von {{name}} nicht sehen',
    description:
      'Sie brauchen die Berechtigung {{permission}}. Wenden Sie sich an die Betreuer des Portals.',
  },
  error: {
    title: 'Die Secrets konnten nicht geladen werden',
    unreachable:
      'Das Backend des Portals antwortet nicht. Vielleicht startet es gerade: versuchen Sie es gleich noch einmal.',
  },
};
