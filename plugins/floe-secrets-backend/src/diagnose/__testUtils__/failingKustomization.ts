import { Amend } from './recorded';

/**
 * Lets the recorded Kustomization fail with a reason and a message.
 *
 * @param decrypts - whether it has spec.decryption
 */
export const failingWith =
  (reason: string, message: string, decrypts = true): Amend =>
  ({ object, events }) => {
    const { spec, status } = object as any;
    const ready = status.conditions.find((c: any) => c.type === 'Ready');
    Object.assign(ready, { status: 'False', reason, message });
    status.observedGeneration = -1;
    events.length = 0;
    if (!decrypts) {
      delete spec.decryption;
    }
  };
