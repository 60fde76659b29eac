import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { forCluster } from './commandContext';

const commandOf = (command: string, context?: string, cluster = 'floe-prod') =>
  forCluster(
    [{ remedies: [{ title: 'x', command }] } as unknown as Finding],
    cluster,
    () => context,
  )[0].remedies[0].command;

describe('forCluster', () => {
  it.each([
    [
      'kubectl delete secret x -n floe',
      'kubectl --context c delete secret x -n floe',
    ],
    [
      'kubectl get secret x -o json | kubectl apply -f -',
      'kubectl --context c get secret x -o json | kubectl --context c apply -f -',
    ],
    [
      'kubectl describe pod a\nkubectl describe pod b',
      'kubectl --context c describe pod a\nkubectl --context c describe pod b',
    ],
    [
      'kubectl get x && kubectl get y',
      'kubectl --context c get x && kubectl --context c get y',
    ],
    [
      'kubeseal --fetch-cert | sha256sum',
      'kubeseal --context c --fetch-cert | sha256sum',
    ],
    ['helm upgrade orders .', 'helm --kube-context c upgrade orders .'],
    [
      "kubectl create secret generic kubectl -n floe --from-file=a='kubectl x'",
      "kubectl --context c create secret generic kubectl -n floe --from-file=a='kubectl x'",
    ],
    ['aws ssm describe-parameters', 'aws ssm describe-parameters'],
    ['sops updatekeys kubectl', 'sops updatekeys kubectl'],
  ])('names the context in %j', (command, expected) => {
    expect(commandOf(command, 'c')).toBe(expected);
  });

  it('quotes a context', () => {
    expect(commandOf('kubectl get x', "a b'c")).toBe(
      `kubectl --context 'a b'\\''c' get x`,
    );
  });

  it('names the cluster in a comment if no context is known', () => {
    expect(commandOf('kubectl get x')).toBe(
      '# cluster floe-prod\nkubectl get x',
    );
    expect(commandOf('kubectl get x', undefined, 'a\nrm -rf')).toBe(
      '# cluster a?rm -rf\nkubectl get x',
    );
    expect(commandOf('vault read auth')).toBe('vault read auth');
  });

  it('leaves findings without commands as they are', () => {
    const finding = { remedies: [{ title: 'x' }] } as unknown as Finding;
    expect(forCluster([finding], 'c', () => 'c')[0]).toBe(finding);
  });
});
