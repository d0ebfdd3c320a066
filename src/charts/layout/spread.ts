/**
 * Moves places apart until neighbours are at least `distance` from each other, downwards first and inside
 * `top` to `bottom`. Where the room is too small for all, they share it evenly.
 *
 * @returns The new places, in the order given.
 */
export function spread(places: readonly number[], distance: number, top: number, bottom: number): number[] {
  const step = Math.min(distance, (bottom - top) / Math.max(1, places.length - 1));
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let floor = top;
  for (const item of order) {
    item.place = Math.max(item.place, floor);
    floor = item.place + step;
  }
  let ceiling = bottom;
  for (const item of order.toReversed()) {
    item.place = Math.min(item.place, ceiling);
    ceiling = item.place - step;
  }
  return order.sort((a, b) => a.index - b.index).map(({ place }) => place);
}
