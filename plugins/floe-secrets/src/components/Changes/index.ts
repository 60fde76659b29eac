export { ChangesSection } from './ChangesSection';
