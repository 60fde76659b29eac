/** The role that owns everything; it needs no password. */
export const role: string;

/** Where PostgreSQL's programs are, of its newest version: where Debian puts them, or on the PATH. */
export function postgresPrograms(): string | undefined;

/** Makes a folder that the server's user may write in; all above it must let that user through. */
export function createPostgresFolder(folder: string): void;

/** The command that makes an empty database cluster, with its log where `wal` says. */
export function initdbCommand(
  programs: string,
  options: { data: string; wal?: string },
): string[];

/** The command that serves it on a loopback port. */
export function postgresCommand(
  programs: string,
  options: {
    data: string;
    port: number;
    settings?: Record<string, string | number>;
  },
): string[];
