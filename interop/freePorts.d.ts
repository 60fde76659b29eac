/**
 * Loopback ports that nothing listens on, for programs that need one in their configuration. Until such a program
 * listens, no connection takes the port, and no other process that asks here is given it.
 */
export function freePorts(count: number): Promise<number[]>;
