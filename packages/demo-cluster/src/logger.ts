/**
 * The log of the cluster; Backstage's LoggerService implements it. No message
 * contains a value.
 */
export interface DemoClusterLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}

/** Logs nothing. */
export const silentLogger: DemoClusterLogger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  debug: () => {},
};
