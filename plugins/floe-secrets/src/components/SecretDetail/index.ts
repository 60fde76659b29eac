export { SectionHeadingProvider } from './Section';
export { SecretDetail } from './SecretDetail';
