export { SecretDetail } from './SecretDetail';
