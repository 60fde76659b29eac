/**
 * The known problems of operators: the backend says them in English. Each id is
 * one of `OPERATOR_PROBLEMS`.
 */
export const operatorProblemMessages = {
  'eso-cert-controller-rights': passedOn(),
  'eso-push-secret-namespaces': passedOn(),
  'eso-get-secret-key': passedOn(),
  'eso-template-dns': passedOn(),
  'eso-ca-of-other-namespace': passedOn(),
  'eso-v1beta1-not-served': passedOn(),
  'eso-v1-not-served': passedOn(),
  'eso-push-secret-times': passedOn(),
  'ss-rotate-scope': passedOn(),
  'ss-template-plain-keys': passedOn(),
  'ss-observed-generation': passedOn(),
  'ss-no-status': passedOn(),
  'ss-null-omits-nothing': passedOn(),
  'flux-encrypted-string-data': passedOn(),
} as const;

function passedOn() {
  return { summary: '{{summary}}', remedy: '{{remedy}}' } as const;
}
