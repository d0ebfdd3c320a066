const denial =
  /\b(?:not|never|no longer|no more|hardly|without|neither|nothing (?:suggests?|shows?|indicates?|proves?|points to)|no (?:sign|signs|data|reason|evidence|proof|indication|such|real|clear|hint)|no|isnt|stopped|stops|ceased|ceases|quit|false that|false|wrong that|untrue that|not true that|myth that|myth|nonsense that|denied that|deny|denies|refuses? to|refused to|fail(?:s|ed|ing)? to|rather than|instead of|far from|contrary to claims|yet to|unable to|struggl(?:es|ed|ing|e) to|nowhere (?:near|close to)|(?:given|giving|gave|gives|giving) up(?: [^ ]+)?(?: of)? (?:its|their|the)|(?:lost|loses|losing|surrendered|surrenders|squandered|squanders|erased|erases|wiped out|blown) (?:all (?:of )?|most of )?(?:its|their)|anything but)\b/g;

const doubting =
  /\b(?:(?:not|nobody|no one|none|few|never) (?:[^ ]+ )?(?:thinks?|believes?|expects?|sees?|buys?|says?|claims?)|doubts?|doubtful|unlikely|disputes?|rejects?)\b(?: that)?/g;

const harmless =
  /\b(?:not (?:only|just|merely|surprisingly|least)|(?:no one|nobody|none|few|you|we|not) (?:can |could |would |will )?(?:deny|denies|dispute|disputes|doubt|doubts|ignore)|no denying(?: that)?|no (?:doubt|question|wonder|surprise|matter|secret|longer any doubt))\b/g;

const after =
  /^(?: [^ ]+){0,10}? (?:is|was|are|were|has been|looks|seems) (?:[^ @]+ ){0,2}?(?:a myth|myth|false|exaggerated|premature|overstated|bogus|rubbish|baseless|unfounded|debunked|a hoax|wrong|not real|over|fake|nonsense|overblown|not true|untrue|a lie|gone|finished|not happening|non ?existent|imaginary|an illusion|closed|not there)\b/;

const noMore = / (?:;|,|but|-)? ?(?:but )?(?:not any ?more|no longer|no more)(?: \.| !)?$/;

const ended =
  /^(?: [^ ]+){0,8}? (?:has|have|had) (?:now |already |finally |since |all but |fully )?(?:(?:been )?(?:ended|closed|disappeared|vanished|gone|reversed|evaporated|erased|wiped out|melted away)|come to an end)\b/;

/** How many words before the relation a "not" may stand. */
const reachWords = 6;

/**
 * Does the sentence deny the relation?
 *
 * Looks at the few words before it ("has not decoupled", "no sign that … has decoupled") and, for nouns, at what is
 * said of it after ("the divergence is a myth"). Superlatives must have been blanked out before, because the "never"
 * of "never been this far" denies nothing. An even number of denials is none.
 *
 * @param before The sentence up to the relation.
 * @param following The sentence after it.
 * @returns Whether it is denied.
 * @example isDenied('@0 has not', ' from @1'); // => true
 */
export function isDenied(before: string, following: string): boolean {
  const near = before.replace(harmless, '~').replace(doubting, 'not').trim().split(' ').slice(-reachWords).join(' ');
  const far =
    /\b(?:false|untrue|wrong|myth|nonsense|no evidence|no sign|no signs|no proof|no indication|not true)(?: that| of)?\b/.test(
      before,
    )
      ? 1
      : 0;
  const count = Math.max([...near.matchAll(denial)].length, far);
  const denied = after.test(following) || ended.test(following) || noMore.test(following) ? 1 : 0;
  return (count + denied) % 2 === 1;
}
