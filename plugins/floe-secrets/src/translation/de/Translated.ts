/** German texts for messages; English stays where one is missing. */
export type Translated<T> = {
  readonly [K in keyof T]?: T[K] extends string ? string : Translated<T[K]>;
};
