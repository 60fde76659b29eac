/** The id that signals carry for something, in place of its keyed hash. */
export function signalId(id: string): string {
  return `signal of ${id}`;
}
