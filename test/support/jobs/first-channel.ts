/** The id of the first channel of a crowd; the others follow. */
export const firstChannel = 1_000_000;

/** Whoever set up all of the crowd, and is told in private where a delivery may not have arrived. */
export const organizer = firstChannel - 1;
