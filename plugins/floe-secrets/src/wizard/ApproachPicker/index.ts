export { ApproachPicker } from './ApproachPicker';
