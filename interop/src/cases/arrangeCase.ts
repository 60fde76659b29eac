import { CaseContext } from '../harness/CaseContext';
import { caseNamespace, InteropCase, Observation } from './InteropCase';
import { waitForObservation } from './observe';

/**
 * Creates the situation of a case in a cluster, in a new namespace, and waits
 * until the operators report what the case expects.
 *
 * @throws if they do not in time, with their reports
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
