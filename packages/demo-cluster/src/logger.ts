/** Where the cluster says what it does; Backstage's LoggerService is one. No message holds a value. */
export interface DemoClusterLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}

/** Says nothing. */
export const silentLogger: DemoClusterLogger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  debug: () => {},
};
