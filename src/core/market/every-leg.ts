import { NoSourceAnswered } from '../errors.ts';

/**
 * All legs, or why there are not all of them?
 *
 * Where several legs failed because no source answered, the sentence names every source of every one of them: a person
 * without a network should not have to find that out leg by leg. Any other error is thrown as it is.
 *
 * @param legs The legs being loaded.
 * @returns The legs in their order.
 * @throws NoSourceAnswered for all legs without a source together; else the first error.
 */
export async function everyLeg<T>(legs: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(legs);
  const errors = settled.flatMap((leg) => (leg.status === 'rejected' ? [leg.reason as unknown] : []));
  const other = errors.find((error) => !(error instanceof NoSourceAnswered));
  if (other !== undefined) throw other as Error;
  const silent = errors.filter((error) => error instanceof NoSourceAnswered);
  if (silent.length > 0) throw together(silent);
  return settled.flatMap((leg) => (leg.status === 'fulfilled' ? [leg.value] : []));
}

function together(errors: readonly NoSourceAnswered[]): NoSourceAnswered {
  if (errors.length === 1) return errors[0]!;
  const bySource = new Map(errors.flatMap(({ reasons }) => reasons).map((reason) => [reason.source, reason]));
  return new NoSourceAnswered(errors.map(({ what }) => what).join(' and '), [...bySource.values()]);
}
