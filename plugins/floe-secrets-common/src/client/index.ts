export * from './FloeSecretsApi';
export { FloeSecretsClient } from './FloeSecretsClient';
