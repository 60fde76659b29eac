export * from './FloeSecretsApi';
export * from './FloeSecretsClient';
