import { describeObject, ObjectReference } from '../harness/kubernetesObject';
import { waitFor } from '../harness/waitFor';
import { CaseClient } from '../harness/CaseContext';
import { Expectation, Observation } from './InteropCase';

function meets(
  observation: Observation,
  expected: Pick<Expectation, 'condition' | 'event'>,
): boolean {
  const { condition, event } = expected;
  const actual = observation.object.status?.conditions?.find(
    (candidate: { type: string }) => candidate.type === condition.type,
  );
  return (
    actual !== undefined &&
    (!condition.status || actual.status === condition.status) &&
    (!condition.reason || actual.reason === condition.reason) &&
    (!condition.message || condition.message.test(actual.message ?? '')) &&
    (!event ||
      observation.events.some(
        candidate =>
          candidate.reason === event.reason &&
          event.message.test(candidate.message),
      ))
  );
}

function inWords(observation: Observation | undefined): string {
  if (!observation) return 'It does not exist.';
  const { object, events } = observation;
  return JSON.stringify(
    {
      status: object.status,
      events: events.map(({ type, reason, message, count }) => ({
        type,
        reason,
        message,
        count,
      })),
    },
    undefined,
    2,
  );
}

/**
 * Waits until an object and its events are as expected.
 *
 * @throws if they are not within 45 seconds, with their content
 */
export async function waitForObservation(
  client: CaseClient,
  subject: ObjectReference,
  expected: Pick<Expectation, 'condition' | 'event'>,
): Promise<Observation> {
  let last: Observation | undefined;
  return await waitFor(
    async () => {
      const object = await client.get(subject);
      if (!object) return undefined;
      last = { object, events: await client.events(object) };
      return meets(last, expected) ? last : undefined;
    },
    {
      what: () =>
        `${describeObject(subject)} to say what is expected. ${inWords(last)}`,
    },
  );
}
