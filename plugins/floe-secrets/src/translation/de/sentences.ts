import { campaignSentencesDe } from './campaignSentences';
import type { sentenceMessages } from '../sentences';
import type { Translated } from './Translated';

export const sentencesDe: Translated<typeof sentenceMessages> = {
  approach: {
    guideProduction:
      'Der Secrets-Leitfaden empfiehlt es für Produktion, und {{name}} ist eine Produktionsumgebung',
    guideAssumed:
      'Der Secrets-Leitfaden empfiehlt es für Produktion, und die Konfiguration nennt für {{name}} nichts anderes',
    nothingOutside:
      'Es braucht nichts außerhalb des Clusters, und alles kommt aus Git',
    noOperator:
      'Es braucht keinen Operator im Cluster, und alles kommt aus Git',
    developmentOnly:
      'Nur für die Entwicklung: Git zeigt nicht, was bereitgestellt ist',
    notAllowed: 'Die Umgebung {{name}} erlaubt keine einfachen Secrets',
    chooseOther: 'Wählen Sie ein anderes Verfahren',
    usedOnce: 'Ein Secret dieses Service verwendet dieses Verfahren schon',
    used: '{{number}} Secrets dieses Service verwenden dieses Verfahren schon',
    mustDecrypt:
      'Die Bereitstellung muss die Datei entschlüsseln: helm-secrets, Argo CD mit helm-secrets oder Flux mit spec.decryption',
    byHand:
      'Jemand legt das Secret in jedem Cluster von Hand an; das Formular zeigt den Befehl',
    readsManager: 'Es liest aus dem Secret-Manager, den Sie haben',
    readsNoManager: 'Es verwendet den Secret-Manager, den Sie haben, nicht',
    arrives:
      'Ein an seiner Quelle geänderter Wert erreicht den Cluster von selbst',
    newPullRequest: 'Ein neuer Wert braucht einen neuen Pull-Request',
    recorded: 'Der Secret-Manager zeichnet auf, wer einen Wert gelesen hat',
    notRecorded: 'Nichts zeichnet auf, wer einen Wert gelesen hat',
    shared: 'Mehrere Teams können auf einen Wert verweisen',
    notShared:
      'Jedes Team muss seine eigene Kopie eines gemeinsamen Werts verschlüsseln',
    everyCloud: 'Eine Datei reicht für jede Cloud',
    eachCluster:
      'Jeder Cluster braucht eigene Verweise oder eigenen Geheimtext',
    pipeline: 'Die Pipeline kann die Werte entschlüsseln',
    noPipeline: 'Die Pipeline kann die Werte nicht lesen',
    noManager: 'Es gibt keinen Secret-Manager, aus dem es lesen könnte',
    hasOperatorVersions:
      'Im Cluster {{cluster}} läuft der {{operator}} ({{versions}})',
    hasOperator: 'Im Cluster {{cluster}} läuft der {{operator}}',
    hasNoOperatorReason:
      'Im Cluster {{cluster}} läuft kein {{operator}}: {{reason}}',
    hasNoOperator: 'Im Cluster {{cluster}} läuft kein {{operator}}',
    askForOperator:
      'Bitten Sie das Plattform-Team, den {{operator}} zu installieren, oder wählen Sie ein anderes Verfahren',
    unknownOperatorNow:
      'Ob im Cluster der {{operator}} läuft, ist zurzeit nicht bekannt',
    unknownOperator:
      'Ob im Cluster der {{operator}} läuft, ist nicht bekannt: {{reason}}',
    unknownStores:
      'Es ist nicht bekannt, welche Stores der Namespace verwenden kann, weil der Cluster {{cluster}} zurzeit nicht gelesen werden kann',
    nameStore:
      'Nennen Sie den Store selbst, und prüfen Sie vor dem Merge, dass es ihn gibt',
    noStore:
      'Der Namespace kann keinen SecretStore oder ClusterSecretStore verwenden',
    askForStore:
      'Bitten Sie das Plattform-Team um einen SecretStore im Namespace des Service',
    readyStores: 'Bereit für diesen Namespace: {{stores}}',
    noReadyStore:
      'Kein Store, den der Namespace verwenden kann, ist bereit: {{stores}}',
    fixStore:
      'Reparieren Sie zuerst den Store: Bis dahin erreichen die Secrets den Cluster nicht',
    notServed:
      'Der Cluster kennt {{version}} nicht mehr; Version 0.1.0 des Charts floe-dagster rendert es für {{approach}}',
    checkChart:
      'Prüfen Sie, dass Ihr Chart {{versions}} rendert; sonst schlägt helm upgrade fehl',
  },
  matrix: {
    externalSummary:
      'Ein Operator kopiert Werte aus einem Secret-Manager in den Cluster; in Git stehen nur Verweise.',
    sealedSummary:
      'Werte werden in Ihrem Browser für einen Cluster verschlüsselt; in Git steht der Geheimtext, den nur dieser Cluster entschlüsseln kann.',
    sopsSummary:
      'Ganze Values-Dateien liegen verschlüsselt in Git und werden bei der Bereitstellung entschlüsselt.',
    plainSummary:
      'Ein Secret, das jemand von Hand im Cluster anlegt; nichts verwaltet es, und es steht nicht in Git.',
    externalStorage:
      'Ein Secret-Manager: AWS, Vault, Google Cloud, Azure, IBM oder Conjur',
    sealedStorage: 'Git, für einen Cluster verschlüsselt',
    sopsStorage: 'Git, verschlüsselte Dateien',
    plainStorage: 'Nur der Cluster (etcd)',
    production: 'Produktion',
    enterprise: 'Große Unternehmen',
    gitOps: 'GitOps',
    smallTeams: 'Kleine Teams',
    multiCloud: 'Mehrere Clouds',
    development: 'Nur Entwicklung',
    useProduction: 'Die Umgebung ist eine Produktionsumgebung',
    useCentral: 'Die Organisation verwaltet Secrets zentral',
    useRotation: 'Werte müssen automatisch rotieren',
    useAudit: 'Das Lesen von Werten muss aufgezeichnet werden',
    useShared: 'Mehrere Teams teilen Secrets',
    useGit: 'Alles kommt aus Git',
    useSmall: 'Das Team ist klein',
    useKubernetes: 'Es gibt nur Kubernetes',
    useWithout: 'Es gibt keinen Secret-Manager',
    useClouds: 'Der Service läuft in mehreren Clouds',
    useFiles: 'Konfiguration liegt in Dateien',
    usePipeline: 'Die CI-Pipeline braucht die entschlüsselten Werte',
    useSops: 'SOPS wird schon verwendet',
    useTry: 'Sie probieren etwas auf einem Entwicklungscluster aus',
  },
  remedy: {
    log: 'Das Log des Controllers lesen',
    provider: 'Wie dieser Provider eingerichtet wird',
    stores: 'Wie Stores und Provider eingerichtet werden',
    lookUp: 'Den Schlüssel beim Provider nachsehen (gibt keinen Wert aus)',
    fetchAgain: 'Den Operator sofort erneut abrufen lassen',
    pushAgain: 'Den Operator sofort erneut übertragen lassen',
    refreshNow: 'Das Secret jetzt aktualisieren',
    refresh: 'Das Secret aktualisieren',
    quota:
      'Bitten Sie beim Provider um ein höheres Kontingent, oder verteilen Sie die Last',
    addProperty:
      'Ergänzen Sie die Property beim Provider, oder korrigieren Sie ihren Namen in der Values-Datei',
    createKey:
      'Legen Sie den Schlüssel beim Provider mit einem Wert an (ein Schlüssel ohne Wert bekommt dieselbe Antwort), oder korrigieren Sie seinen Namen in der Values-Datei',
    createKeyAgain: 'Legen Sie den Schlüssel beim Provider wieder an',
    correctKey: 'Korrigieren Sie den Schlüssel',
    newStored:
      'Legen Sie einen neuen Wert beim Provider des {{kind}} {{store}} ab, in {{key}}',
    newStoredShort: 'Legen Sie beim Provider einen neuen Wert ab',
    newInFile: 'Schreiben Sie einen neuen Wert in die verschlüsselte Datei',
    newSealed: 'Versiegeln Sie einen neuen Wert',
    sealAgain:
      'Versiegeln Sie die Werte neu, für dieses Objekt und diesen Cluster',
    keepScope:
      'Lassen Sie die Annotationen des Scopes ({{prefix}}/namespace-wide und cluster-wide), wie sie sind: Sie gelten für das ganze Release, und Werte, die jetzt entschlüsselt werden, könnten es nicht mehr',
    compareCertificate:
      'Vergleichen Sie das Zertifikat des Clusters mit dem, für das Sie versiegelt haben: Beide Zeilen müssen denselben Hash ausgeben. CERTIFICATE_FILE steht für den Pfad des Ihren',
    retry:
      'Lassen Sie den Controller es danach erneut versuchen: Er tut es, wenn sich .spec ändert, das Objekt neu angelegt wird oder der Controller neu startet, nicht für eine Annotation des Objekts. Entfernen Sie danach die Annotation des Templates',
    lengthen:
      'Verlängern Sie das Aktualisierungsintervall; der Leitfaden verlangt {{bounds}}',
    setInterval: 'Setzen Sie refreshInterval auf {{bounds}}',
    correctDuration: 'Korrigieren Sie die Dauer',
    denyNamespace:
      'Bitten Sie den Besitzer des Stores, den Namespace {{namespace}} in spec.conditions aufzunehmen',
    otherStore: 'Oder wählen Sie einen anderen Store',
    chooseStore: 'Wählen Sie einen Store, den der Cluster hat',
    storeOfNamespace:
      'Verwenden Sie, wo es geht, einen SecretStore des Namespace',
    operatorRuns: 'Prüfen Sie, ob der Operator läuft',
    conditionsOfThis: 'Bedingungen und Events dieses {{kind}} zeigen',
    conditionsOf: 'Bedingungen und Events von {{object}} zeigen',
    ownerOfTarget: 'Den Besitzer des Ziels zeigen (gibt keinen Wert aus)',
    readTenancy: 'Über Mandantenfähigkeit lesen',
    readOwnership: 'Über den Besitz von Zielen lesen',
    readPlain: 'Über die Risiken einfacher Secrets lesen',
    readTemplates: 'Über Templates lesen',
    readDecoding: 'Über Decoding Strategies lesen',
    readGenerators: 'Über Generatoren lesen',
    removeThis: 'Entfernen Sie dieses {{kind}}, wenn es nicht gebraucht wird',
    otherTarget:
      'Geben Sie diesem {{kind}} oder dem {{other}} ein anderes Ziel, oder löschen Sie das nicht benötigte',
    checkSecret:
      'Prüfen Sie, ob es das Secret {{name}} mit dem Schlüssel {{key}} gibt (gibt keinen Wert aus)',
    checkSecretExists:
      'Prüfen Sie, ob es das Secret gibt (gibt keinen Wert aus)',
    addPath:
      'Nehmen Sie diesen Pfad in eine Policy der Identität des Stores auf',
    manage:
      'Verwalten Sie es mit External Secrets (Werte beim Provider) oder mit Sealed Secrets oder SOPS (verschlüsselte Werte in Git). Löschen Sie danach dieses Secret',
    restart: '{{workload}} neu starten',
    dataKey:
      'Den Datenschlüssel für die Empfänger der Regel verschlüsseln (gibt keinen Wert aus)',
    newDataKey:
      'Verschlüsseln Sie die Werte mit einem neuen Datenschlüssel, und rotieren Sie sie an ihrer Quelle: Wer die Datei entschlüsseln konnte, kann sie behalten haben',
    correctTemplate: 'Korrigieren Sie das Template',
    withoutData: 'Schreiben Sie den Schlüssel ohne dieses Präfix',
  },
  summary: {
    neverSynced:
      'Dieses Secret wurde nicht synchronisiert, seit sein Objekt angelegt wurde.',
    gaveUp:
      'Der Controller hat es {{number}}-mal versucht und versucht es nicht von selbst erneut.',
    noKey: 'Der Provider hat keinen Schlüssel {{key}}.',
    noProperty: 'Der Schlüssel {{key}} hat keine Property {{property}}.',
    denied: 'Der Provider verweigert dem {{store}} den Zugriff auf {{key}}.',
    throttled: 'Der Provider drosselt den {{store}}: zu viele Anfragen.',
    notReady: 'Der {{store}} ist nicht bereit.',
    unreachable: 'Der Provider hinter dem {{store}} ist nicht erreichbar.',
    unreachableAt:
      'Der Provider hinter dem {{store}} ist unter {{address}} nicht erreichbar.',
    serverError:
      'Der Provider hinter dem {{store}} antwortet mit einem Serverfehler.',
    noTls:
      'Der Operator kann keine TLS-Verbindung zum Provider hinter dem {{store}} aufbauen.',
    refusedLogin: 'Der Provider nimmt die Zugangsdaten des {{store}} nicht an.',
    noKeyOrAccess:
      'Der Provider findet keinen Schlüssel {{key}}. Seine Antwort ist dieselbe, wenn die Identität des Stores den Schlüssel nicht sehen darf.',
    noKeyOrPlace:
      'Der Provider findet keinen Schlüssel {{key}}. Seine Antwort ist dieselbe, wenn der Store auf eine Adresse, ein Projekt oder einen Pfad verweist, die es nicht gibt.',
    deniedOrMissing:
      'Der Provider verweigert dem {{store}} den Zugriff auf {{key}}, oder der Schlüssel existiert nicht: Seine Antwort ist für beides dieselbe.',
    noLogin:
      'Der {{store}} kann sich nicht anmelden: Sein auth-Block verweist auf Objekte oder Schlüssel, die es nicht gibt ({{object}}).',
    namespaceDenied:
      'Der {{store}} lässt den Namespace {{namespace}} nicht zu.',
    otherOwner: 'Das Ziel {{target}} gehört dem {{owner}}.',
    noTarget: 'Das Ziel {{target}} existiert nicht.',
    clusterStore:
      'Das Secret kommt aus dem ClusterSecretStore {{store}}; ein SecretStore im eigenen Namespace hat weniger Zugriff.',
    cannotDecrypt:
      'Kein Schlüssel des Controllers entschlüsselt {{keys}}. Mögliche Ursachen, die wahrscheinlichste zuerst: versiegelt für einen anderen Namen, mit einem anderen Schlüssel oder für einen anderen Scope als die anderen Objekte des Release.',
    olderKey:
      'Die Daten wurden mit einem älteren Schlüssel des Controllers versiegelt. Der Controller kann sie entschlüsseln, solange er diesen Schlüssel behält.',
    unmanaged:
      'Nichts im Cluster verwaltet das Secret {{name}}: Kein Operator stellt es wieder her oder ruft neue Werte ab.',
    olderConsumer:
      '{{workload}} lief schon, als sich das Secret {{name}} zuletzt änderte, und behält die alten Werte bis zu einem Neustart.',
    sharedTarget:
      'Das {{other}} schreibt dasselbe Secret {{name}}: Jedes entfernt die Schlüssel des anderen, und beide Operatoren melden Erfolg.',
    lateValue:
      'Bei einer Aktualisierung alle {{interval}} kommt ein neuer Wert spät an; vorgegeben sind {{bounds}}.',
  },
  evidence: {
    created: 'Angelegt',
    noSuccess: 'Der Status verzeichnet keinen Erfolg',
    unchanged:
      'Das Objekt wurde seit seiner Anlage nicht geändert: Es kann umbenannt oder kopiert worden sein',
    othersDecrypted:
      'Andere SealedSecrets des Release mit demselben Scope werden entschlüsselt: {{names}}',
    scope: 'Scope nach den Annotationen: {{scope}}',
    lastChanged: 'Zuletzt geändert',
    allows: 'Der Store erlaubt: {{namespaces}}',
    generations:
      'Generation {{latest}} ist die neueste, {{applied}} ist angewandt',
    maximumAge: 'Höchstalter eines Secrets: {{age}}',
    intervalBounds: 'Aktualisierungsintervall: {{bounds}}',
    noOwner:
      'Es hat keinen Besitzer und kein Label und keine Annotation eines Operators, von Helm oder eines GitOps-Controllers',
  },
  check: {
    notGoForm:
      'Das Intervall ist nicht so geschrieben, wie Go es ausgibt: Mit Helm 4 und External Secrets bis 1.0 schlägt jedes Upgrade nach dem ersten mit einem Konflikt fehl',
    notDuration:
      'Das ist keine Dauer, wie Go sie liest. Nimmt der Cluster sie trotzdem an, kann der External Secrets Operator bis zur Korrektur kein ExternalSecret des Clusters lesen',
    number:
      'Schreiben Sie eine Zahl mit der Einheit s, m oder h, zum Beispiel 720h für 30d',
    withoutMount: 'Schreiben Sie den Schlüssel ohne den Mount und ohne data/',
    conditions: 'Die Bedingungen des {{store}} schließen den Namespace aus',
    conditionsBefore:
      'Die Bedingungen des {{store}} schließen den Namespace aus. Dieser Fehler besteht auch ohne die Änderung',
    allowNamespace:
      'Bitten Sie den Besitzer des Stores, den Namespace zuzulassen, oder verwenden Sie einen anderen Store',
    wholeCluster:
      '{{store}} dient dem ganzen Cluster; der Secrets-Leitfaden empfiehlt, wo es geht, Stores eines Namespace',
    askForOwn:
      'Bitten Sie um einen SecretStore im Namespace, wenn der Service von anderen getrennt sein muss',
    nameStore:
      'Nennen Sie einen vorhandenen Store, oder legen Sie ihn vor der Bereitstellung an',
    readCondition:
      'Lesen Sie die Bedingung des Stores, und beheben Sie die Ursache',
    sealForCluster:
      'Versiegeln Sie die Werte neu, mit dem Zertifikat dieses Clusters',
    sealValueForCluster:
      'Versiegeln Sie den Wert neu, mit dem Zertifikat dieses Clusters',
    sealNewest:
      'Versiegeln Sie den Wert neu, mit dem neuesten Zertifikat des Clusters',
    removeOne: 'Entfernen Sie eines von beiden',
    correctValue: 'Korrigieren Sie diesen Wert',
    correctOrRemove: 'Korrigieren oder entfernen Sie es',
    otherName: 'Wählen Sie einen anderen Namen',
    shorterName: 'Wählen Sie einen kürzeren Namen',
    addToSection:
      'Nehmen Sie den Schlüssel in den Abschnitt auf, der das Secret erzeugt',
    addKey: 'Fügen Sie einen Schlüssel hinzu, oder schalten Sie es ab',
  },
  notRefreshable: {
    sealed:
      'Es gibt nichts abzurufen: Die Werte eines SealedSecret stehen in Git. Um einen zu ändern, versiegeln Sie den neuen Wert und öffnen einen Pull-Request.',
    file: 'Es gibt nichts abzurufen: Die Werte stehen in Git, und die Bereitstellung des Service entschlüsselt sie.',
    plain: 'Es gibt nichts zu aktualisieren: Kein Operator ruft die Werte ab.',
    notCreated:
      'Es hat noch in keinem Namespace ein ExternalSecret angelegt, also gibt es nichts zu aktualisieren.',
  },
  campaign: campaignSentencesDe,
};
