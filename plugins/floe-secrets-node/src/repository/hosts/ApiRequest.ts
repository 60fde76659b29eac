/** A request to the API of a Git host, and how to read its response. */
export type ApiRequest<T> = {
  url: string;
  /** Reads the JSON of a successful response. */
  read(body: any): T;
};
