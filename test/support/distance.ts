import { expect } from 'vitest';

/** How far a figure lies from its reference; a null or missing reference means that it must be undefined (`NaN`). */
export function distance(actual: number, reference: unknown): number {
  if (typeof reference !== 'number') return Number.isNaN(actual) ? 0 : Infinity;
  return Number.isNaN(actual) ? Infinity : Math.abs(actual - reference);
}

/** As `distance`, as a share of the reference where that is above 1. */
export function relativeDistance(actual: number, reference: unknown): number {
  return distance(actual, reference) / (typeof reference === 'number' ? Math.max(1, Math.abs(reference)) : 1);
}

/** The largest of the distances; there must be some. */
export function furthest(distances: readonly number[]): number {
  expect(distances.length).toBeGreaterThan(0);
  return Math.max(...distances);
}
