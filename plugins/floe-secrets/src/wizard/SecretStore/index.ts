export { SecretStorePicker } from './SecretStorePicker';
