import { editDistance } from '../../core/market/edit-distance.ts';

const mostSlips = 3;

/** The candidate closest to what was typed, where it is close enough to be meant: at most a third of its letters differ. */
export function nearestWord(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, slips: editDistance(wanted, candidate.toLowerCase(), mostSlips) }))
    .filter(({ candidate, slips }) => slips <= Math.min(mostSlips, Math.max(1, Math.floor(candidate.length / 3))))
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.candidate;
}
