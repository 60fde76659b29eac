export * from './catalogue';
export * from './chart';
export * from './merge';
export * from './model';
