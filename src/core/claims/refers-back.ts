/** Words that refer to what was said before. */
export const refersBackPattern =
  /\b(?:it|its|this|that|such|they|these|their|both|the (?:two|pair|move|gap|divergence))\b/;
