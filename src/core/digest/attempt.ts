import { NoSourceAnswered, UserError } from '../errors.ts';

/** What came of asking for one part of something larger. */
export type Attempt<T> =
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'missing'; readonly reason: UserError | NoSourceAnswered };

/**
 * Can this part be had, or what is missing for it?
 *
 * Only what is about the data is taken: a fault of ours goes on, so that it is seen.
 *
 * @param work Asks for the part.
 * @returns The answer, or why the data do not give it.
 * @throws Whatever else the work throws.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'answered', answer: await work() };
  } catch (reason) {
    if (reason instanceof UserError || reason instanceof NoSourceAnswered) return { kind: 'missing', reason };
    throw reason;
  }
}
