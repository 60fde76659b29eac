export { FloeSecretsHomeContent } from './FloeSecretsHomeContent';
export { FloeSecretsHomeCard } from './FloeSecretsHomeCard';
