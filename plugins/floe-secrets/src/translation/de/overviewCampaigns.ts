import type { overviewCampaignsMessages } from '../overviewCampaigns';
import { Translated } from './Translated';

export const overviewCampaignsDe: Translated<typeof overviewCampaignsMessages> =
  {
    title: 'Kampagnen',
    intro:
      'Eine Kampagne tut eine Sache mit vielen Secrets: Sie lässt Werte neu versiegeln, nachdem der Versiegelungsschlüssel eines Clusters erneuert wurde, führt durch die Rotation überfälliger Secrets oder von einem Verfahren zu einem anderen.',
    none: 'Es gibt keine Kampagne mit einem Secret, das Sie sehen dürfen.',
    noItems:
      'Von den Secrets dieser Kampagne ist gerade keines zu sehen: Sie sind nicht mehr im Cluster, oder Sie dürfen sie nicht sehen. Ersetzt eine Migration ein Objekt, dauert das einige Sekunden.',
    start: 'Kampagne starten',
    kind: {
      label: 'Was zu tun ist',
      reseal: 'Mit dem neuesten Schlüssel neu versiegeln',
      rotation: 'Überfälliges rotieren',
      migration: 'Das Verfahren wechseln',
    },
    kindHelp: {
      reseal:
        'Der Controller jedes Clusters versiegelt die Werte neu, und jedes Repository bekommt einen Pull-Request. Die Werte bleiben gleich, und keiner verlässt den Cluster im Klartext.',
      rotation:
        'Zu jedem Secret, das älter ist, als die Richtlinie seiner Umgebung erlaubt, sagt die Kampagne, was an der Quelle zu tun ist, und sieht, wann der neue Wert im Cluster ist.',
      migration:
        'In zwei oder drei Schritten je Service. Die Secrets bleiben die ganze Zeit mit allen Schlüsseln da; ein Schritt beginnt, wenn der Cluster zeigt, dass der vorige erledigt ist.',
    },
    scope: 'Umfang',
    status: 'Status',
    progress: 'Fortschritt',
    started: 'Gestartet',
    startedBy: '{{time}} von {{user}}',
    back: 'Alle Kampagnen',
    everything: 'Alle Secrets',
    allKeys: 'mit beliebigem Schlüssel',
    olderKeys: 'mit wahrscheinlich älterem Schlüssel',
    notOverdueToo: 'auch was nicht überfällig ist',
    campaignStatus: {
      running: 'Läuft',
      paused: 'Angehalten',
      cancelled: 'Abgebrochen',
      ended: 'Beendet',
    },
    progressOf_one: '{{arrived}} von {{count}} angekommen',
    progressOf_other: '{{arrived}} von {{count}} angekommen',
    blocked: 'Einige Cluster erlauben es nicht; nur deren Secrets warten',
    control: {
      pause: 'Anhalten',
      resume: 'Fortsetzen',
      retry: 'Jetzt noch einmal versuchen',
      cancel: 'Kampagne abbrechen',
      failed: 'Das hat nicht geklappt: {{reason}}',
    },
    cancelDialog: {
      title: 'Diese Kampagne abbrechen?',
      description:
        'Was noch keinen Pull-Request hat, wird aufgegeben. Offene Pull-Requests bleiben offen und werden bis zum Ende verfolgt.',
      keep: 'Weiterlaufen lassen',
    },
    items: 'Secrets',
    item: {
      name: 'Name',
      place: 'Ort',
      state: 'Zustand',
      explanation: 'Erklärung',
      state_waiting: 'Wartet',
      state_resealed: 'Neu versiegelt',
      state_proposed: 'Vorgeschlagen',
      state_merged: 'Gemergt',
      state_arrived: 'Angekommen',
      state_skipped: 'Ausgelassen',
      state_failed: 'Fehlgeschlagen',
      state_cancelled: 'Abgebrochen',
      pullRequest: 'Pull-Request',
      toRotate: 'Zu rotieren',
      rotated: 'Neuer Wert',
      due: 'Fällig',
      toDo: 'Was zu tun ist',
      details: 'Beim Service öffnen',
    },
    migration: {
      place: '{{service}} in {{environment}}',
      noService: 'Service nicht bekannt',
      way: 'Von welchem Verfahren zu welchem',
      plan_sealed: 'Von Sealed Secrets zu External Secrets',
      plan_plain: 'Von einfachen Secrets zu External Secrets',
      plan_sops: 'Von SOPS zu External Secrets',
      plan_toSealed: 'Von einfachen Secrets zu Sealed Secrets',
      help_plan_sealed:
        'Ein Pull-Request stellt ExternalSecrets neben die SealedSecrets, ein Befehl gibt die Secrets frei, und ein Pull-Request entfernt die SealedSecrets.',
      help_plan_plain:
        'Für Secrets, die eine Person angelegt hat. Ein Pull-Request fügt ExternalSecrets hinzu, die in sie schreiben, und mit einem zweiten gehören ihnen die Secrets.',
      help_plan_sops:
        'Für Secrets, die ein Helm-Release aus seinen Werten erzeugt, die SOPS in Git verschlüsselt, oder die Flux entschlüsselt. Ein Pull-Request stellt ExternalSecrets daneben, ein Befehl lässt das Deployment die Secrets behalten, und dann werden die verschlüsselten Werte herausgenommen.',
      help_plan_toSealed:
        'Für Secrets, die eine Person angelegt hat. Ein Befehl lässt den Controller die Secrets übernehmen, und der Assistent versiegelt ihre Werte im Browser.',
      arrivedExternal: 'Fertig: External Secrets erzeugt es',
      arrivedSealed: 'Fertig: Sealed Secrets erzeugt es',
      stepOf_one: '{{number}} von {{count}}: {{step}}',
      stepOf_other: '{{number}} von {{count}}: {{step}}',
      step: {
        sealedAdd: 'ExternalSecret daneben',
        sealedRelease: 'das Secret freigeben',
        sealedRemove: 'das SealedSecret entfernen',
        plainAdd: 'ExternalSecret daneben',
        plainOwn: 'das Secret übernehmen',
        sopsAdd: 'ExternalSecret daneben',
        sopsRelease: 'das Deployment das Secret behalten lassen',
        sopsRemove: 'die Werte herausnehmen',
        toSealedRelease: 'den Controller übernehmen lassen',
        toSealedAdd: 'die Werte versiegeln',
      },
      help: {
        sealedAdd:
          'Öffnen Sie den Pull-Request. Sein Text enthält den Befehl, der die Werte zum Anbieter kopiert.',
        sealedRelease:
          'Jemand mit Zugang zum Cluster führt den Befehl aus. Bringt das Deployment das SealedSecret zurück, schadet das nicht: Das Secret gehört ihm nicht mehr.',
        sealedRemove:
          'Öffnen Sie den Pull-Request, sobald alle Secrets dieses Service bei diesem Schritt sind.',
        plainAdd:
          'Öffnen Sie den Pull-Request. Sein Text enthält den Befehl, der die Werte zum Anbieter kopiert.',
        plainOwn:
          'Öffnen Sie den Pull-Request, sobald alle Secrets dieses Service bei diesem Schritt sind.',
        sopsAdd:
          'Öffnen Sie den Pull-Request. Sein Text enthält den Befehl, der die Werte zum Anbieter kopiert.',
        sopsRelease:
          'Jemand mit Zugang zum Cluster führt den Befehl aus. Er setzt eine Annotation, und nichts wird neu gestartet.',
        sopsRemove:
          'Werte eines Releases: Jemand mit dem Schlüssel nimmt sie mit `sops unset` aus der verschlüsselten Datei und deployt das; Helm behält das Secret. Öffnen Sie dann den Pull-Request. Sein Text enthält die Befehle, auch für die Dateien, die Flux anwendet.',
        toSealedRelease:
          'Jemand mit Zugang zum Cluster führt den Befehl aus. Er setzt eine Annotation, und nichts wird neu gestartet.',
        toSealedAdd:
          'Öffnen Sie den Assistenten beim Service, wählen Sie Sealed Secrets und geben Sie die Werte ein oder fügen Sie sie ein. Falsche Werte kämen ins Secret.',
      },
      open: 'Pull-Request von Schritt {{number}} öffnen',
      noTemplate:
        'Dieses Portal hat kein Template migrate-secrets, oder der Service ist nicht bekannt. Fragen Sie die Administratoren des Portals.',
    },
    repository: {
      unknown: 'Repository nicht bekannt',
      unknownHelp:
        'Setzen Sie die Annotation backstage.io/source-location an den Services dieser Secrets.',
      open_one: 'Pull-Request für {{count}} Secret eröffnen',
      open_other: 'Pull-Request für {{count}} Secrets eröffnen',
      notAllowed: 'Sie dürfen diese Secrets nicht ändern.',
      noTemplate:
        'Dieses Portal hat keine Vorlage reseal-secrets. Bitten Sie Ihre Portal-Administratoren, sie zu registrieren.',
    },
    form: {
      description:
        'Wählen Sie, wessen Secrets teilnehmen. Umgebung, Cluster oder Eigentümer muss ausgefüllt sein.',
      environment: 'Umgebung',
      cluster: 'Cluster',
      owner: 'Eigentümer',
      any: 'Beliebig',
      all_reseal: 'Auch solche, von denen kein älterer Schlüssel bekannt ist',
      allHelp_reseal:
        'Ein versiegelter Wert nennt seinen Schlüssel nicht. Ohne diese Angabe werden Secrets gewählt, die vor dem Beginn des neuesten Schlüssels zuletzt geschrieben wurden.',
      all_rotation: 'Auch die, die nicht überfällig sind',
      allHelp_rotation:
        'Etwa nach einem Leck, oder wenn jemand gegangen ist, der die Werte kannte.',
      submit: 'Starten',
      cancel: 'Abbrechen',
      failed: 'Die Kampagne wurde nicht gestartet: {{reason}}',
    },
  };
