/**
 * German for the texts of the templates of Floe Secrets: titles, descriptions,
 * fields, buttons, actions and results. A template has its texts in one
 * language, so they are recognized by the English ones; a test compares them
 * with the templates.
 */
export const TEMPLATE_TEXTS: Readonly<Record<string, string>> = {
  // Steps, fields, buttons and actions of several templates
  Service: 'Service',
  Approach: 'Verfahren',
  Secrets: 'Secrets',
  Preview: 'Vorschau',
  Review: 'Prüfung',
  Store: 'Store',
  Recipients: 'Empfänger',
  Campaign: 'Kampagne',
  Repository: 'Repository',
  // What the last page says of the service
  Environment: 'Umgebung',
  Cluster: 'Cluster',
  Namespace: 'Namespace',
  'Helm release': 'Helm-Release',
  'Names of its objects begin with': 'Namen seiner Objekte beginnen mit',
  'Values file': 'Values-Datei',
  Branch: 'Branch',

  'Encrypted file': 'Verschlüsselte Datei',
  'Components and keys': 'Komponenten und Schlüssel',
  'What will be written': 'Was geschrieben wird',
  'Which floe service, and in which environment':
    'Welcher floe-Service, und in welcher Umgebung',
  'Id of the campaign': 'Id der Kampagne',
  'Change the values file': 'Values-Datei ändern',
  'Write the values file': 'Values-Datei schreiben',
  'Write the store': 'Store schreiben',
  'Write the encrypted file': 'Verschlüsselte Datei schreiben',
  'Open the pull request': 'Pull-Request öffnen',
  'Open pull request': 'Pull-Request öffnen',
  'To the pull request': 'Zum Pull-Request',
  'Follow the pull request': 'Pull-Request verfolgen',
  'Follow the pull request in the campaign':
    'Pull-Request in der Kampagne verfolgen',
  'Follow the pull request in the Secrets tab':
    'Pull-Request im Tab Secrets verfolgen',
  'Pull request': 'Pull-Request',
  'Secrets tab of the service': 'Tab Secrets des Service',
  'What happens now': 'Wie es weitergeht',
  'Nothing to change': 'Nichts zu ändern',

  // add-secrets
  'Add or change the secrets of a floe service':
    'Secrets eines floe-Service hinzufügen oder ändern',
  'Writes references to a secret manager, or values sealed in your browser, into the values file of a floe service, and opens a pull request. No value passes through the portal in clear text.':
    'Schreibt Verweise auf einen Secret-Manager oder im Browser versiegelte Werte in die Values-Datei eines floe-Service und öffnet einen Pull-Request. Kein Wert geht im Klartext durch das Portal.',
  'The pull request waits for review. Once it is merged and deployed, the secrets are made; the Secrets tab of the service shows each step.':
    'Der Pull-Request wartet auf eine Prüfung. Nach Merge und Bereitstellung entstehen die Secrets; der Tab Secrets des Service zeigt jeden Schritt.',
  'The values file has everything already, so no pull request was opened.':
    'Die Values-Datei hat alles schon, daher wurde kein Pull-Request geöffnet.',

  // change-recipients
  'Change who can decrypt SOPS files of a floe service':
    'Ändern, wer SOPS-Dateien eines floe-Service entschlüsseln kann',
  'Changes the recipients of a rule in .sops.yaml, and opens a pull request that lists what a key holder has to do with each file.':
    'Ändert die Empfänger einer Regel in .sops.yaml und öffnet einen Pull-Request, der auflistet, was jemand mit einem Schlüssel mit jeder Datei tun muss.',
  'Public keys alone: age recipients (age1…) or fingerprints of PGP keys. The Secrets tab shows the files with their recipients.':
    'Nur öffentliche Schlüssel: age-Empfänger (age1…) oder Fingerabdrücke von PGP-Schlüsseln. Der Tab Secrets zeigt die Dateien mit ihren Empfängern.',
  'From the root of the repository, such as deploy/values-prod.enc.yaml. The rule of .sops.yaml for it is changed.':
    'Von der Wurzel des Repositorys aus, etwa deploy/values-prod.enc.yaml. Geändert wird die Regel von .sops.yaml für diese Datei.',
  'Recipients to add': 'Empfänger, die hinzukommen',
  'Recipients to remove': 'Empfänger, die wegfallen',
  'They still open every older version in Git, so the values have to be replaced at their source.':
    'Sie können weiterhin jede ältere Version in Git öffnen; ersetzen Sie die Werte daher an ihrer Quelle.',
  'Change .sops.yaml': '.sops.yaml ändern',
  'The pull request lists the files that no longer match, with the commands for a key holder. The Secrets tab shows each file until it is done.':
    'Der Pull-Request nennt die Dateien, die nicht mehr passen, mit den Befehlen für jemanden mit einem Schlüssel. Der Tab Secrets zeigt jede Datei, bis sie erledigt ist.',
  'The rule has these recipients already, so no pull request was opened.':
    'Die Regel hat diese Empfänger schon, daher wurde kein Pull-Request geöffnet.',

  // encrypt-secrets
  'Encrypt secrets of a floe service with SOPS':
    'Secrets eines floe-Service mit SOPS verschlüsseln',
  "Encrypts values in your browser for the recipients of the repository's .sops.yaml, and opens a pull request with the encrypted file. No value passes through the portal in clear text.":
    'Verschlüsselt Werte im Browser für die Empfänger in der .sops.yaml des Repositorys und öffnet einen Pull-Request mit der verschlüsselten Datei. Kein Wert geht im Klartext durch das Portal.',
  'Who decrypts the file, and its values. They are encrypted in your browser at once.':
    'Wer die Datei entschlüsselt, und ihre Werte. Sie werden sofort im Browser verschlüsselt.',
  'The pull request waits for review. Its text says who can decrypt the file, and what the deployment must have. Once it is merged, the Secrets tab of the service shows the file.':
    'Der Pull-Request wartet auf eine Prüfung. Sein Text sagt, wer die Datei entschlüsseln kann und was die Bereitstellung haben muss. Nach dem Merge zeigt der Tab Secrets des Service die Datei.',
  'The repository has the file already, so no pull request was opened.':
    'Das Repository hat die Datei schon, daher wurde kein Pull-Request geöffnet.',

  // migrate-secrets
  'Move secrets of a floe service to External Secrets':
    'Secrets eines floe-Service zu External Secrets verschieben',
  'Opens the pull request of the next step of a migration: ExternalSecrets beside what makes the Secrets now, or their ownership. The service has its Secrets at every moment.':
    'Öffnet den Pull-Request für den nächsten Schritt einer Migration: ExternalSecrets neben dem, was die Secrets jetzt erzeugt, oder ihr Besitz. Der Service hat seine Secrets zu jeder Zeit.',
  'The service and its environment, and the campaign. Its page opens this form filled in':
    'Der Service mit seiner Umgebung, und die Kampagne. Ihre Seite öffnet dieses Formular ausgefüllt',
  'Where the values will be. The last step needs nothing here.':
    'Wo die Werte liegen werden. Der letzte Schritt braucht hier nichts.',
  'Name of the store': 'Name des Stores',
  'A SecretStore of the namespace, or a ClusterSecretStore':
    'Ein SecretStore des Namespace, oder ein ClusterSecretStore',
  'Kind of the store': 'Art des Stores',
  'Other remote keys': 'Andere Schlüssel beim Provider',
  'The values of a Secret get one key at the provider, named by the convention of the secrets guide, such as floe/prod/snowflake. Write SECRET: KEY for a Secret that is to have another one.':
    'Die Werte eines Secrets bekommen einen Schlüssel beim Provider, benannt nach der Konvention des Leitfadens, etwa floe/prod/snowflake. Schreiben Sie SECRET: SCHLÜSSEL für ein Secret, das einen anderen haben soll.',
  'The text of the pull request says what to do before it is merged. Once the cluster shows that the step is done, the campaign shows the next one.':
    'Der Text des Pull-Requests sagt, was vor dem Merge zu tun ist. Sobald der Cluster zeigt, dass der Schritt getan ist, zeigt die Kampagne den nächsten.',
  'The values file has everything already, so no pull request was opened. The campaign goes on once it is deployed.':
    'Die Values-Datei hat alles schon, daher wurde kein Pull-Request geöffnet. Die Kampagne geht nach der Bereitstellung weiter.',

  // new-environment
  'Set up an environment of a floe service':
    'Eine Umgebung eines floe-Service einrichten',
  'Writes the values file of an environment with the secrets of all components, and the SecretStore that they need, in one pull request.':
    'Schreibt die Values-Datei einer Umgebung mit den Secrets aller Komponenten und den SecretStore, den sie brauchen, in einem Pull-Request.',
  'Which floe service, and which environment is new':
    'Welcher floe-Service, und welche Umgebung neu ist',
  'How the secrets reach the cluster': 'Wie die Secrets in den Cluster kommen',
  'Where External Secrets fetches from. Leave it out for sealed values, and where the namespace has a store already.':
    'Woher External Secrets die Werte holt. Für versiegelte Werte, und wenn der Namespace schon einen Store hat, lassen Sie dies aus.',
  'All components of the environment at once. Nothing that is entered here is kept in clear text: values are sealed as they are entered, or only referred to.':
    'Alle Komponenten der Umgebung auf einmal. Nichts, was hier eingegeben wird, bleibt im Klartext: Werte werden bei der Eingabe versiegelt, oder es wird nur auf sie verwiesen.',
  'The pull request waits for review. If it makes a store, its text has the commands for the other side. Once it is merged and deployed, the Secrets tab of the service shows each step.':
    'Der Pull-Request wartet auf eine Prüfung. Legt er einen Store an, so hat sein Text die Befehle für die andere Seite. Nach Merge und Bereitstellung zeigt der Tab Secrets des Service jeden Schritt.',
  'The repository has everything already, so no pull request was opened.':
    'Das Repository hat alles schon, daher wurde kein Pull-Request geöffnet.',

  // new-secret-store
  'Make a SecretStore for a floe service':
    'Einen SecretStore für einen floe-Service anlegen',
  'Describes where the secrets of a service are kept and how the cluster authenticates there, opens a pull request with the SecretStore, and says what has to be done on the other side.':
    'Beschreibt, wo die Secrets eines Service liegen und wie sich der Cluster dort anmeldet, öffnet einen Pull-Request mit dem SecretStore und sagt, was auf der anderen Seite zu tun ist.',
  'Names and references only. No credential belongs here.':
    'Nur Namen und Verweise. Zugangsdaten gehören nicht hierher.',
  'Follow the store until it is Ready': 'Store verfolgen, bis er bereit ist',
  'The pull request has the commands for the other side. The Secrets tab follows the store until it is Ready.':
    'Der Pull-Request hat die Befehle für die andere Seite. Der Tab Secrets verfolgt den Store, bis er bereit ist.',
  'The repository has this store already, so no pull request was opened.':
    'Das Repository hat diesen Store schon, daher wurde kein Pull-Request geöffnet.',

  // reseal-secrets
  'Bring sealed values of a campaign into a repository':
    'Versiegelte Werte einer Kampagne in ein Repository bringen',
  'After a renewal of the sealing key: replaces the ciphertexts in the values files of all services of a repository by those that a campaign had sealed again, and opens one pull request.':
    'Nach einer Erneuerung des Siegelschlüssels: ersetzt die Geheimtexte in den Values-Dateien aller Services eines Repositorys durch die, die eine Kampagne neu versiegeln ließ, und öffnet einen Pull-Request.',
  'A service of the repository, and the campaign. Its page opens this form filled in':
    'Ein Service des Repositorys, und die Kampagne. Ihre Seite öffnet dieses Formular ausgefüllt',
  'Replace the ciphertexts': 'Geheimtexte ersetzen',
  'Once the pull request is merged and deployed, the campaign shows each object as arrived. The values stay the same, so nothing has to be restarted.':
    'Nach Merge und Bereitstellung zeigt die Kampagne jedes Objekt als angekommen. Die Werte bleiben gleich, daher muss nichts neu gestartet werden.',
  'No file has a ciphertext that the campaign sealed again, so no pull request was opened. The campaign shows which objects were not replaced.':
    'Keine Datei hat einen Geheimtext, den die Kampagne neu versiegelt hat, daher wurde kein Pull-Request geöffnet. Die Kampagne zeigt, welche Objekte nicht ersetzt wurden.',

  // rotate-secrets
  'Rotate the secrets of a floe service': 'Secrets eines floe-Service rotieren',
  'Starts a campaign over the secrets of a service that are past the policy of their environment, or over all of them. Its page says what to do with each at its source, and sees when the new value is in the cluster.':
    'Startet eine Kampagne über die Secrets eines Service, deren Alter die Richtlinie ihrer Umgebung überschreitet, oder über alle. Ihre Seite sagt, was mit jedem an seiner Quelle zu tun ist, und sieht, wann der neue Wert im Cluster ist.',
  'Whose secrets are rotated, and in which environment':
    'Wessen Secrets rotiert werden, und in welcher Umgebung',
  'Also secrets that are not overdue':
    'Auch Secrets, die nicht überfällig sind',
  'As after a leak, or when somebody has left who knew them':
    'Etwa nach einem Leck, oder wenn jemand gegangen ist, der sie kannte',
  'Start the rotation': 'Rotation starten',
  'The campaign says for each secret what to do at its source. It ends by itself when the cluster shows the last new value.':
    'Die Kampagne sagt für jedes Secret, was an seiner Quelle zu tun ist. Sie endet von selbst, wenn der Cluster den letzten neuen Wert zeigt.',
  'Nothing to rotate': 'Nichts zu rotieren',
  'A file that SOPS encrypts, with a rule of .sops.yaml that matches it where there is none: for credentials of the store, or for values that are decrypted at deploy time. Its values are encrypted in your browser at once.':
    'Eine Datei, die SOPS verschlüsselt, mit einer passenden Regel in .sops.yaml, wo keine ist: für Zugangsdaten des Stores, oder für Werte, die beim Deployment entschlüsselt werden. Ihre Werte werden sofort in Ihrem Browser verschlüsselt.',
};
