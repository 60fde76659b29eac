import type { externalTargetsSentences } from '../../findings/externalTargets';
import type { Translated } from '../Translated';

export const externalTargetsSentencesDe: Translated<
  typeof externalTargetsSentences
> = {
  chartRendersWhichCluster:
    'Das Chart {{chart}} rendert {{rendered}}, das der Cluster nicht kennt: Sein nächstes Upgrade schlägt fehl',
  useChartRendersLet:
    'Verwenden Sie ein Chart, das {{served}} rendert, oder lassen Sie den Operator v1beta1 vorübergehend anbieten (crds.unsafeServeV1Beta1)',
  clusterDoesNotServe: 'Der Cluster kennt die Generator-Art {{x}} nicht',
  clusterShowsNo: 'Der Cluster zeigt nicht: {{join}}',
  thereWasNoGenerator:
    'Den Generator {{what}} gab es beim letzten Versuch nicht; jetzt gibt es ihn',
  thereNoGenerator: 'Den Generator {{what}} gibt es nicht',
  thereNoGeneratorNext:
    'Den Generator {{what}} gibt es nicht: Die nächste Aktualisierung dieses Secrets schlägt fehl',
  checkWhetherExists: 'Prüfen Sie, ob es {{kind}} gibt',
  secretFetchedWhenObject:
    'Dieses Secret wird abgerufen, wenn sich sein Objekt ändert: Ein neuer Wert beim Provider kommt nur mit einer erzwungenen Aktualisierung an',
  secretFetchedOnceNew:
    'Dieses Secret wird einmal abgerufen: Neue Werte beim Provider werden nie abgerufen, auch nicht mit einer erzwungenen Aktualisierung',
  setRefreshInterval:
    'Setzen Sie ein Aktualisierungsintervall von {{boundsInWords}}',
  refreshEveryLoadsProvider:
    'Eine Aktualisierung alle {{inWords}} belastet den Provider mehr als eine nach {{bounds}}',
  operatorShouldHavePushed:
    'Der Operator hätte dieses Secret vor {{late}} übertragen sollen und hat es nicht getan',
  operatorShouldHaveRefreshed:
    'Der Operator hätte dieses Secret vor {{late}} aktualisieren sollen und hat es nicht getan',
  eachSyncWindowShorter: 'Jedes Sync-Fenster ist kürzer als {{inWords}}',
  whileRefreshWaitsWindow:
    'Solange eine Aktualisierung auf ein Fenster wartet, prüft der Operator nur so oft und kann das Fenster verpassen',
  noSyncWindowSecret:
    'Kein Sync-Fenster dieses Secrets öffnet sich je: Ein neuer Wert beim Provider kommt nur mit einer erzwungenen Aktualisierung oder einer Änderung des Objekts an',
  syncWindowsSecretForbid:
    'Die Sync-Fenster dieses Secrets verbieten jede Aktualisierung: Ein neuer Wert beim Provider kommt nur mit einer erzwungenen Aktualisierung oder einer Änderung des Objekts an',
  correctScheduleExampleDuration:
    'Korrigieren Sie den Zeitplan, zum Beispiel `0 2 * * *` mit der Dauer 1h; @every ergibt kein Fenster',
  refreshDueWaitsSync:
    'Eine Aktualisierung ist fällig und wartet auf ein Sync-Fenster',
  windowTimeZoneOperator:
    'Das Fenster gilt in der Zeitzone des Operators; angenommen ist UTC',
  nextWindowOpens: 'Das nächste Fenster öffnet sich',
  targetWasDeletedSince:
    'Das Ziel wurde seitdem gelöscht, und der Operator hat es noch nicht wieder angelegt',
  targetWasImmutableAt:
    'Das Ziel {{targetName}} war beim letzten Versuch unveränderlich',
  targetImmutableCannotUpdated:
    'Das Ziel {{targetName}} ist unveränderlich: Es lässt sich nicht aktualisieren',
  targetConfiguredImmutableLater:
    'Das Ziel {{targetName}} ist als unveränderlich konfiguriert: Spätere Änderungen werden nicht geschrieben, obwohl der Operator Erfolg meldet',
  no: 'Ihm fehlt {{namesOfKeys}}',
  targetImmutableLaterChanges:
    'Das Ziel {{targetName}} ist unveränderlich: Spätere Änderungen werden nicht geschrieben, obwohl der Operator Erfolg meldet',
  deleteTargetLetOwner:
    'Löschen Sie das Ziel, und lassen Sie seinen Besitzer es veränderlich neu anlegen: Mit creationPolicy Merge legt der Operator es nicht an',
  consumersDoNotHave: 'Wer das Secret verwendet, hat es bis dahin nicht',
  deleteTargetAfterEach:
    'Löschen Sie das Ziel nach jeder Änderung; der Operator legt es sofort neu an',
  deleteTargetOnceOperator:
    'Löschen Sie das Ziel einmal; der Operator legt es veränderlich neu an',
  consumersDoNotHaveSecret:
    'Wer das Secret verwendet, hat es bis dahin nicht, auch keine Schlüssel, die jemand anderes hinzugefügt hat',
  createAtProviderWhat:
    'Legen Sie beim Provider an, worauf das Secret verweist, oder korrigieren Sie seine Verweise',
  secretExistsButOperator:
    'Das Secret {{targetName}} gibt es, aber der Operator hat es nicht geschrieben',
  operatorLeavesTargetDeletionpolicy:
    'Der Operator lässt das Ziel {{targetName}}, wie es ist (deletionPolicy Retain)',
  operatorLeavesTargetDoes:
    'Der Operator lässt das Ziel {{targetName}}, wie es ist, und legt es nicht wieder an, wenn es gelöscht wird (deletionPolicy Retain)',
  atLastRefreshProvider:
    'Bei der letzten Aktualisierung hatte der Provider nichts, worauf dieses Secret verweist',
  providerNothingSecretRefers:
    'Der Provider hat nichts, worauf dieses Secret verweist',
  createAtProviderWhatExternalsecret:
    'Legen Sie beim Provider an, worauf das ExternalSecret verweist, oder korrigieren Sie seine Verweise',
  letOperatorCreateTarget:
    'Lassen Sie den Operator das Ziel anlegen (creationPolicy Owner), oder stellen Sie das Objekt bereit, das es anlegt',
  targetDoesNotExist:
    'Das Ziel {{targetName}} gibt es nicht, weil der Provider das Secret nicht hat (deletionPolicy Delete)',
  targetWasDeletedBecause:
    'Das Ziel {{targetName}} wurde gelöscht, weil der Provider das Secret nicht mehr hat',
  operatorNotCreatedTarget:
    'Der Operator hat das Ziel {{targetName}} nicht angelegt, weil der Provider nichts hat, worauf das ExternalSecret verweist',
  targetDoesNotExistOperator:
    'Das Ziel {{targetName}} gibt es nicht, und der Operator legt es nicht wieder an, weil der Provider nichts hat, worauf das ExternalSecret verweist',
  targetDoesNotExistCreationpolicy:
    'Das Ziel {{targetName}} gibt es nicht, und creationPolicy Merge legt es nicht an',
  targetExistsNowBut:
    'Das Ziel {{targetName}} gibt es jetzt, aber der Operator hat es nicht geschrieben',
  atLastAttemptProvider:
    'Bei seinem letzten Versuch hatte der Provider das Secret nicht; hat er es weiterhin nicht, löscht der Operator das Ziel beim nächsten Versuch (deletionPolicy Delete)',
  targetExistsNow: 'Das Ziel {{targetName}} gibt es jetzt',
  wasMissingAtOperator: 'Beim letzten Versuch des Operators fehlte es',
  nextRefreshFills: 'Die nächste Aktualisierung füllt es',
  targetBelongedExternalsecretAt:
    'Das Ziel {{targetName}} gehörte beim letzten Versuch zum ExternalSecret {{owner}}',
  targetBelongedAnotherObject:
    'Das Ziel {{targetName}} gehörte beim letzten Versuch zu einem anderen Objekt',
  oneNoLongerExists:
    'Dieses gibt es nicht mehr, oder es hat jetzt ein anderes Ziel',
  operatorDoesNotTry: 'Der Operator versucht es nicht von selbst noch einmal',
  targetBelongsAnotherObject:
    'Das Ziel {{targetName}} gehört zu einem anderen Objekt',
  templateKeyCannotApplied:
    'Das Template des Schlüssels {{key}} lässt sich nicht anwenden',
  templateTargetCannotApplied:
    'Das Template des Ziels lässt sich nicht anwenden',
  controllerSMessageOmitted:
    'Die Meldung des Controllers fehlt hier, weil sie einen Wert enthalten kann',
  templateUsesKeyProvider:
    'Das Template verwendet einen Schlüssel, den die Daten des Providers nicht haben',
  templateCallsFunctionDoes:
    'Das Template ruft eine Funktion auf, die es nicht gibt',
  functionTemplateFailsOn:
    'Eine Funktion des Templates scheitert an ihrem Argument',
  templateNotWellFormed: 'Das Template ist nicht wohlgeformt',
  configmapSecretHoldsTemplate:
    'Die ConfigMap oder das Secret mit dem Template lässt sich nicht lesen',
  controllerCouldNotApply: 'Der Controller konnte das Template nicht anwenden',
  valueNotUrlSafe:
    'Der Wert von {{key}} ist kein URL-sicheres Base64, wie decodingStrategy {{strategy}} verlangt',
  valueNotBaseDecodingstrategy:
    'Der Wert von {{key}} ist kein Base64, wie decodingStrategy {{strategy}} verlangt',
  valueAtProviderNot:
    'Der Wert beim Provider ist kein URL-sicheres Base64, wie decodingStrategy {{strategy}} verlangt',
  valueAtProviderNotBase:
    'Der Wert beim Provider ist kein Base64, wie decodingStrategy {{strategy}} verlangt',
  valueNotJsonObject:
    'Der Wert von {{key}} ist kein JSON-Objekt, daher lässt sich keine Property daraus lesen',
  valueAtProviderNotJson:
    'Der Wert beim Provider ist kein JSON-Objekt, daher lässt sich keine Property daraus lesen',
  controllerCouldNotDecode:
    'Der Controller konnte den Wert vom Provider nicht dekodieren',
  messageOmittedBecauseCan:
    'Seine Meldung fehlt hier, weil sie einen Wert enthalten kann',
  storeJsonObjectUnder:
    'Legen Sie unter dem Schlüssel ein JSON-Objekt ab, oder verweisen Sie ohne Property auf den ganzen Schlüssel',
  vaultKeyContainsMount:
    'Der Vault-Schlüssel enthält den Mount und data/ der HTTP-API',
  worksOnlyBecauseMount:
    'Das geht nur, weil der Mount so heißt, wie der Schlüssel beginnt',
  vaultKeyContainsData:
    'Der Vault-Schlüssel enthält data/ der HTTP-API; der Operator fügt es ein zweites Mal ein',
  createCorrectNameUnder:
    'Legen Sie {{kind}} an, oder korrigieren Sie den Namen unter template.templateFrom',
  whichHoldsTemplateNo:
    '{{kind}} {{name}} mit dem Template hat keinen Schlüssel {{key}}',
  addKeyCorrectUnder:
    'Fügen Sie den Schlüssel zu {{kind}} hinzu, oder korrigieren Sie ihn unter template.templateFrom',
  whatTemplateTemplatefromMakes:
    'Was ein Template von templateFrom ergibt, ist keine YAML-Map von Texten',
};
