/** The id of the first channel of a crowd; the others follow. */
export const firstChannel = 1_000_000;
