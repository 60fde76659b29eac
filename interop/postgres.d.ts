/** The role that owns everything; it needs no password. */
export const role: string;

/**
 * Folder of the newest PostgreSQL's programs: where Debian installs them, or on
 * the PATH.
 */
export function postgresPrograms(): string | undefined;

/**
 * Creates a folder that the server's user can write to; that user must be able
 * to enter all folders above it.
 */
export function createPostgresFolder(folder: string): void;

/**
 * The command that creates an empty database cluster, with its write-ahead log
 * in `wal`.
 */
export function initdbCommand(
  programs: string,
  options: { data: string; wal?: string },
): string[];

/** The command that starts the server on a loopback port. */
export function postgresCommand(
  programs: string,
  options: {
    data: string;
    port: number;
    settings?: Record<string, string | number>;
  },
): string[];
