/**
 * Forms of message whose quoted parts are names: of objects, keys at the
 * provider, properties. They are kept; `{name}` stands for the quoted part.
 * Everything else that is quoted may be a value.
 *
 * Sources: External Secrets Operator, `pkg/controllers`, `pkg/esutils` and
 * `pkg/provider`; Sealed Secrets, `pkg/controller/controller.go`;
 * Kubernetes, `k8s.io/apimachinery/pkg/api/errors`; Go, `text/template`.
 */
export const KNOWN_QUOTES: readonly string[] = [
  // External Secrets Operator: stores
  'SecretStore {name} is not ready',
  'ClusterSecretStore {name} is not ready',
  'could not get SecretStore {name},',
  'could not get ClusterSecretStore {name},',
  'using cluster store {name} is not allowed from namespace {name}: denied by spec.condition',
  'cannot get Kubernetes secret {name} from namespace {name}:',
  'cannot get Kubernetes secret {name}:',
  'cannot get Kubernetes service account {name}:',
  'cannot request Kubernetes service account token for service account {name}:',
  'bound to service account: {name}',
  // External Secrets Operator: keys and properties
  'cannot find secret data for key: {name}',
  'in secret data for key: {name}',
  'no such key in secret: {name}',
  'expecting the secret {name} in JSON format, could not access property {name}',
  'expecting the secret {name} in JSON format',
  'the requested property {name} does not exist in secret {name}',
  'does not exist in data of secret {name}',
  'does not exist in metadata of secret {name}',
  'property {name} not found in secret',
  'unable to find key={name} secret={name} namespace={name}',
  'unable to find namespace={name} secret={name}',
  'key {name} not found in secret',
  'secret {name} does not exist:',
  // Kubernetes
  '{plural} {name} not found',
  '{plural} {name} already exists',
  '{plural} {name} is forbidden:',
  'User {name} cannot {verb} resource {name} in API group {group} in the namespace {name}',
  'User {name} cannot {verb} resource {name} in API group {group} at the cluster scope',
  'no matches for kind {name} in version {name}',
  'admission webhook {name} denied the request',
  'failed calling webhook {name}:',
  // Sealed Secrets
  'Resource {name} already exists and is not managed by SealedSecret',
  // Flux kustomize-controller, `internal/controller/kustomization_controller.go` and `internal/decryptor`
  'decryption failed for {resource}:',
  'failed to decrypt and format {name} Secret',
  'decryption Secret {name}:',
  // Providers
  'Permission {name} denied for resource {name}',
  'Permission {name} denied on resource {name}',
  'Variable {name} not found in account {name}',
];

const NAME = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._:/@-]{0,251}[A-Za-z0-9])?`;

const PARTS: Record<string, string> = {
  '{name}': `(?:"${NAME}"|'${NAME}')`,
  // `Kind.version.group/name`, in which `[noGrp]` stands for the core group.
  '{resource}': String.raw`'\w{1,63}\.\w{1,63}\.(?:\[noGrp\]|[a-z0-9.-]{1,253})/[a-z0-9][a-z0-9.-]{0,252}'`,
  '{group}': `"(?:${NAME})?"`,
  // A resource, with or without its group, or a kind with its group.
  '{plural}': String.raw`(?:[a-z]{2,62}s(?:\.[a-z0-9.-]{1,100})?|[A-Z]\w{1,62}\.[a-z0-9.-]{1,100})`,
  '{verb}': '[a-z]{1,20}',
};

/** Finds any of the known forms; a quote after a backslash is inside one. */
export const KNOWN_QUOTES_PATTERN = new RegExp(
  `(?<!["'\\\\\\w])(?:${[...KNOWN_QUOTES]
    // Where one form begins like another, the longer one is meant.
    .sort((a, b) => b.length - a.length)
    .map(toPattern)
    .join('|')})`,
  'g',
);

function toPattern(form: string): string {
  return form
    .split(/(\{[a-z]+\})/)
    .map(part => PARTS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
}
