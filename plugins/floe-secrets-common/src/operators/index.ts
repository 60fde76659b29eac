export * from './knownProblems';
export * from './operators';
export { parseRelease } from './releases';
