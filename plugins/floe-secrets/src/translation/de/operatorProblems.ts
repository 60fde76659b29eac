import { operatorProblemMessages } from '../operatorProblems';
import { Translated } from './Translated';

export const operatorProblemsDe = {
  'eso-cert-controller-rights': {
    summary:
      'Die Rolle des cert-controllers erlaubt mehr als nötig: Wer den Node beherrscht, auf dem er läuft, kann an Secrets des ganzen Clusters kommen (CVE-2024-45041).',
    remedy: 'Aktualisieren Sie auf 0.10.2 oder neuer.',
  },
  'eso-push-secret-namespaces': {
    summary:
      'Ein PushSecret, das nach Labels auswählt, findet Secrets und SecretStores anderer Namespaces: Wer eines anlegen darf, kann sie lesen (CVE-2025-55196).',
    remedy:
      'Aktualisieren Sie auf 0.19.2 oder neuer. Lassen Sie bis dahin nur das Plattformteam PushSecrets anlegen.',
  },
  'eso-get-secret-key': {
    summary:
      'Die Template-Funktion getSecretKey liest Secrets jedes Namespace: Wer ein ExternalSecret anlegen darf, kann sie lesen (CVE-2026-22822).',
    remedy:
      'Aktualisieren Sie auf 1.2.0 oder neuer, wo es diese Funktion nicht gibt. Weisen Sie bis dahin Templates, die sie verwenden, mit einer Admission-Policy ab.',
  },
  'eso-template-dns': {
    summary:
      'Die Template-Funktion getHostByName fragt das DNS: Wer ein Template ändern darf, kann Werte aus dem Cluster senden (CVE-2026-34984).',
    remedy:
      'Aktualisieren Sie auf 2.3.0 oder neuer. Weisen Sie bis dahin Templates, die sie verwenden, mit einer Admission-Policy ab.',
  },
  'eso-ca-of-other-namespace': {
    summary:
      'Ein SecretStore kann seine CA aus einer ConfigMap eines anderen Namespace nehmen (CVE-2026-42875).',
    remedy:
      'Aktualisieren Sie auf 2.4.0 oder neuer. Entfernen Sie vorher caProvider.namespace aus den SecretStores, oder setzen Sie ihren eigenen Namespace: Die neueren Versionen weisen andere ab.',
  },
  'eso-v1beta1-not-served': {
    summary:
      'Der Cluster kennt external-secrets.io/v1 und nicht mehr v1beta1: Releases von Charts, die v1beta1 erzeugen, etwa floe-dagster 0.1.0, lassen sich weder installieren noch aktualisieren.',
    remedy: 'Verwenden Sie Charts und Manifeste mit v1.',
  },
  'eso-v1-not-served': {
    summary:
      'Der Cluster kennt external-secrets.io/v1beta1 und noch nicht v1: Manifeste mit v1 werden abgewiesen. Versionen ab 0.17 kennen v1beta1 nicht mehr.',
    remedy:
      'Aktualisieren Sie zuerst auf 0.16, das beide kennt, stellen Sie dann Manifeste und Charts auf v1 um, und aktualisieren Sie danach weiter.',
  },
  'eso-push-secret-times': {
    summary:
      'Ein PushSecret sagt nicht, wann es zuletzt geschrieben hat. Deshalb weiß das Portal nicht, ob es überfällig ist.',
    remedy: 'Aktualisieren Sie auf 0.14.0 oder neuer.',
  },
  'ss-rotate-scope': {
    summary:
      'Die Adresse /v1/rotate nimmt den Scope aus dem Template: Wer sie aufrufen darf, kann einen Wert für den ganzen Cluster versiegeln lassen und anderswo entschlüsseln (CVE-2026-22728).',
    remedy:
      'Aktualisieren Sie auf 0.36.0 oder neuer. Erlauben Sie bis dahin niemandem create auf services/proxy des Controllers.',
  },
  'ss-template-plain-keys': {
    summary:
      'Ein Template, das einen Klartext-Schlüssel neben sich liest, schreibt „<no value>“, und ein Schlüssel, der versiegelt ist und im Template steht, bekommt den Wert des Templates. Synced ist trotzdem True.',
    remedy:
      'Aktualisieren Sie auf 0.40.0 oder neuer, oder versiegeln Sie die Schlüssel, die Templates lesen. Der Befund template-depends-on-version nennt die Secrets.',
  },
  'ss-observed-generation': {
    summary:
      'observedGeneration bleibt nach einer Änderung, wie es war. Eine Änderung kann deshalb wie nicht angewendet aussehen.',
    remedy: 'Aktualisieren Sie auf 0.24.4 oder neuer.',
  },
  'ss-no-status': {
    summary:
      'Der Controller schreibt keinen Status, wenn er nicht mit --update-status gestartet wird: Ob ein Secret angekommen ist, ist nicht bekannt.',
    remedy:
      'Aktualisieren Sie auf 0.17.0 oder neuer, oder setzen Sie --update-status.',
  },
  'ss-null-omits-nothing': {
    summary:
      'Ein null in spec.template.data soll laut Dokumentation einen versiegelten Schlüssel aus dem Secret weglassen. Der API-Server verwirft das null, deshalb kommt der Schlüssel an.',
    remedy: 'Entfernen Sie den Schlüssel stattdessen aus encryptedData.',
  },
  'flux-encrypted-string-data': {
    summary:
      'Was SOPS unter stringData verschlüsselt hat, wird so angewendet, wie es ist, und die Kustomization ist Ready: Im Secret steht Chiffretext.',
    remedy:
      'Schreiben Sie die Werte unter data. Der Befund sops-decryption-not-configured nennt die Secrets.',
  },
} satisfies Translated<typeof operatorProblemMessages>;
