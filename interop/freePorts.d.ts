/**
 * Loopback ports that nothing listens on, for programs that need one in their
 * configuration. Until such a program listens, no connection uses the port, and
 * no other process gets it from this function.
 */
export function freePorts(count: number): Promise<number[]>;
