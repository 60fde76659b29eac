export { workerFunctions, type WorkerFunctions } from './workerFunctions';
export { WorkerLimitError } from './WorkerLimitError';
