import { Amend, findingOf, findingsOf } from '../../__testUtils__/recorded';

const withInventory =
  (inventory: object | undefined): Amend =>
  ({ object }) => {
    (object.status as any).inventory = inventory;
  };

const missing = (name: string, amend?: Amend) =>
  findingOf(findingsOf('Kustomization', name, amend), 'target-missing');

describe('target-missing of a Kustomization', () => {
  it('is reported if Flux reports success and has applied nothing', () => {
    expect(missing('sops-ok', withInventory({ entries: [] }))).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary: expect.stringContaining('has not applied any object'),
      evidence: [
        { kind: 'status', text: 'status.inventory has no entries' },
        { kind: 'condition' },
      ],
    });
  });

  it('is not reported if it has applied the Secret', () => {
    expect(missing('sops-ok')).toBeUndefined();
  });

  it('is not reported for one that fails', () => {
    expect(
      missing('sops-wrongkey', withInventory({ entries: [] })),
    ).toBeUndefined();
  });
});
