export * from './catalogue';
export * from './chart';
export * from './model';
