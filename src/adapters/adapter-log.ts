/** What an adapter tells its operator. A pino logger fits. Details never carry a token or what a person wrote. */
export interface AdapterLog {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}
