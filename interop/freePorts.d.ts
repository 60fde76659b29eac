/**
 * Loopback ports that nothing listens on, for programs that have to be told one. They are all found
 * before any is given back, so no two are the same.
 */
export function freePorts(count: number): Promise<number[]>;
