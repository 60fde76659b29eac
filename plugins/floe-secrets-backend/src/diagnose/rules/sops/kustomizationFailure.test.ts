import { findingOf } from '../../__testUtils__/recorded';
import {
  being,
  evaluateKustomization,
  MINUTE,
} from '../../__testUtils__/kustomization';

describe('a Kustomization that fails for a reason other than its Secrets', () => {
  const failing = (reason: string, message: string) =>
    findingOf(
      evaluateKustomization(
        being(
          { status: 'False', reason, message },
          { lastAttemptedRevision: 'main@sha1:def', observedGeneration: -1 },
        ),
        MINUTE,
      ).findings,
      'sync-failed',
    );

  it.each([
    [
      'HealthCheckFailed',
      "health check failed after 30.1s: timeout waiting for: [Deployment/shop/web status: 'InProgress', Job/shop/init status: 'Failed']",
      'Flux has applied the Secret sops-ok, and reports a failure because another object did not become healthy: Deployment shop/web, Job shop/init.',
    ],
    [
      'HealthCheckFailed',
      'no words that are known',
      'Flux has applied the Secret sops-ok, and reports a failure because another object of this Kustomization did not become healthy.',
    ],
    [
      'PruneFailed',
      'pruning for deleted resource failed',
      'Flux has applied the Secret sops-ok. It could not delete objects that are no longer in its source.',
    ],
    [
      'DependencyNotReady',
      "dependency 'shop/base' revision is not up to date",
      'Flux waits for the Kustomization shop/base, on which this one depends. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'ArtifactFailed',
      'Source artifact not found, retrying in 30s',
      'Flux could not get the manifests from the source of this Kustomization. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'BuildFailed',
      'kustomize build failed: accumulating resources: x',
      'Flux could not build the manifests of this Kustomization. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'ReconciliationFailed',
      'Deployment/shop/web dry-run failed (Invalid): Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1',
      'The cluster refused the Deployment shop/web, which this Kustomization applies too. Flux checks all objects before it applies them, so a change to the Secrets has probably not been applied either.',
    ],
  ])('reports that for %s (%s)', (reason, message, summary) => {
    expect(failing(reason, message)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary,
    });
  });

  it('names the dependency', () => {
    expect(
      failing('DependencyNotReady', "dependency 'shop/base' is not ready")
        ?.remedies[0],
    ).toMatchObject({ command: 'kubectl describe kustomization base -n shop' });
  });

  it('does not claim that if the cluster refused the Secret', () => {
    expect(
      failing('ReconciliationFailed', 'Secret/floe/sops-ok dry-run failed'),
    ).toMatchObject({ confidence: 'likely' });
  });
});
