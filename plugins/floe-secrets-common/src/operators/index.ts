export * from './knownProblems';
export * from './operators';
export * from './releases';
