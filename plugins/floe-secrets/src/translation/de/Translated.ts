/** The same messages in another language: no key is missing, and none is added. */
export type Translated<TMessages> = {
  readonly [Key in keyof TMessages]: TMessages[Key] extends string
    ? string
    : Translated<TMessages[Key]>;
};
