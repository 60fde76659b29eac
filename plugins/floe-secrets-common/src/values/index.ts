export * from './chart';
export * from './model';
