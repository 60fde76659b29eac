import {
  caseNamespace,
  CaseContext,
  InteropCase,
  Observation,
} from './InteropCase';
import { waitForObservation } from './observe';

/**
 * Brings a cluster into the situation of a case, in a namespace of its own, and waits until the
 * operators have said what the case expects of them.
 *
 * @throws when they do not in time, with what they said instead
 */
export async function arrangeCase(
  interopCase: InteropCase,
  context: CaseContext,
): Promise<Observation> {
  const namespace = caseNamespace(interopCase);
  await context.client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const subject = await interopCase.arrange(context, namespace);
  return await waitForObservation(
    context.client,
    subject,
    interopCase.expected,
  );
}
