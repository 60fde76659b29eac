export { SecretsPicker } from './SecretsPicker';
