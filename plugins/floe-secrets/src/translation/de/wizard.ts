import type { wizardMessages } from '../wizard';
import { Translated } from './Translated';
import { catalogueDe } from './wizardCatalogue';
import { issuePlacesDe, issuesDe } from './wizardIssues';
import { generateDe, valuesDe } from './wizardValues';
import { certificateDe, scopeDe, sealedDe } from './wizardSealed';
import {
  creationPolicyDe,
  storesDe,
  intervalDe,
  referencesDe,
  knownKeysDe,
} from './wizardExternal';

export const wizardDe: Translated<typeof wizardMessages> = {
  catalogue: catalogueDe,
  missingService: 'Wählen Sie im ersten Schritt den Service',
  missingApproach: 'Wählen Sie in den vorigen Schritten Service und Verfahren',
  missingSecrets: 'Füllen Sie die vorigen Schritte aus',
  factsFailed: 'Der Stand des Clusters konnte nicht geladen werden',
  addOtherKey: 'Weiterer Schlüssel',
  removeKey: '{{name}} entfernen',
  inGit: 'In Git',
  issues_one: 'Ein Eintrag muss korrigiert werden',
  issues_other: '{{count}} Einträge müssen korrigiert werden',
  file: {
    failed: 'Die Values-Datei {{path}} konnte nicht gelesen werden',
    unreadable: 'Die Values-Datei {{path}} kann hier nicht geändert werden',
    unreadableHelp:
      'Korrigieren Sie das Folgende im Repository und versuchen Sie es erneut.',
  },
  kept: {
    title: 'Ihre früheren Eingaben sind wieder ausgefüllt',
    description:
      'Referenzen und versiegelte Werte bleiben in diesem Browser-Tab, bis Sie ihn schließen. Werte im Klartext werden nie aufbewahrt.',
    startAfresh: 'Mit dem Stand der Datei beginnen',
  },
  removal: {
    key: 'Wird aus dem Secret entfernt',
    undo: 'Rückgängig',
    undoOf: '{{name}} behalten',
    deletesSecret:
      'Die Values-Datei hat es dann nicht mehr, und der Cluster löscht das Secret {{name}}.',
    keepsSecret:
      'Die Values-Datei hat es dann nicht mehr. Der Cluster behält das Secret {{name}} wegen seiner Creation Policy, und nichts aktualisiert es mehr.',
    readBy: 'Diese lesen es jetzt und verlieren es: {{readers}}.',
  },
  replaced: {
    now: {
      'external-secrets': 'Bisher über External Secrets',
      'sealed-secrets': 'Bisher über Sealed Secrets',
      section: 'Bisher im Abschnitt secrets',
    },
    title: {
      'external-secrets': 'Bisher erzeugt External Secrets dieses Secret',
      'sealed-secrets': 'Bisher erzeugt Sealed Secrets dieses Secret',
      section:
        'Bisher erzeugt der Abschnitt secrets der Values-Datei dieses Secret',
    },
    description:
      'Diese Änderung übernimmt es: derselbe Pull-Request entfernt es dort und fügt es hier hinzu. Geben Sie alle Schlüssel ein, die die Pods brauchen. Die Vorschau zeigt, was dazwischen mit dem Secret geschieht.',
  },
  readers: {
    label: 'Gelesen von',
    description:
      'Workloads, die jeden Schlüssel dieses Secrets als Umgebungsvariable bekommen (envSecrets des Dagster-Charts)',
  },
  annotations: {
    more: 'Annotationen',
    title: 'Annotationen',
    description: 'Jedes Objekt dieses Verfahrens bekommt sie.',
    name: 'Name',
    value: 'Wert',
    valueOf: 'Wert von {{name}}',
    new: 'die neue Annotation',
    add: 'Annotation hinzufügen',
    twice: 'Diese Annotation gibt es schon: Ändern Sie ihren Wert',
  },
  template: {
    more: 'Annotationen und Template',
    title: 'Template für das Secret der Datenbank',
    description:
      'Das Chart kann den Operator das Secret der Datenbank aus einem Template anlegen lassen.',
    enabled: 'Template verwenden (Engine v2)',
    connectionString:
      'DAGSTER_PG_URL aus den Schlüsseln username, password, host, port und database bilden. Das Secret hat dann keinen anderen Schlüssel.',
  },
  approachRemoval: {
    title: '{{approach}} entfernen',
    description:
      'Entfernt alles, was zu diesem Verfahren gehört, in einer Änderung aus der Values-Datei.',
    remove: '{{approach}} aus diesem Service entfernen',
    removes: '{{approach}} wird aus diesem Service entfernt',
    deleted: 'Der Cluster löscht dieses Secret.',
    kept: 'Der Cluster behält dieses Secret wegen seiner Creation Policy, und nichts aktualisiert es mehr.',
    undo: '{{approach}} behalten',
  },
  creationPolicy: creationPolicyDe,
  issue: issuesDe,
  issuePlace: issuePlacesDe,
  validation: {
    chooseService: 'wählen Sie den Service, der Secrets braucht',
    completeService: 'ergänzen Sie, was bei diesem Service markiert ist',
    chooseApproach: 'wählen Sie, wie die Secrets in den Cluster kommen',
    otherApproach: 'füllen Sie diesen Schritt für das gewählte Verfahren aus',
    confirm: 'bestätigen Sie, was geschrieben wird',
    sopsFile:
      'geben Sie die Werte ein und wählen Sie, wer sie entschlüsseln kann',
    store: 'füllen Sie aus, was der Store braucht',
    enterValue: '[component], [key]: geben Sie den Wert ein',
  },
  summary: {
    title: 'Was sich ändert',
    nothing: 'Noch ist nichts geändert.',
    invalid: 'Vervollständigen Sie die Eingaben, um zu sehen, was sie ändern.',
    loading: 'Vergleich mit der Values-Datei…',
    added: 'Kommt hinzu',
    changed: 'Wird geändert',
    removed: 'Wird entfernt',
    moved: 'Verschiebt {{name}} von {{from}} zu {{to}}',
    readBy: 'bisher gelesen: {{readers}}',
    warnings_one: '{{count}} Warnung, im nächsten Schritt gezeigt',
    warnings_other: '{{count}} Warnungen, im nächsten Schritt gezeigt',
  },
  opened: {
    withoutPart:
      '{{path}} hat „{{part}}“ nicht: Etwas anderes erzeugt dieses Objekt. Ändern Sie es dort, oder wählen Sie es unten, um es hinzuzufügen.',
    withoutKey:
      '{{path}} hat den Schlüssel {{key}} von „{{part}}“ nicht: Etwas anderes fügt ihn hinzu. Ändern Sie ihn dort.',
  },
  dryRun: {
    ok_one: '{{cluster}} würde dieses Objekt annehmen (Probelauf)',
    ok_other: '{{cluster}} würde alle {{count}} Objekte annehmen (Probelauf)',
    refused: '{{cluster}} würde {{object}} ablehnen',
    'not-permitted':
      'Das Portal darf {{cluster}} nicht um einen Probelauf bitten',
    'not-possible': '{{cluster}} wurde nicht um einen Probelauf gebeten',
  },
  service: {
    label: 'Service',
    placeholder: 'Wählen Sie einen floe-Service',
    search: 'Service suchen',
    none: 'Der Katalog hat keine Komponente mit der Annotation floe.dev/release',
    listFailed: 'Die Services konnten nicht aufgelistet werden',
    loadFailed: 'Der Service konnte nicht geladen werden',
    environment: 'Umgebung',
    environmentOption: '{{name}} (Namespace {{namespace}} von {{cluster}})',
    productionOption:
      '{{name}} (Produktion, Namespace {{namespace}} von {{cluster}})',
    release: 'Helm-Release',
    objects: 'Namen der Objekte',
    namespace: 'Namespace',
    cluster: 'Cluster',
    repository: 'Repository',
    valuesPath: 'Values-Datei',
    valuesPathDescription:
      'Pfad ab dem Wurzelverzeichnis des Repositorys. Mit der Annotation {{annotation}} an der Entität ist er schon ausgefüllt.',
    badValuesPath:
      'Ein Pfad ab dem Wurzelverzeichnis des Repositorys zu einer Datei, die auf .yaml oder .yml endet',
    notAllowedOption: '{{option}}: Sie dürfen hier keine Secrets ändern',
    notAllowed: 'Sie dürfen die Secrets von {{name}} nicht ändern',
    notAllowedHelp:
      'Fragen Sie einen Eigentümer des Service oder das Plattform-Team (Berechtigung {{permission}}).',
    annotate:
      'Fügen Sie dem Deskriptor der Entität die Annotation {{annotation}} hinzu.',
    problem: {
      'no-release': 'Die Entität nennt ihr Helm-Release nicht',
      'no-repository': 'Das Repository der Entität ist nicht bekannt',
      'no-environment':
        'Für die Entität sind weder Cluster noch Namespace bekannt',
    },
  },
  approach: {
    label: 'Verfahren',
    recommended: 'Empfohlen',
    speaksFor: 'Vorteile:',
    speaksAgainst: 'Nachteile:',
    rulesOut: 'Nicht möglich, weil:',
    questions:
      'Was ist Ihnen wichtig? Ihre Antworten verfeinern die Empfehlung',
    question: {
      centralSecretManager: 'Unsere Secrets liegen in einem Secret-Manager',
      automaticRotation: 'Werte müssen automatisch rotieren',
      auditTrail: 'Lesezugriffe auf Werte müssen protokolliert werden',
      sharedSecrets: 'Mehrere Teams verwenden dieselben Secrets',
      multiCloud: 'Der Service läuft in mehreren Clouds',
      valuesInPipeline: 'Die CI-Pipeline braucht die Werte',
    },
    compare: 'Alle Verfahren vergleichen',
    storage: 'Wo die Werte liegen',
    gitSafe: 'Sicher in Git',
    autoRotation: 'Automatische Rotation',
    audit: 'Protokoll der Lesezugriffe',
    bestFor: 'Am besten für',
    useWhen: 'Verwenden, wenn',
    here: 'Hier',
    possible: 'Möglich',
    yes: 'Ja',
    no: 'Nein',
  },
  secrets: {
    components: 'Komponenten',
    externalComponents:
      'Geben Sie an, wo der Secret-Manager den Wert jedes Schlüssels hat. Geben Sie hier keine Werte ein.',
    engine: 'Engine',
    chooseAll: 'Alle Komponenten auswählen',
    makesSecret: 'Legt das Secret {{name}} an',
    changesSecret: 'Ändert das vorhandene Secret {{name}}',
    absentSecret:
      'Ändert, was das Secret {{name}} erzeugt, das der Cluster nicht hat',
    suggested:
      'Weder das Chart noch sein Leitfaden nennt diese Schlüssel: Verwenden Sie die, die Ihr Deployment liest.',
  },
  database: {
    title: 'Wo Dagster seine Datenbank findet',
    description:
      'Das Dagster-Chart nimmt diese Angaben aus der Values-Datei und nur das Passwort aus dem Secret. Lassen Sie leer, was Ihre Values-Datei schon festlegt.',
    host: 'Host der Datenbank',
    username: 'Benutzer der Datenbank',
    database: 'Name der Datenbank',
    port: 'Port der Datenbank',
    portDescription: '5432, wenn leer',
  },
  envSecrets: {
    title: 'Workloads, die die neuen Secrets lesen',
    description:
      'Das Chart gibt diese Secrets von sich aus keinem Workload. Die gewählten Workloads bekommen jeden Schlüssel als Umgebungsvariable (envSecrets des Dagster-Charts).',
    webserver: 'Webserver',
    daemon: 'Daemon',
    'run-launcher': 'Runs (Run Launcher)',
    'user-deployments': 'User Code Deployments',
  },
  stores: storesDe,
  interval: intervalDe,
  references: referencesDe,
  knownKeys: knownKeysDe,
  custom: {
    title: 'Andere Secrets',
    add: 'Weiteres Secret hinzufügen',
    name: 'Name',
    component: 'Komponente (optional)',
    unnamed: 'das neue Secret',
    remove: '{{name}} entfernen',
    settings: 'Store, Intervall und Creation Policy dieses Secrets',
    ofRelease: 'Wie bei den anderen Secrets',
    intervalDescription: 'Leer: das Intervall der anderen Secrets',
    externalDescription:
      'Für Secrets, die zu keiner Komponente des Charts gehören, zum Beispiel ein API-Token.',
    sealedDescription:
      'Für Secrets, die zu keiner Komponente des Charts gehören, zum Beispiel ein API-Token. Geben Sie den Namen vor dem Wert ein: Der Wert wird für diesen Namen versiegelt.',
  },
  certificate: certificateDe,
  scope: scopeDe,
  sealed: sealedDe,
  values: valuesDe,
  generate: generateDe,
  review: {
    readBy: 'Gelesen von',
    readByDagster: 'Dagster, für seine Datenbank',
    readByNone: 'Keinem Workload, soweit hier geschrieben wird',
    readBefore: 'Bisher: {{readers}}',
    readElsewhere: 'An anderer Stelle der Values genannt',
    service: 'Service',
    objects: 'Objekte, die das Chart rendern wird',
    component: 'Komponente',
    kind: 'Kind',
    name: 'Name',
    outcome: 'Was damit geschieht',
    action: {
      added: 'Hinzugefügt',
      changed: 'Geändert',
      removed: 'Entfernt',
      unchanged: 'Bleibt, wie es ist',
    },
    removed: {
      deleted: 'Entfernt; sein Secret wird gelöscht',
      kept: 'Entfernt; sein Secret bleibt',
      replaced: 'Entfernt; ein anderes Objekt legt sein Secret an',
    },
    loading: 'Vergleich mit der Values-Datei und Anfrage an den Cluster…',
    failed: 'Die Vorschau der Änderung ist fehlgeschlagen',
    noDifference: '{{path}} hat das alles schon',
    noDifferenceHelp:
      'Gehen Sie zurück, um etwas zu ändern: Es gibt nichts zu schreiben.',
    values: 'Änderung der Values-Datei',
    valuesDescription:
      'auf dem Branch {{branch}}. Text, der ein Wert sein kann, erscheint als „…“; versiegelte Werte sind gekürzt.',
    copyValues: 'Diff kopieren',
    manifest: '{{kind}} {{name}}',
    before: 'Vorher',
    after: 'Nachher',
    copyManifest: 'Manifest von {{name}} kopieren',
    confirm: 'Ich habe die Änderung geprüft',
  },
};
