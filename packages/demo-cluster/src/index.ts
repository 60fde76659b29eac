export {
  demoEnvironment,
  demoServices,
  type DemoService,
} from './seed/services';
