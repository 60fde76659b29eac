/**
 * The known problems of operators: the backend says them in English. Each id is
 * one of `OPERATOR_PROBLEMS`.
 */
export const operatorProblemMessages = {
  'eso-cert-controller-rights': said(),
  'eso-push-secret-namespaces': said(),
  'eso-get-secret-key': said(),
  'eso-template-dns': said(),
  'eso-ca-of-other-namespace': said(),
  'eso-v1beta1-not-served': said(),
  'eso-v1-not-served': said(),
  'eso-push-secret-times': said(),
  'ss-rotate-scope': said(),
  'ss-template-plain-keys': said(),
  'ss-observed-generation': said(),
  'ss-no-status': said(),
  'ss-null-omits-nothing': said(),
  'flux-encrypted-string-data': said(),
} as const;

function said() {
  return { summary: '{{summary}}', remedy: '{{remedy}}' } as const;
}
