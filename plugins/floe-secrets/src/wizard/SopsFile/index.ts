export { SopsFilePicker } from './SopsFilePicker';
