/** A wording about what comes next, over a sentence coded by `codeForecastWords`. */
export interface ForecastCue {
  readonly relation: 'forecast-converge' | 'forecast-diverge';
  readonly negated: boolean;
  readonly pattern: RegExp;
}

/** Kinds of words forecasts are made of; the letter stands for them in the coded sentence. The first that fits wins. */
const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'N',
    /\b(?:(?:(?:is|are|was|be|looks?|seems?|appears?) (?:[^ @]+ )?)?unlikely to|(?:is|are|was|do|does|did|has|have) not (?:[^ @]+ )?(?:going|likely|bound|set|about|expected|poised|destined|meant|need|have|look like it is going) to)\b/g,
  ],
  [
    'M',
    /\b(?:(?:will|would|may|might|could|can|should|must|shall|(?:is|are|was|be|looks?|seems?|appears?) (?:(?!not |never |un)[^ @]+ )?(?:going|likely|bound|set|about|due|expected|poised|destined|primed|ready|sure|certain|doomed|forecast|overdue) (?:to|for)|expected to|likely to|bound to|going to|set to|ought to|has to|have to|needs? to|tends? to))\b/g,
  ],
  [
    'W',
    /\b(?:(?:continue|continues|keep|keeps) (?:on )?(?:to )?(?:diverg(?:e|ing)|widen(?:ing)?|grow(?:ing)?(?: apart)?|drift(?:ing)? (?:further )?apart|expand(?:ing)?|increas(?:e|ing)|decoupl(?:e|ing)|pull(?:ing)? apart)|diverge|widen|grow|drift (?:further |even further )?apart|expand|get (?:even )?(?:wider|bigger|worse|larger)|become (?:even )?(?:wider|bigger|larger)|increase|deepen|worsen|balloon|pull (?:further )?apart|move (?:further |even further )?apart|grow apart|blow out)\b/g,
  ],
  [
    'C',
    /\b(?:re ?converg(?:e|es|ing)|converg(?:e|es|ing)|mean revert|revert|catch up|catch ?up|play catch ?up|close(?: up)?|closing|narrow|narrowing|shrink|normali[sz]e|reverse|be reversed|fade|vanish|disappear|correct|snap back|snap shut|reconnect|re ?couple|realign|come back (?:together|in line|into line|down)|come (?:together|back in line)|unwind|end|be short lived|be temporary|be filled|be closed|be erased|rejoin|meet again|move back (?:together|in line|into line)|bounce back to|evaporate|resolve|be resolved|heal|compress|come to an end|wear off|run out|break|blow over)\b/g,
  ],
  [
    'P',
    /\b(?:last|persist|continue|hold(?: up)?|endure|stay|remain|be sustained|be sustainable|go on|survive|stick(?: around)?|be permanent|linger|be here to stay|be maintained|prevail|carry on)\b/g,
  ],
];
const [modalNot, modal, widen, close, persist] = ['N_*', 'M_*', 'W_*', 'C_*', 'P_*'];
const filler = String.raw`(?: (?!not\b|never\b|while\b|but\b|than\b)[^ ]+){0,3}?`;
const not = String.raw`(?: [^ @]+)?(?: not| never| hardly| no longer)`;

const cue = (relation: ForecastCue['relation'], negated: boolean, ...patterns: string[]): ForecastCue[] =>
  patterns.map((pattern) => ({ relation, negated, pattern: new RegExp(pattern, 'g') }));

/**
 * With which wordings do people say whether a gap will close?
 *
 * "May not last" foretells convergence; "will last" denies it; "the gap will widen" foretells divergence.
 */
export const forecastCues: readonly ForecastCue[] = [
  ...cue(
    'forecast-converge',
    false,
    String.raw`\b${modal}${not}(?: [^ ]+){0,2}? ${persist}\b`,
    String.raw`\b${modalNot} (?:[^ ]+ ){0,2}?${persist}\b`,
    String.raw`(?:^|[,;:] )${modal} (?:(?!not )[^ ]+ ){1,9}?${close}\b`,
    String.raw`\b${modal} (?:hardly|scarcely|barely) ${persist}\b`,
    String.raw`\b${modal}${filler} ${close}\b`,
    String.raw`\b(?:is|are|looks?|seems?|appears?|be|likely|probably|merely|only|prove|proves) (?:[^ @]+ ){0,2}?(?:temporary|transitory|transient|short lived|unsustainable|fleeting|not sustainable|on borrowed time|living on borrowed time|a blip|an aberration|an anomaly)\b`,
    String.raw`\b(?:due|ripe|primed|overdue|poised|set|ready|headed|heading|bound) for (?:a |an |some )?(?:[^ @]+ )?(?:convergence|re ?convergence|mean reversion|reversion|reversal|catch ?up|snap ?back|correction|catch up rally|${close}(?: [^ ]+)?)\b`,
    String.raw`\b(?:convergence|re ?convergence|mean reversion|reversion|catch ?up|snap ?back|${close}) (?:[^ @]+ ){0,2}?(?:is |looks |seems )?(?:coming|ahead|inevitable|imminent|likely|next|overdue|due|on the way|around the corner|in the cards)\b`,
    String.raw`\b(?:expects?|expecting|expected|predicts?|predicting|anticipates?|see|sees|foresees?|bet on|betting on|forecasts?|await|awaits) (?:[^ ]+ ){0,9}?(?:(?:to|the gap to) ${close}|convergence|re ?convergence|mean reversion|reversion|a catch up|closing of|narrowing)\b`,
    String.raw`\b(?:a )?(?:matter|question) of time (?:until|before|till)\b`,
    String.raw`@\d+ to ${close}\b`,
    String.raw`\b(?:what diverges must converge|rubber band)\b`,
    String.raw`\b(?:nothing|no (?:gap|divergence|decoupling|disconnect)(?: like this)?) (?:${persist}|lasts) forever\b`,
    String.raw`\b(?:won|will) not be like this forever\b`,
    String.raw`\b(?:do|does|never) (?:not )?(?:${persist}|lasts)\b`,
    String.raw`\b${modal} be (?:[^ @]+ ){0,2}?(?:temporary|transitory|transient|short lived|fleeting)\b`,
    String.raw`\bdays are numbered\b`,
  ),
  ...cue(
    'forecast-converge',
    true,
    String.raw`\b${modal}${not}(?: [^ ]+){0,3}? ${close}\b`,
    String.raw`\b${modalNot} (?:[^ ]+ ){0,2}?${close}\b`,
    String.raw`(?:^|[,;:] )${modal} (?:(?!not )[^ ]+ ){1,9}?${persist}\b`,
    String.raw`\b(?:is|are|may be|might be|will be|could be|looks|seems) (?:[^ @]+ ){0,2}?(?:here to ${persist}|permanent|structural and permanent|the new normal)\b`,
    String.raw`\b${modal}${filler} ${persist}\b`,
    String.raw`\bno (?:convergence|reversion|mean reversion|reconvergence|catch ?up|${close})(?: is)? (?:in sight|coming|ahead|likely|soon)\b`,
  ),
  ...cue(
    'forecast-diverge',
    false,
    String.raw`\b${modal}${filler} ${widen}\b`,
    String.raw`\b(?:expects?|expecting|predicts?|predicting|anticipates?|see|sees|foresees?|bet on|forecasts?) (?:[^ ]+ ){0,9}?(?:to ${widen}|widening|further divergence|more divergence)\b`,
    String.raw`\b(?:further|more) (?:divergence|widening|drift) (?:is )?(?:ahead|likely|coming|expected|to come)\b`,
    String.raw`\b${modal} only (?:get|become|grow|widen)\b`,
  ),
  ...cue(
    'forecast-diverge',
    true,
    String.raw`\b${modalNot} (?:[^ ]+ ){0,2}?${widen}\b`,
    String.raw`\b${modal}${not}(?: [^ ]+){0,2}? ${widen}\b`,
  ),
];

/**
 * Where in a sentence are the words forecasts are made of?
 *
 * Each is replaced by a letter and underscores of the same length, so that the patterns stay short: one pattern over
 * every modal and every verb takes the engine longer to prepare than all texts of a day take to read.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The coded sentence, same length.
 * @example codeForecastWords('it will not last'); // => 'it M___ not P___'
 */
export function codeForecastWords(sentence: string): string {
  return kinds.reduce(
    (coded, [letter, words]) => coded.replace(words, (match) => letter + '_'.repeat(match.length - 1)),
    sentence,
  );
}
