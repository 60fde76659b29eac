export { EntityFloeSecretsCard } from './EntityFloeSecretsCard';
export { ScopeHealth } from './ScopeHealth';
