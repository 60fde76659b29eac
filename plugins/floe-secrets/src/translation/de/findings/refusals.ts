import type { refusalsSentences } from '../../findings/refusals';
import type { Translated } from '../Translated';

export const refusalsSentencesDe: Translated<typeof refusalsSentences> = {
  operatorNotAllowedSecrets:
    'Der Operator darf Secrets in diesem Namespace nicht bearbeiten (Verb {{verb}})',
  grantVerbOnSecrets:
    'Geben Sie {{user}} mit einer Role oder ClusterRole das Verb {{verb}} für Secrets, und prüfen Sie es',
  namespaceReachedQuotaSo:
    'Der Namespace hat ein Kontingent erreicht, daher kann das Secret nicht angelegt werden',
  namespaceWasBeingDeleted:
    'Der Namespace wurde beim letzten Versuch gerade gelöscht, daher kann darin kein Secret angelegt werden',
  namespaceWasBeingDeletedAt:
    'Der Namespace {{named}} wurde beim letzten Versuch gerade gelöscht, daher kann darin kein Secret angelegt werden',
  namespaceDidNotExist: 'Den Namespace gab es beim letzten Versuch nicht',
  namespaceDidNotExistAt:
    'Den Namespace {{named}} gab es beim letzten Versuch nicht',
  showStateNamespaceWhat:
    'Den Zustand des Namespace zeigen, und worauf seine Löschung wartet',
  admissionWebhookDeniesSecret:
    'Der Admission-Webhook {{name}} lehnt das Secret ab',
  readReasonEventsObject:
    'Lesen Sie den Grund in den Events dieses Objekts, und ändern Sie das Secret oder die Policy hinter dem Webhook',
  validatingadmissionpolicyDeniesSecret:
    'Die ValidatingAdmissionPolicy {{name}} lehnt das Secret ab',
  apiServerCouldNot:
    'Der API-Server konnte den Admission-Webhook {{name}} nicht fragen und lehnt das Secret ohne dessen Antwort ab',
  somethingElseCreatedSecret:
    'Während des letzten Versuchs hat etwas anderes das Secret angelegt',
  operatorTriesAgain: 'Der Operator versucht es erneut',
  somethingElseChangedSecret:
    'Während des letzten Versuchs hat etwas anderes das Secret geändert',
  secretWouldLargerThan:
    'Das Secret wäre größer, als Kubernetes erlaubt: Alle Werte zusammen dürfen 1 MiB haben',
  apiServerRefusesSecret:
    'Der API-Server lehnt das Secret {{name}} ab: Sein Feld {{field}} ist ungültig',
  correctWhatBecomesSecret:
    'Korrigieren Sie, woraus {{field}} des Secrets entsteht: das Template des Ziels oder die Labels und Annotationen, die es übernimmt',
  valueNotFormatType:
    'Der Wert von {{key}} hat nicht das Format, das der Typ des Secrets verlangt',
  providerDoesNotSupport: 'Der Provider unterstützt remoteRef.version nicht',
  providerCannotFindSecrets:
    'Der Provider kann Secrets nicht nach Tags oder Pfad suchen (dataFrom.find)',
  findSecretsNameName:
    'Suchen Sie Secrets nach Namen, oder nennen Sie jedes Secret in einem eigenen Eintrag',
  providerCannotFindSecretsDatafrom:
    'Der Provider kann Secrets nicht suchen (dataFrom.find)',
  nameEachSecretAn: 'Nennen Sie jedes Secret in einem eigenen Eintrag',
  providerDoesNotSupportPush:
    'Der Provider unterstützt diese Übertragung nicht',
  pushSingleKeysPush:
    'Übertragen Sie einzelne Schlüssel, oder verwenden Sie einen Provider, der es unterstützt',
  providerOnlyWritesSecrets:
    'Der Provider schreibt Secrets nur: Von ihm lässt sich keines abrufen',
  fetchFromAnotherStore:
    'Rufen Sie von einem anderen Store ab, und verwenden Sie diesen in einem PushSecret',
  providerSeveralEntriesName: 'Der Provider hat mehrere Einträge dieses Namens',
  operatorTakesNameOnly:
    'Der Operator nimmt einen Namen nur, wenn er eindeutig ist',
  renameAllButOne: 'Benennen Sie beim Provider alle bis auf einen um',
  nothingWasPushedAlthough:
    'Nichts wurde übertragen, obwohl der Operator Erfolg meldet: {{join}}',
  passesOverStoresAnother:
    'Er übergeht Stores einer anderen Controller-Klasse (spec.controller)',
  providerBehindDoesNot:
    'Der Provider hinter {{kind}} {{name}} findet nicht, wohin {{key}} übertragen wird: Ein Projekt, ein Vault, ein Pfad oder ein Eintrag fehlt, oder die Identität des Stores darf es nicht sehen',
  providerBehindDoesNotFind:
    'Der Provider hinter {{kind}} {{name}} findet nicht, wohin übertragen wird: Ein Projekt, ein Vault, ein Pfad oder ein Eintrag fehlt, oder die Identität des Stores darf es nicht sehen',
  providerBehindStoreDoes:
    'Der Provider hinter dem Store findet nicht, wohin {{key}} übertragen wird: Ein Projekt, ein Vault, ein Pfad oder ein Eintrag fehlt, oder die Identität des Stores darf es nicht sehen',
  providerBehindStoreDoesNot:
    'Der Provider hinter dem Store findet nicht, wohin übertragen wird: Ein Projekt, ein Vault, ein Pfad oder ein Eintrag fehlt, oder die Identität des Stores darf es nicht sehen',
  compareSpecRemoteKeys:
    'Vergleichen Sie die Spec von {{kind}} {{name}} und die Schlüssel mit dem Provider',
  compareSpecStoreRemote:
    'Vergleichen Sie die Spec des Stores und die Schlüssel mit dem Provider',
  valueUnderNotText: 'Der Wert von {{key}} unter {{field}} ist kein Text',
  secretHoldsTextOnly: 'Ein Secret enthält nur Text',
  valueUnderNotText2: 'Ein Wert unter {{field}} ist kein Text',
  putValueQuotationMarks:
    'Setzen Sie den Wert in Anführungszeichen: Ohne sie liest YAML 123, true und null als Zahl, Wahrheitswert und nichts',
  keySecretNotValid:
    'Ein Schlüssel des Secrets ist ungültig: Verwenden Sie nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche',
  atLastAttemptSecret:
    'Beim letzten Versuch hatte das Secret {{name}} einen anderen Typ, der sich nicht ändern lässt',
  beenDeletedSince: 'Es wurde seitdem gelöscht',
  atLastAttemptSecretHad:
    'Beim letzten Versuch hatte das Secret einen anderen Typ, der sich nicht ändern lässt',
  secretExistsAnotherType:
    'Das Secret {{name}} gibt es mit einem anderen Typ, und der Typ eines Secrets lässt sich nicht ändern',
  secretExistsAnotherTypeType:
    'Das Secret gibt es mit einem anderen Typ, und der Typ eines Secrets lässt sich nicht ändern',
  atLastAttemptSecretWas:
    'Beim letzten Versuch war das Secret {{name}} unveränderlich, daher konnte die Änderung nicht geschrieben werden',
  letFluxTryAgain: 'Lassen Sie Flux es sofort erneut versuchen',
  secretImmutableSoChange:
    'Das Secret {{name}} ist unveränderlich, daher lässt sich die Änderung nicht schreiben',
  typeSecretRequiresKey:
    'Der Typ des Secrets verlangt den Schlüssel {{join}}, den es nicht hat',
  typeSecretRequiresKeys:
    'Der Typ des Secrets verlangt die Schlüssel {{join}}, die es nicht hat',
  fluxReadsDollarSign:
    'Flux liest ein Dollarzeichen mit Klammer als Variable, und die Variable ist nicht gesetzt',
  valueCanContainSuch: 'Ein Wert kann solchen Text zufällig enthalten',
  fluxReadsDollarSignBrace:
    'Flux liest ein Dollarzeichen mit Klammer als Variable und versteht nicht, was folgt',
  disableSubstitutionSecretAnnotation:
    'Oder schalten Sie die Ersetzung für dieses Secret mit der Annotation kustomize.toolkit.fluxcd.io/substitute: disabled ab',
  readAboutVariableSubstitution:
    'Über die Ersetzung von Variablen mit Flux lesen',
  sourceSecretNoKey:
    'Das Quell-Secret {{secretName}} hat keinen Schlüssel {{key}}',
  sourceSecretNoKey2: 'Das Quell-Secret hat keinen Schlüssel {{key}}',
  pushAnotherRemoteKey:
    'Übertragen Sie unter einem anderen Schlüssel, oder entfernen Sie das Secret beim Provider, sobald es nichts mehr braucht',
  vaultNoSecretsEngine:
    'Vault hat unter dem Pfad des Stores keine Secrets-Engine',
  targetNotSecretSpec:
    'Das Ziel ist kein Secret (spec.target.manifest), und der Operator ist nicht dafür konfiguriert, andere Arten zu schreiben',
  startOperatorGenericTargets:
    'Starten Sie den Operator mit Generic Targets, oder entfernen Sie target.manifest, um ein Secret zu schreiben',
  providerNoLongerSecret:
    'Der Provider hat das Secret nicht mehr, und der Operator löscht das Ziel {{name}} nicht, weil es ihm nicht gehört (creationPolicy {{policy}})',
  operatorDoesNotRetry: 'Der Operator versucht es nicht von selbst erneut',
  useCreationpolicyOwnerSo:
    'Verwenden Sie creationPolicy Owner, damit deletionPolicy Delete gilt',
  readReasonOperatorS: 'Lesen Sie den Grund im Log des Operators',
  namespaceStandsNamespace: 'NAMESPACE steht für seinen Namespace',
  secretExistsDoesNot:
    'Das Secret {{names}} gibt es und gehört nicht zu diesem SopsSecret: Es war vorher da, oder ein anderes Objekt legt es an',
  oneSecretsExistsDoes:
    'Eines seiner Secrets gibt es schon und gehört nicht zu diesem SopsSecret: Es war vorher da, oder ein anderes Objekt legt es an',
  operatorDoesNotOverwrite:
    'Der Operator überschreibt es nicht und schreibt auch jene nicht, die in der Liste danach kommen',
  letOperatorTakeSecret: 'Oder lassen Sie den Operator das Secret übernehmen',
  deletesKeysLabelsAnnotations:
    'Das löscht die Schlüssel, Labels und Annotationen, die das SopsSecret nicht hat',
  secretCannotBuiltFrom:
    'Das Secret {{names}} lässt sich nicht aus seinem Template bilden: Es hat keinen Namen, oder ein Wert unter data ist kein Base64',
  oneSecretsCannotBuilt:
    'Eines seiner Secrets lässt sich nicht aus seinem Template bilden: Es hat keinen Namen, oder ein Wert unter data ist kein Base64',
  clusterRefusedUpdateSecret:
    'Der Cluster hat die Aktualisierung des Secrets {{names}} abgelehnt',
  statusDoesNotSay: 'Der Status sagt nicht, warum',
  clusterRefusedUpdateOne:
    'Der Cluster hat die Aktualisierung eines seiner Secrets abgelehnt',
  providerRefusesNameKey:
    'Der Provider lehnt den Namen des Schlüssels {{key}} ab: Erlaubt ist nur {{form}}',
  twoValuesProviderHave:
    'Zwei Werte des Providers haben einen Schlüssel gleichen Namens, und die Rewrite-Regel führt sie zu einem zusammen',
  setConflictpolicyIgnoreUnder:
    'Setzen Sie conflictPolicy: Ignore unter dataFrom[].rewrite[].merge und unter priority, welcher Wert gilt; oder geben Sie einem der Schlüssel beim Provider einen anderen Namen',
  storeBelongsAnOperator:
    'Der Store gehört zu einem Operator einer anderen Controller-Klasse (spec.controller)',
  operatorHadNotRead:
    'Der Operator hatte die Secrets des Clusters noch nicht gelesen, wie nach seinem Start',
  triesAgain: 'Er versucht es erneut',
  apiServerClusterDid:
    'Der API-Server des Clusters hat beim letzten Versuch nicht rechtzeitig geantwortet',
  operatorReadsPushedValue:
    'Der Operator liest den übertragenen Wert oder den beim Provider als JSON-Objekt, und er ist keines',
  setRemoterefPropertyLeave:
    'Setzen Sie remoteRef.property, oder lassen Sie secretKey weg, um das ganze Secret zu übertragen; eine Property braucht beim Provider ein JSON-Objekt',
  pushsecretNamesNoSource: 'Das PushSecret nennt keine Quelle',
  nameSecretGeneratorUnder:
    'Nennen Sie unter spec.selector ein Secret oder einen Generator',
  providerStillKeepsDeleted:
    'Der Provider bewahrt noch ein gelöschtes Secret dieses Namens auf, daher lässt es sich nicht anlegen',
  restoreDeletedSecretAt:
    'Stellen Sie das gelöschte Secret beim Provider wieder her, warten Sie, bis es weg ist, oder übertragen Sie unter einem anderen Schlüssel',
  secretAtProviderDisabled:
    'Das Secret beim Provider ist deaktiviert, daher lässt sich nicht hineinschreiben',
  enableSecretAtProvider: 'Aktivieren Sie das Secret beim Provider',
  secretsEngineVaultAccepts:
    'Die Secrets-Engine von Vault nimmt nur Schreibvorgänge an, die die ersetzte Version nennen (cas_required)',
  setCheckandsetSpecStore:
    'Setzen Sie checkAndSet in der Spec des Stores, wenn der Operator es unterstützt, oder schalten Sie cas_required für den Pfad aus',
  valueLargerThanParameter:
    'Der Wert ist größer, als ein Parameter des Standard-Tiers sein darf (4 KiB)',
  setTierAdvancedIntelligent:
    'Setzen Sie in den Metadaten des PushSecret das Tier Advanced oder Intelligent-Tiering, oder übertragen Sie zum Secrets Manager',
};
