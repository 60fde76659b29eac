import { campaignSentencesDe } from './campaignSentences';
import { findingSentencesDe } from './findings';
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
    operatorLog:
      'Wenn er läuft: dieses Objekt im Log des Operators suchen, denn manche Fehler stehen nur dort. NAMESPACE steht für den des Operators; eine Meldung kann einen Wert zitieren',
    operatorLogOfTemplate:
      'Das Template dieses PushSecrets im Log des Operators suchen, denn manche Fehler stehen nur dort. NAMESPACE steht für den des Operators; eine Meldung kann einen Wert zitieren',
    nodeClock:
      'Die Uhr des Knotens, auf dem der Operator läuft, mit der richtigen Zeit vergleichen. Geht sie richtig, den Operator neu starten: er bekommt dann ein neues Token',
    activateRegion:
      'Die Region, und STS darin, in den Einstellungen des Kontos aktivieren oder eine andere Region verwenden',
    replaceImmutable:
      'Das Secret löschen: Flux legt es mit der Änderung neu an. Wer es verwendet, hat es bis dahin nicht',
    thenRetryFlux: 'Danach Flux es sofort noch einmal versuchen lassen',
    namespaceThere: 'Prüfen, ob es den Namespace gibt, und ihn sonst anlegen',
    activeVaultNode: 'Die Anfragen an den aktiven Knoten des Vault leiten',
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
      'Verwalten Sie es mit External Secrets (Werte beim Provider) oder mit Sealed Secrets oder SOPS (verschlüsselte Werte in Git)',
    keepInCampaign:
      'Damit das Secret mit seinen Werten jederzeit da ist, starten Sie in der Secrets-Übersicht eine Kampagne (Kampagnen: Das Verfahren wechseln)',
    restart: '{{workload}} neu starten',
    dataKey:
      'Den Datenschlüssel für die Empfänger der Regel verschlüsseln (gibt keinen Wert aus)',
    newDataKey:
      'Verschlüsseln Sie die Werte mit einem neuen Datenschlüssel, und rotieren Sie sie an ihrer Quelle: Wer die Datei entschlüsseln konnte, kann sie behalten haben',
    correctTemplate: 'Korrigieren Sie das Template',
    addRequiredKeys:
      'Fügen Sie die verlangten Schlüssel hinzu, oder verwenden Sie den Typ Opaque, der keine verlangt',
    fluxAgain: 'Lassen Sie Flux es nach der Korrektur sofort erneut versuchen',
    firewall:
      'Lassen Sie die Adresse des Operators in der Firewall oder im Service-Perimeter des Providers zu, oder verbinden Sie ihn über einen privaten Endpunkt',
    checkAddress:
      'Prüfen Sie die Adresse, die Network Policy, das TLS-Zertifikat und ob der Provider läuft',
    upgradeController:
      'Prüfen Sie die Version des Controllers, und aktualisieren Sie ihn',
    checkSops: 'Prüfen Sie, ob SOPS es entschlüsselt (zeigt keinen Wert)',
    checkFinalizers:
      'Prüfen Sie, ob Objekte, die es besitzt, Finalizer haben: Kubernetes wartet auf sie',
    checkWebhook: 'Prüfen Sie, ob der Dienst hinter dem Webhook läuft',
    checkSources: 'Prüfen Sie, ob die Quellen bereit sind',
    checkDependency: 'Prüfen Sie, warum die Abhängigkeit nicht bereit ist',
    controllerClass:
      'Vergleichen Sie spec.controller des Stores mit --controller-class des Operators',
    compareEngines:
      'Vergleichen Sie den Pfad des Stores mit den Secrets Engines',
    compareQuotas: 'Vergleichen Sie die Quotas des Namespace mit ihrer Nutzung',
    compareProviders: 'Vergleichen Sie, was die Provider unterstützen',
    correctRemoteKey: 'Korrigieren Sie remoteRef.key in der Values-Datei',
    correctSecretKey:
      'Korrigieren Sie secretKey im PushSecret, oder fügen Sie den Schlüssel hinzu',
    correctPath:
      'Korrigieren Sie spec.path, oder fügen Sie den Ordner zur Quelle hinzu',
    correctTemplateData: 'Korrigieren Sie spec.template.data',
    correctExpression: 'Korrigieren Sie den Ausdruck',
    correctEncoding:
      'Korrigieren Sie das Template: Werte unter data müssen Base64 sein, die unter stringData sind Text',
    correctFormat:
      'Korrigieren Sie den Wert, oder verwenden Sie den Typ Opaque, der kein Format verlangt',
    createSecretAgain: 'Legen Sie das Secret erneut an',
    createForPush:
      'Legen Sie das Secret an, oder korrigieren Sie seinen Namen im PushSecret',
    createStoreAgain:
      'Legen Sie den Store erneut an, bis der Operator damit aufgeräumt hat',
    sopsEditOnly:
      'Bearbeiten Sie die Datei nur mit `sops edit`, und verschlüsseln Sie sie neu aus ihrer Quelle',
    billing: 'Schalten Sie die Abrechnung für das Projekt ein',
    enableApi:
      'Schalten Sie die API im Projekt ein, und warten Sie einige Minuten',
    enableKey:
      'Schalten Sie den Verschlüsselungsschlüssel beim Provider ein, und geben Sie der Identität des Stores das Recht, damit zu entschlüsseln',
    encryptFile: 'Verschlüsseln Sie die Datei',
    encryptByRule:
      'Verschlüsseln Sie die Datei erneut nach ihrer Regel, auf einem Datenträger, den sonst niemand lesen kann',
    otherTargetName:
      'Geben Sie einem der beiden einen anderen Zielnamen, oder löschen Sie das, was nicht gebraucht wird',
    otherSecretName:
      'Geben Sie dem Secret einen anderen Namen, oder entfernen Sie das Objekt, das es erzeugt',
    enoughGroups:
      'Geben Sie dem Operator Schlüssel für so viele Gruppen, dass die Schwelle erreicht wird',
    giveIdentity:
      'Geben Sie dem Service Account des Operators eine Identität beim Provider, oder nennen Sie Zugangsdaten im auth-Block des Stores',
    grantGenerator:
      'Geben Sie der Identität des Generators das Recht, das die Meldung nennt',
    grantRead:
      'Geben Sie der Identität des Stores Lesezugriff auf den Schlüssel beim Provider (Policy, Rolle oder Berechtigung)',
    grantWrite:
      'Geben Sie der Identität des Stores das Recht, den Schlüssel beim Provider anzulegen, zu lesen und zu ändern (Policy, Rolle oder Berechtigung)',
    grantDelete:
      'Geben Sie der Identität des Stores das Recht, den Schlüssel beim Provider anzulegen, zu lesen, zu ändern und zu löschen (Policy, Rolle oder Berechtigung)',
    grantList:
      'Geben Sie der Identität des Stores das Recht, Secrets beim Provider aufzulisten und die passenden zu lesen',
    startCampaign:
      'Lassen Sie den Controller alle solchen Werte neu versiegeln: Starten Sie eine Kampagne in der Secrets-Übersicht (Kampagnen)',
    maybeArrived:
      'Gibt es das Secret und ist es neuer als dieser Fehler, so ist der Status alt und das Secret angekommen: Prüfen Sie es (zeigt keinen Wert)',
    allowWrite:
      'Hat der Controller das Secret erzeugt, so erlauben Sie ihm, hineinzuschreiben. Das löscht die Schlüssel, die das SealedSecret nicht hat',
    installGenerator:
      'Installieren Sie die Definitionen des Operators für diese Art, oder korrigieren Sie generatorRef',
    keepType: 'Behalten Sie den Typ, den das Secret hat',
    labelNamespaces:
      'Geben Sie den Namespaces Labels, die zu seinen Selektoren passen, oder korrigieren Sie die Selektoren',
    fewerKeys:
      'Lassen Sie Schlüssel weg, die nicht gebraucht werden, oder verwenden Sie mehrere Secrets',
    longerWindows: 'Verlängern Sie die Zeitfenster',
    addToSecret:
      'Lassen Sie den Controller seine Schlüssel zum Secret hinzufügen. Andere Schlüssel bleiben, gleichnamige werden überschrieben, und das Secret wird nicht mit dem SealedSecret gelöscht',
    renewSealingKey:
      'Lassen Sie den Controller seinen Schlüssel erneuern (--key-renew-period)',
    listKeys: 'Listen Sie die Schlüssel des Secrets auf (zeigt keinen Wert)',
    listStores: 'Listen Sie die Stores auf',
    listVersions: 'Listen Sie die Versionen auf, die der Cluster anbietet',
    writeStatus:
      'Lassen Sie den Controller den Status neu schreiben: Ändern Sie .spec. Entfernen Sie danach die Annotation des Templates',
    orDeleteKeys:
      'Oder löschen Sie das Secret mit allen Schlüsseln, damit der Controller es neu erzeugt',
    orDeleteType:
      'Oder löschen Sie das Secret, damit es mit dem neuen Typ neu entsteht. Seine Verbraucher haben es bis dahin nicht',
    orTakeOver:
      'Oder lassen Sie den Controller das Secret übernehmen. Das löscht die Schlüssel, die das SealedSecret nicht hat',
    orMutable:
      'Oder machen Sie das Ziel veränderlich, und löschen Sie es danach einmal: Kubernetes macht ein unveränderliches Secret nie veränderlich',
    orById: 'Oder verweisen Sie über seine ID auf den Eintrag',
    orRetain:
      'Oder verwenden Sie deletionPolicy Retain, um das Ziel zu behalten',
    maintained: 'Planen Sie den Wechsel zu einem gepflegten Provider',
    raiseQuota:
      'Erhöhen Sie die Quota, oder löschen Sie Secrets, die nichts braucht',
    readFlux: 'Über die Entschlüsselung mit Flux lesen',
    readConflict: 'Über den Konflikt lesen',
    readPolicy:
      'Lesen Sie, was die Policy verlangt, und ändern Sie das Secret oder die Policy',
    refreshPush: 'Aktualisieren Sie das PushSecret',
    refreshPushNow: 'Aktualisieren Sie das PushSecret jetzt',
    refreshCreates:
      'Aktualisieren Sie das Secret: Der Operator erzeugt das Ziel neu',
    renewLogin:
      'Erneuern Sie die Zugangsdaten, mit denen sich der Store anmeldet',
    renewOrCorrect:
      'Erneuern Sie die Zugangsdaten, mit denen sich der Store anmeldet, oder korrigieren Sie die Rolle oder Identität in seinem auth-Block',
    resume: 'Setzen Sie es fort',
    rotateInGit:
      'Rotieren Sie die Werte an ihrer Quelle: Git behält sie in seiner Historie, auch wenn die Datei geändert wird',
    setRefresh: 'Setzen Sie ein Aktualisierungsintervall, etwa 1h',
    showPolicies: 'Zeigen Sie die Policies der Vault-Rolle',
    showVersion: 'Zeigen Sie die Version des Controllers',
    updateStatus:
      'Starten Sie den Controller mit --update-status, oder aktualisieren Sie ihn',
    storeVersion:
      'Legen Sie diese Version beim Provider ab, oder korrigieren oder entfernen Sie remoteRef.version',
    agekey:
      'Legen Sie die age-Identität unter einem Namen ab, der auf .agekey endet, und behalten Sie die anderen Schlüssel des Secrets',
    storeExactly:
      'Legen Sie die Zugangsdaten erneut ab, genau wie der Provider sie ausgegeben hat: vollständig und ohne Zeilenumbruch am Ende',
    storeEncoded:
      'Legen Sie den Wert kodiert ab, oder verwenden Sie decodingStrategy None',
    unseal: 'Entsiegeln Sie Vault',
    updateReplace:
      'Verwenden Sie updatePolicy Replace, wenn der Provider den neuesten Wert haben muss',
    dollar: 'Schreiben Sie $$ statt $, wo keine Variable gemeint ist',
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
    allowNamespace:
      'Bitten Sie den Besitzer des Stores, den Namespace zuzulassen, oder verwenden Sie einen anderen Store',
    existedBefore: 'Dieser Fehler besteht auch ohne die Änderung',
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
  values: {
    noStoreNamed:
      'Das Release nennt keinen Store, aus dem die Werte gelesen werden könnten',
    chooseAStore: 'Wählen Sie einen Store',
    notThere: 'Die Änderung entfernt dies, aber die Values haben es nicht',
    nothingToDo: 'Hier ist nichts zu tun',
    alsoRemoved:
      '{{object}} würde auch entfernt, aber die Änderung nennt es nicht',
    removeByName:
      'Entfernen Sie es namentlich, oder ändern Sie nicht, wovon es abhängt',
    noDatabaseSecret:
      'Dagster liest das Passwort seiner Datenbank aus dem Secret {{name}}, das nach dieser Änderung nichts mehr erzeugt',
    addDatabase:
      'Fügen Sie die Datenbank mit einem anderen Verfahren hinzu, oder nennen Sie hier das Secret mit dem Passwort',
    stillNamed:
      'Die Values nennen noch das Secret {{name}}, das nach dieser Änderung nichts mehr erzeugt; ein Pod, der es braucht, startet nicht',
    removeNameToo: 'Entfernen Sie auch dort den Namen',
    alsoCreated:
      '{{object}} wird auch erzeugt: Die Values haben es, aber das Verfahren war bisher abgeschaltet',
    checkCreated: 'Prüfen Sie, ob es erzeugt werden soll',
    alsoOtherSettings:
      '{{name}} bekommt auch ein anderes Aktualisierungsintervall oder eine andere Creation Policy: Eine Einstellung gilt für alle Abschnitte',
    checkChange: 'Prüfen Sie, ob es sich ändern soll',
    readsElsewhere:
      '{{name}} liest jetzt aus {{store}} und wird dieselben Schlüssel aus {{other}} lesen',
    checkNewStore: 'Prüfen Sie, ob der neue Store sie hat',
    oneStore:
      'Ein Store gilt für alle Abschnitte: {{name}} liest jetzt aus {{store}} und müsste auch aus {{other}} lesen',
    keepStore:
      'Behalten Sie {{name}}, oder verschieben Sie alle seine Schlüssel mit dieser Änderung. Ein eigener Eintrag der Values kann ein eigenes secretStoreRef haben',
    notGoPrinted:
      'Das Intervall ist nicht so geschrieben, wie Go es ausgibt: Mit Helm 4 und External Secrets bis 1.0 schlägt jedes Upgrade nach dem ersten mit einem Konflikt fehl',
    noSuchEntry:
      'Die Values haben keinen solchen Eintrag, daher lassen sich seine Einstellungen nicht ändern',
    addOneKey: 'Fügen Sie mindestens einen Schlüssel hinzu',
    otherType:
      'Das Chart verlangt hier {{expected}}, aber die Datei hat einen anderen Typ',
    layout:
      'Das Layout der Datei lässt diese Änderung nicht zu, ohne Kommentare oder Werte zu verlieren',
    blockStyle:
      'Schreiben Sie diesen Teil im Blockstil, einen Schlüssel je Zeile, und versuchen Sie es erneut',
    anchors:
      'Dieser Teil der Datei verwendet einen Anker, einen Alias oder einen Merge-Schlüssel, daher würde eine Änderung hier auch andere Teile ändern',
    replaceAliases:
      'Ersetzen Sie die Aliase in diesem Teil durch ihre Werte, und versuchen Sie es erneut',
    noConnection:
      'Die eingebettete Datenbank ist abgeschaltet, und diese Values setzen für Dagster nicht: {{fields}}. Das Dagster-Chart liest nur das Passwort aus dem Secret',
    setConnection:
      'Setzen Sie {{fields}}, sofern keine andere Values-Datei des Release das tut',
    noRunLauncher:
      'Das Release verwendet nicht den Kubernetes Run Launcher, daher lassen sich seine envSecrets hier nicht setzen',
    noDeployments:
      'Die Values haben keine User Deployments mit einem Namen, daher lassen sich ihre envSecrets hier nicht setzen',
    addEnvSecrets:
      'Ergänzen Sie envSecrets dort, wo der Workload konfiguriert ist',
    templateKeysOfChart:
      'Das Template des Charts für die Verbindungszeichenkette verlangt Schlüssel, die sein ExternalSecret nicht hat (username statt postgresql-username)',
    templateKeys:
      'Das Template des Charts für die Verbindungszeichenkette verwendet Schlüssel, die sein ExternalSecret nicht hat (username statt postgresql-username)',
    disableTemplate:
      'Schalten Sie es ab, sofern Ihre Version des Charts nicht nachweislich damit funktioniert',
    plainSection:
      'Die Values-Datei ist nicht verschlüsselt und hat einen Abschnitt für geheime Werte',
    rotateReal:
      'Stehen dort echte Werte, so rotieren Sie sie: Jeder, der das Repository liest, hat sie gesehen',
    listRepeated:
      'Diese Liste ersetzt die Liste einer früheren Values-Datei ({{file}}), daher werden deren Einträge wiederholt: {{entries}}',
    changeHere: 'Ändern Sie sie von nun an in dieser Datei',
    neverAgain:
      'Mit einem Aktualisierungsintervall von null oder weniger wird ein Wert einmal gelesen und nie wieder, auch nicht nach einer Änderung der Konfiguration',
    choosePeriod: 'Wählen Sie {{min}} bis {{max}}',
    outsideRequired:
      'Das Aktualisierungsintervall liegt außerhalb von {{min}} bis {{max}}, wie die Umgebung es verlangt',
    outsideRecommended:
      'Das Aktualisierungsintervall liegt außerhalb von {{min}} bis {{max}}, wie der Secrets-Leitfaden es empfiehlt',
    chooseLonger: 'Wählen Sie {{min}} oder mehr, um den Provider zu schonen',
    chooseShorter:
      'Wählen Sie {{max}} oder weniger, damit ein rotierter Wert rechtzeitig ankommt',
    dataWorks:
      'Der Schlüssel enthält das data/ der HTTP-API von Vault, das der Operator selbst ergänzt. Mit diesem Store funktioniert er nur wegen der Namen',
    dataTwice:
      'Der Schlüssel enthält das data/ der HTTP-API von Vault, das der Operator noch einmal ergänzt; das ist nur richtig, wenn ein Ordner so heißt',
    writeSuggestion: 'Schreiben Sie {{text}}',
    chartMayRender:
      'Das Chart in Version 0.1.0 rendert {{version}}, und der Cluster {{cluster}} bietet nur {{served}} an, sodass helm upgrade fehlschlagen würde',
    chartRenders:
      'Das Chart rendert {{version}}, und der Cluster {{cluster}} bietet nur {{served}} an, sodass helm upgrade fehlschlagen würde',
    checkRenders:
      'Prüfen Sie, ob das Chart, das Sie bereitstellen, eine Version rendert, die der Cluster anbietet',
    upgradeChart:
      'Aktualisieren Sie das Chart, oder bitten Sie das Plattform-Team, die Version anzubieten',
    toSealed:
      'Der Controller von Sealed Secrets weist ein Secret zurück, das etwas anderes erzeugt hat, und gibt binnen einer Sekunde auf. Ohne den Befehl unten kann das Secret nach der Bereitstellung fehlen',
    runBefore:
      'Führen Sie diesen Befehl vor dem Merge aus. Dann übernimmt der Controller das Secret; laufende Pods behalten ihre Werte bis zu einem Neustart',
    toExternal:
      'Die Bereitstellung löscht das Secret, und External Secrets erzeugt es sofort oder beim nächsten Versuch neu. Laufende Pods behalten ihre Werte; ein Pod, der dazwischen startet, wartet auf das Secret',
    checkValuesFirst:
      'Prüfen Sie zuerst, ob der Store die Werte hat: Bis dahin fehlt das Secret',
    notCreatedAgain:
      'Die Bereitstellung löscht das Secret, und mit der Creation Policy {{policy}} erzeugt External Secrets es nicht neu',
    chooseOwner:
      'Wählen Sie die Creation Policy Owner, oder verschieben Sie das Secret in Schritten mit der Kampagne',
    losesKeys:
      'Das Secret verliert die Schlüssel, die diese Änderung nicht nennt: {{keys}}',
    addThemToo:
      'Fügen Sie auch sie hinzu, oder prüfen Sie, dass kein Pod sie braucht',
    otherCluster:
      'Die Werte wurden mit dem Zertifikat des Clusters {{cluster}} versiegelt, aber der Service läuft in {{other}}',
    enterForCluster:
      'Geben Sie die Werte erneut ein, damit sie für diesen Cluster versiegelt werden',
    unknownCertificate:
      'Die Werte wurden mit einem Zertifikat versiegelt, das das Portal nie aus dem Cluster {{cluster}} gelesen hat',
    enterForCertificate:
      'Geben Sie die Werte erneut ein, damit sie mit dem Zertifikat des Clusters versiegelt werden',
    otherNamespace:
      'Die Werte wurden für den Namespace {{namespace}} versiegelt, aber der Service läuft in {{other}}',
    otherNames:
      'Die Werte wurden für Namen versiegelt, die mit {{fullname}} beginnen, aber das Chart wird sie {{other}} nennen',
    enterForNamespace:
      'Geben Sie die Werte erneut ein, damit sie für den richtigen Namespace versiegelt werden',
    wideOrRelease:
      'Versiegeln Sie mit dem Scope namespace-wide, oder korrigieren Sie das Release im Katalog; auch fullnameOverride oder nameOverride der Values-Datei kommen in Frage',
    scopeForAll:
      'Der Scope gilt für jeden versiegelten Wert des Release. Jetzt ist er {{before}}; mit {{scope}} könnte der Controller nicht mehr entschlüsseln: {{keys}}',
    sealWithScope:
      'Versiegeln Sie die neuen Werte mit dem Scope {{before}}, oder geben Sie alle erneut ein',
    noScope:
      'Diese Annotation sieht wie ein Scope aus, aber der Controller nimmt nur das Präfix sealedsecrets.bitnami.com und den Text "true" an',
    tooLarge:
      'Die Values-Datei ist größer als 1 MiB, mehr als ein Helm-Release fassen kann',
    moveOut: 'Nehmen Sie alles außer der Konfiguration aus der Values-Datei',
    twice:
      'Eine Map hat einen Schlüssel zweimal, daher geht einer der beiden Werte verloren',
    removeOneAgain:
      'Entfernen Sie einen von beiden, und versuchen Sie es erneut',
    aliases:
      'Die Aliase der Values-Datei lassen sich nicht auflösen: Einer hat keinen Anker, oder sie vermehren sich ohne Ende',
    withoutAliases: 'Ersetzen Sie die Aliase durch ihre Werte',
    notMap:
      'Die Values-Datei ist eine Liste oder ein einzelner Wert, aber Helm verlangt eine Map',
    isThisChart: 'Prüfen Sie, ob dies die Values-Datei des Charts ist',
    encrypted:
      'Die Values-Datei ist mit SOPS verschlüsselt, und eine Änderung hier würde ihre Prüfsumme brechen',
    useUnencrypted:
      'Verwenden Sie eine Values-Datei, die nicht verschlüsselt ist',
    severalDocuments:
      'Die Values-Datei hat mehrere YAML-Dokumente (eine Zeile mit ---): Helm 3 liest nur das erste, und Helm 4 führt alle zusammen',
    oneDocument: 'Behalten Sie ein Dokument in der Datei',
    tab: 'Die Values-Datei ist mit einem Tabulator eingerückt, aber YAML verlangt Leerzeichen',
    noTabs: 'Ersetzen Sie die Tabulatoren durch Leerzeichen',
    notYaml: 'Die Values-Datei ist kein gültiges YAML: {{fault}}',
    correctFirst: 'Korrigieren Sie sie zuerst',
    correctValueFirst: 'Korrigieren Sie zuerst diesen Wert',
    control: 'Die Values-Datei hat ein Steuerzeichen, das Helm nicht liest',
    migrating:
      'Das SealedSecret besitzt das Secret {{name}}, und das ExternalSecret schreibt auch hinein: Das ist nur für die Zeit einer Migration gedacht',
    removeSealed:
      'Entfernen Sie das SealedSecret, sobald es das Secret nicht mehr besitzt',
    twoOwners:
      'Beide würden das Secret {{name}} erzeugen, aber nur einer kann es besitzen',
    removeOtherFirst: 'Entfernen Sie zuerst {{place}} aus den Values',
    disableOther:
      'Schalten Sie zuerst {{place}} ab, oder entfernen Sie es, oder ändern Sie diese Komponente nicht',
    subchartSecret:
      'Auch das Dagster-Chart erzeugt das Secret {{name}}, mit dem Passwort seiner eigenen Values, aber nur eines kann es besitzen',
    subchartDatabase:
      'Auch das Dagster-Chart erzeugt das Secret {{name}} der Datenbank, mit dem Passwort seiner eigenen Values, aber nur eines kann es besitzen',
    noEffect:
      'Diese Einstellung wirkt hier nicht: Das Dagster-Chart erzeugt weiterhin ein Secret mit dem Passwort seiner eigenen Values',
    removeThereFirst: 'Entfernen Sie es zuerst in jener Datei',
    earlierHas:
      '{{file}}, die Helm vor dieser Datei liest, hat dies auch, und ein Wert dieser Datei kann es nicht entfernen',
    rotateAtSource:
      'Rotieren Sie den Wert an seiner Quelle, weil Git ihn in seiner Historie behält, und schreiben Sie stattdessen einen Verweis oder einen versiegelten Wert',
    confidentialName:
      'Dem Namen nach ist dieses Feld vertraulich, aber es hat einen Wert im Klartext',
    wholeSecret:
      'Die Values haben ein ganzes Secret, dessen Werte im Klartext oder nur in Base64 kodiert sind',
    useOperators:
      'Verwenden Sie stattdessen ein ExternalSecret oder ein SealedSecret. Sind die Werte echt, so rotieren Sie sie an ihrer Quelle',
    notOfController:
      'Dieser Wert wurde mit keinem Zertifikat des Controllers versiegelt',
    notOfKnown:
      'Dieser Wert wurde mit keinem bekannten Zertifikat des Controllers versiegelt; ein älterer Schlüssel des Controllers kann ihn vielleicht entschlüsseln',
    notServed:
      'Der Wert wurde mit einem Zertifikat versiegelt, das der Controller nicht mehr anbietet',
    notOfThisController:
      'Die Werte wurden mit einem Zertifikat versiegelt, das der Controller dieses Clusters nicht hat',
    expired:
      'Das Zertifikat, mit dem die Werte versiegelt wurden, ist abgelaufen',
    newestExpired:
      'Das neueste Siegelzertifikat des Clusters ist abgelaufen, daher weigert sich kubeseal, damit zu versiegeln',
    renewKey:
      'Lassen Sie den Controller seinen Schlüssel erneuern, und versiegeln Sie die Werte mit dem neuen Zertifikat',
    withoutEntries:
      'Diese Liste ersetzt die von {{file}}, ohne deren Einträge {{entries}}',
    enableSection:
      'Schalten Sie den Abschnitt ein, der es erzeugt, oder korrigieren Sie den Namen, sofern nichts anderes das Secret erzeugt',
    keyNotCreated:
      'Der Schlüssel {{key}} des Secrets {{name}} wird hier gelesen, aber diese Values erzeugen ihn nicht',
    notSealedValue: 'Das ist kein versiegelter Wert',
    sealOutput:
      'Versiegeln Sie den Wert im Portal oder mit kubeseal --raw, und schreiben Sie die Ausgabe hierher',
    sealOrRotate:
      'Versiegeln Sie den Wert im Portal oder mit kubeseal --raw. Steht er hier im Klartext, so rotieren Sie ihn an seiner Quelle, weil Git ihn in seiner Historie behält',
    otherEntry:
      'Für diesen Schlüssel gibt es einen weiteren Eintrag, {{place}}: Nur einer der beiden Werte kommt an',
    createsToo:
      'Dies erzeugt das Secret {{name}}, das auch {{place}} erzeugt, aber nur eines kann es besitzen',
    disableOne:
      'Entfernen Sie eines von beiden, schalten Sie es ab, oder geben Sie ihm einen anderen Namen',
    notInstalled:
      'Das Chart ließe sich mit diesen Values nicht installieren: {{problem}}',
    formOfProvider:
      'Der Schlüssel hat die Form von {{provider}}, aber sein Store liest von einem anderen Provider',
    storeOfOther:
      'Der Store liest von einem anderen Provider, als der Schlüssel vermuten lässt: {{rule}}',
    asProviderLists:
      'Schreiben Sie den Schlüssel so, wie der Provider des Stores ihn aufführt, oder nennen Sie den Store, in dem er liegt',
    leftInClear:
      'SOPS hat diese Datei verschlüsselt und diesen geheimen Wert im Klartext gelassen',
    notEncrypted:
      'Diese Datei ist nicht verschlüsselt und hat einen geheimen Wert im Klartext',
    encryptFirst:
      'Verschlüsseln Sie die Datei mit SOPS, bevor sie committet wird',
    encryptOrRotate:
      'Verschlüsseln Sie die Datei mit SOPS, bevor sie committet wird. Ist der Wert echt und schon in Git, so rotieren Sie ihn an seiner Quelle',
    mustBeReference:
      'Dies muss ein Verweis sein, aber der Text hat die Form von Zugangsdaten',
    nameOfKey:
      'Schreiben Sie den Namen des Schlüssels beim Provider. Ist der Wert echt, so rotieren Sie ihn an seiner Quelle, weil Git ihn in seiner Historie behält',
    looksGenerated:
      'Dies muss ein Verweis sein, aber der Text sieht wie ein erzeugter Wert aus',
    checkReference:
      'Prüfen Sie, ob der Provider einen Schlüssel dieses Namens hat. Ist es ein Wert, so rotieren Sie ihn an seiner Quelle, und schreiben Sie den Namen seines Schlüssels',
    noVisibleStore:
      'Der Cluster hat keinen sichtbaren {{store}}, den der Namespace verwenden könnte',
    storeNotReady:
      'Der {{store}} ist nicht bereit: Bis dahin schlagen die Secrets fehl, die ihn verwenden',
  },
  notRefreshable: {
    sealed:
      'Es gibt nichts abzurufen: Die Werte eines SealedSecret stehen in Git. Um einen zu ändern, versiegeln Sie den neuen Wert und öffnen einen Pull-Request.',
    file: 'Es gibt nichts abzurufen: Die Werte stehen in Git, und die Bereitstellung des Service entschlüsselt sie.',
    plain: 'Es gibt nichts zu aktualisieren: Kein Operator ruft die Werte ab.',
    notCreated:
      'Es hat noch in keinem Namespace ein ExternalSecret angelegt, also gibt es nichts zu aktualisieren.',
  },
  before: {
    merged: 'Der Pull-Request „{{title}}“ wurde gemergt',
    store: 'Der SecretStore {{name}} wurde geändert',
    clusterStore: 'Der ClusterSecretStore {{name}} wurde geändert',
    certificate: 'Das Zertifikat zum Versiegeln wurde erneuert',
    operator:
      '{{operator}} wechselte von Version {{previous}} zu {{version}}; das Portal prüft das alle zehn Minuten',
  },
  campaign: campaignSentencesDe,
  finding: findingSentencesDe,
};
