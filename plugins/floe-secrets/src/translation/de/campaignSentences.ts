import type { campaignSentences } from '../campaignSentences';
import { Translated } from './Translated';

export const campaignSentencesDe: Translated<typeof campaignSentences> = {
  notAllowed:
    'Wer die Kampagne gestartet oder fortgesetzt hat, darf dieses Secret nicht ändern.',
  busy: 'Eine andere Kampagne dieser Art hat es bereits.',
  changeUnknown:
    'Wann sich der Wert zuletzt geändert hat, ist nicht bekannt; ein neuer Wert wäre nicht zu erkennen.',
  closed: 'Der Pull-Request wurde geschlossen, ohne gemergt zu werden.',
  gone: 'Es ist nicht mehr im Cluster.',
  noData: 'Es hat keine verschlüsselten Daten.',
  notOpened:
    'Der Controller öffnet es derzeit nicht: Beheben Sie das zuerst, siehe seine Befunde.',
  notReported:
    'Der Controller hat noch nicht gemeldet, dass er es öffnet: Starten Sie eine weitere Kampagne, sobald er es tut.',
  filesDiffer:
    'Die Dateien des Service haben nicht die Geheimtexte, die der Cluster beim neuen Versiegeln hatte; sie wurden nicht verändert. Mergen und deployen Sie, was offen ist, und starten Sie dann eine weitere Kampagne.',
  replaced:
    'Es wurde seit dem neuen Versiegeln ersetzt. Starten Sie eine weitere Kampagne.',
  changed:
    'Seine Werte wurden seit dem neuen Versiegeln geändert. Haben sie noch einen älteren Schlüssel, starten Sie eine weitere Kampagne.',
  arrivedUnopened:
    'Der Cluster hat die neuen Geheimtexte, aber der Controller öffnet sie nicht: siehe seine Befunde.',
  arrivedSoon:
    'Der Cluster hat die neuen Geheimtexte; der Controller hat sie noch nicht geöffnet.',
  noKeyOpens:
    'Der Controller konnte es nicht neu versiegeln: Wahrscheinlich öffnet es keiner seiner Schlüssel. Versiegeln Sie die Werte noch einmal.',
  keysUnknown:
    'Welche Schlüssel es hat, ist nicht bekannt (metadata.managedFields nennt nicht alle); einer könnte verloren gehen.',
  noKeys: 'Es hat keine Schlüssel.',
  notOfChart:
    'Das Chart floe-dagster erzeugt für den Service kein Secret dieses Namens; eine Values-Datei kann es also auch nicht.',
  severalInFile:
    'Die Datei enthält mehrere Secrets. Geben Sie zuerst jedem eine eigene Datei.',
  stillInGit:
    'Die verschlüsselte Datei ist noch im Repository; Flux würde ihre Werte wieder schreiben.',
  keepFlux:
    'Lassen Sie Flux das Secret behalten, wenn es nicht mehr im Repository ist (Annotation des Secrets im Cluster)',
  notSeen:
    'Das Secret ist derzeit nicht im Cluster zu sehen: Entweder ist es weg, oder das Portal kann die Metadaten von Secrets nicht lesen.',
  externalLacks: 'Dem ExternalSecret fehlen noch diese Schlüssel: {{keys}}.',
  sealedLacks: 'Dem SealedSecret fehlen noch diese Schlüssel: {{keys}}.',
  several:
    'Mehrere ExternalSecrets schreiben dieses Secret: {{names}}. Entfernen Sie alle bis auf eines.',
  notSyncedYet:
    'Das ExternalSecret ist noch nicht synchron: siehe seine Befunde. Bis dahin behält das Secret seine Werte.',
  notSynced:
    'Das ExternalSecret ist nicht synchron: siehe seine Befunde. Das Secret behält seine Werte.',
  policyNone:
    'Das ExternalSecret hat die Creation Policy None und schreibt kein Secret. Der Pull-Request dieses Schritts setzt Orphan.',
  policyOwner:
    'Das ExternalSecret hat die Creation Policy {{policy}} und kann kein Secret schreiben, das dem SealedSecret gehört. Der Pull-Request dieses Schritts setzt Orphan.',
  stillDeleted:
    'Das Secret gehört bereits dem ExternalSecret, aber sein Deployment würde es noch löschen. Führen Sie den Befehl aus, bevor es dort herausgenommen wird.',
  notOwned: 'Das Secret gehört dem ExternalSecret noch nicht.',
  addNow:
    'Das Secret gehört dem SealedSecret nicht mehr, und kein ExternalSecret schreibt es: Fügen Sie jetzt eines hinzu.',
  anotherOwns:
    'Das Secret gehört jetzt einem anderen SealedSecret dieses Namens. Geben Sie es auch von diesem frei.',
  beingDeleted: 'Das SealedSecret wird gerade gelöscht.',
  stillDeployed:
    'Das SealedSecret ist noch deployt. Das Secret gehört ihm nicht mehr, es kann also entfernt werden.',
  sealedGone:
    'Das SealedSecret ist weg. Das Secret gehört dem ExternalSecret noch nicht.',
  notTakenOver:
    'Der Controller hat das Secret noch nicht übernommen: siehe die Befunde des SealedSecret. Bis dahin behält das Secret seine Werte.',
  templateKeys:
    'Sein Template erzeugt weitere Schlüssel, die die ExternalSecrets des Charts nicht erzeugen können.',
  immutable:
    'Sein Secret ist unveränderlich (immutable); External Secrets könnte es nie schreiben.',
  ownership:
    'Sein Template hat Annotationen über den Besitz des Secrets (managed, patch oder skip-set-owner-references); es würde das Secret auch nach der Freigabe schreiben. Entfernen Sie sie zuerst.',
  orphan:
    'Löschen Sie das SealedSecret im Cluster so, dass das Secret bleibt (orphan)',
  keep: 'Lassen Sie Helm das Secret behalten, wenn es nicht mehr zum Release gehört (Annotation des Secrets im Cluster)',
  takeOver:
    'Erlauben Sie dem Controller von Sealed Secrets, das Secret zu übernehmen (Annotation des Secrets im Cluster)',
  sealInWizard:
    'Versiegeln Sie die Werte des Secrets im Assistenten. Er verschlüsselt sie im Browser',
};
