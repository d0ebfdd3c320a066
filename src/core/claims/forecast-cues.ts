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
    /\b(?:re ?converg(?:e|es|ing)|converg(?:e|es|ing)|mean revert|revert|catch up|catch ?up|play catch ?up|close(?: up)?(?! together| to | behind)|closing|narrow|narrowing|shrink|normali[sz]e|reverse|be reversed|fade|vanish|disappear|correct|snap back|snap shut|reconnect|re ?couple|realign|come back (?:together|in line|into line|down)|pull back together|get back together|compress|self correct|come (?:together|back in line)|unwind|end(?! badly| in tears| up)|be short lived|be temporary|be filled|be closed|be erased|rejoin|meet again|move back (?:together|in line|into line)|bounce back to|evaporate|resolve|be resolved|heal|compress|come to an end|wear off|run out|break|blow over)\b/g,
  ],
  [
    'P',
    /\b(?:last|persist|hold(?: up)?|endure|stay|remain|be sustained|be sustainable|survive|stick(?: around)?|be permanent|linger|be here to stay|be maintained|prevail)\b/g,
  ],
  ['K', /\b(?:continue|go on|carry on|keep going|run further|have further to run|have room to run|extend)\b/g],
];

const [modalNot, modal, widen, close, persist] = ['N_*', 'M_*', 'W_*', 'C_*', '[PK]_*'];

const stay = 'P_*';

const goOn = 'K_*';

const filler = String.raw`(?: (?!not\b|never\b|while\b|but\b|than\b)[^ ]+){0,3}?`;

const expecting =
  '(?:expects?|expecting|expected|predicts?|predicting|anticipates?|anticipating|see|sees|foresees?|bet on|bets on|betting on|forecasts?|awaits?|look for|looks for|looking for|calls? for|braces? for|bracing for)';

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
    String.raw`\b(?:is|are|been|was|were|looks?|seems?|appears?|be|likely|probably|merely|only|prove|proves) (?:[^ @]+ ){0,2}?(?:temporary|transitory|transient|short lived|unsustainable|overdone|fleeting|not sustainable|on borrowed time|living on borrowed time|a blip|an aberration|an anomaly)\b`,
    String.raw`\b(?:due|ripe|primed|overdue|poised|set|ready|headed|heading|bound) for (?:a |an |some )?(?:[^ @]+ )?(?:convergence|re ?convergence|mean reversion|reversion|reversal|catch ?up|snap ?back|correction|catch up rally|${close}(?: [^ ]+)?)\b`,
    String.raw`\b(?:convergence|re ?convergence|mean reversion|reversion(?: to the mean)?|catch ?up|snap ?back|${close}) (?:between (?:the )?@\d+ (?:and|&) (?:the )?@\d+ )?(?:[^ @]+ ){0,2}?(?:is |looks |seems )?(?:coming|ahead|inevitable|imminent|likely|next|overdue|due|on the way|around the corner|in the cards)\b`,
    String.raw`\b${expecting} (?:(?!no |not |little )[^ ]+ ){0,9}?(?:(?:to|the gap to) ${close}|${close} (?=the |its |that )|convergence|re ?convergence|mean reversion|reversion|a catch up|closing of|narrowing)\b`,
    String.raw`\b(?:a )?(?:matter|question) of time (?:until|before|till)\b`,
    String.raw`@\d+ to ${close}\b`,
    String.raw`\b(?:what diverges must converge|rubber band)\b`,
    String.raw`\b(?:nothing|no (?:gap|divergence|decoupling|disconnect)(?: like this)?) (?:${persist}|lasts) forever\b`,
    String.raw`\b(?:won|will) not be like this forever\b`,
    String.raw`\b(?:do|does|never) (?:not )?(?:${persist}|lasts)\b`,
    String.raw`\b${modal} be (?:[^ @]+ ){0,2}?(?:temporary|transitory|transient|short lived|fleeting)\b`,
    String.raw`\bdays are numbered\b`,
    String.raw`\bno way (?:[^ ]+ ){0,6}?(?:holds|lasts|persists|continues|endures)\b`,
    String.raw`\b(?:maybe|perhaps|eventually|at some point|sooner or later|some day|someday) (?:[^ ]+ ){0,6}?(?:catches up|closes|narrows|reverts|converges|re ?converges|shrinks|snaps back|mean reverts|normali[sz]es)\b`,
    String.raw`\bhow (?:much longer|long) ${modal} (?:[^ ]+ ){1,9}?(?:${persist}|be like this)\b`,
    String.raw`\b${close} (?:trade|play|candidate|potential|rally|story)\b`,
  ),
  ...cue(
    'forecast-converge',
    true,
    String.raw`\b${modal}${not}(?: [^ ]+){0,3}? ${close}\b`,
    String.raw`\b${modalNot} (?:[^ ]+ ){0,2}?${close}\b`,
    String.raw`(?:^|[,;:] )${modal} (?:(?!not )[^ ]+ ){1,9}?${stay}\b`,
    String.raw`\b(?:is|are|may be|might be|will be|could be|looks|seems) (?:[^ @]+ ){0,2}?(?:here to ${persist}|permanent|structural and permanent|the new normal)\b`,
    String.raw`\b${modal}${filler} ${stay}\b`,
    String.raw`\b(?:expects?|expecting|anticipates?|predicts?|see|sees|foresees?) (?:(?!no |not |little )[^ ]+ ){0,9}?to ${stay}\b`,
    String.raw`\b(?:(?:see|sees|seeing|there is) )?(?:no|little|not much) (?:reason|sign|signs|evidence|catalyst|chance|prospect|hope|case|way) (?:[^ ]+ ){0,9}?(?:to|that|of|${modal}) (?:[^ ]+ ){0,4}?${close}\b`,
    String.raw`\b(?:is|are) not going (?:away|anywhere)\b`,
    String.raw`\bno (?:convergence|reversion|mean reversion|reconvergence|catch ?up|${close})(?: is)? (?:in sight|coming|ahead|likely|soon)\b`,
  ),
  ...cue(
    'forecast-diverge',
    false,
    String.raw`\b${modal}${filler} ${widen}\b`,
    String.raw`\b${modal}${filler} ${goOn}\b`,
    String.raw`\b(?:has|have) (?:much |even |still )?(?:further|more|room|a long way) to (?:run|go|${widen})\b`,
    String.raw`(?:^|[,;:] )${modal} (?:(?!not )[^ ]+ ){1,9}?(?:${goOn}|${widen})\b`,
    String.raw`\b${expecting} (?:(?!no |not |little )[^ ]+ ){0,9}?(?:to ${widen}|to ${goOn}|widening|further divergence|more divergence)\b`,
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
