import type { Row } from '../text.ts';
import { verbForms } from './furniture.ts';

const up = `rise gain climb jump surge rally soar advance add rocket spike leap increase moon rip pump skyrocket vault zoom explode
  appreciate roar boom pop melt~up run~up`.split(/\s+/).map((verb) => verb.replace('~', ' ')); // prettier-ignore

const down =
  `fall drop lose decline slide slump sink tumble plunge shed crash crater retreat dip plummet slip decrease bleed ease sag
  dump nosedive tank implode skid swoon wilt stumble depreciate nuke puke suffer dwindle shrivel deteriorate`.split(
    /\s+/,
  );

const aheadVerbs =
  `outperform thump outgain outrally outclimb outearn outpace outrun outstrip outdo outshine beat trounce crush smash
  overtake eclipse best surpass shade top smoke destroy demolish thrash wallop clobber dwarf lap pummel hammer obliterate dominate overshadow
  bury school annihilate mog cream overpower whip maul drub pip pound spank slaughter torch batter flatten steamroll upstage outclass
  outmuscle outgallop outdistance outsprint outrank outscore overhaul leapfrog embarrass humiliate vanquish rinse outreturn outjump outsurge
  outmatch outfox trump bulldoze blitz`.split(/\s+/);

const behindVerbs = 'underperform lag trail underpace undershoot'.split(' ');

/** "Was beaten by gold": the order of the markets stays, the direction turns. */
const passives = aheadVerbs.flatMap((verb) => [...new Set([verbForms(verb).participle, verbForms(verb).all[3]!])].map((form) => `${form}
    badly? by the? <m>`)); // prettier-ignore

/** "Got crushed" without saying by whom is a fall. */
const crushed =
  `crush smash trounce thrash wallop clobber pummel hammer demolish obliterate destroy cream annihilate smoke maul batter pound spank
    slaughter torch rout nuke`
    .split(/\s+/)
    .flatMap((verb) => [verbForms(verb).participle]);

/** How much better. */
const degrees =
  `bit touch tad little shade lot hair whisker fraction slightly marginally rather somewhat considerably significantly markedly notably
  noticeably only far much way even still clearly decidedly vastly substantially distinctly appreciably`.split(/\s+/).join('/'); // prettier-ignore

/** Verbs of which only the next word says which way. */
const slow =
  'inch edge tick creep nudge drift grind crawl claw push power march move head trade run shoot come close end finish'.split(
    ' ',
  );

/** "Sank against gold": a price in terms of the other. */
const against = (verbs: readonly string[]): string =>
  verbs
    .map((verb) => `${verb.split(' ')[0]!}~ against the? <m>|${verb.split(' ')[0]!}~ relative to the? <m>`)
    .join('|');

/** By how much one has gained on the other: "has something like 35 points on gold", "ceded more than 9 points to stocks". */
const byPoints = ([comparator, lead]: readonly [string, string]): Row[] => [
  ['perform+sized', `ahead+${comparator}`, `have/has/had got? ${lead} <s> on/over the? <m>|got ${lead} <s> on the? <m>|
    put~/make~/build~/bank~/open~/rack~/notch~/stack~ up? ${lead} <s> on/over the? <m>|claw~/win~/wrest~/recoup~ back? ${lead} <s> back? on/from the? <m>`],
  ['perform+sized', `behind+${comparator}`, ['', 'owners/investors/bulls have/had '].map((who) =>
    `${who}cede~/surrender~/concede~/yield~/relinquish~/hand~/give~/forfeit~/cough~/leak~ up/back/over/away? ${lead} <s> to the? <m>`).join('|')],
]; // prettier-ignore

/** "Rose hand in hand", "down in tandem with": one way, both. */
const jointly = (...moves: readonly string[]): string =>
  moves
    .flatMap((move) =>
      [
        'together',
        'in tandem/lockstep/unison/step/sync/concert/parallel with?',
        'hand in hand with?',
        'side by side',
      ].map((how) => `${move} ${how}`),
    )
    .join('|');
/** Who is ahead of whom. A verb goes with its subject; `<m>` inside is the other market. */
export const performRows: readonly Row[] = [
  ['word', '', 'data/research/analytics/trading/brokerage/advisory/consulting/investment/crypto firm/firms|rather than|for <m> holders/owners/investors|a/an/one/1/each/single share of|proof of stake/work|in school|at school|follow~ with|next with|second with|third with|touch~|plumb~|probe~|graze~|nurse~|<m> wreck/bloodbath/carnage/massacre'],
  ['level', '', `no/hardly/barely real/meaningful/much/visible/noticeable gap/daylight between|neither <m> nor <m> has/have pulled/moved/broken/got/gone ahead of? the? other?|neck and neck with?|neck to neck|basically/practically/roughly/broadly/dead/about/pretty/virtually much? level|<m> and the? <m> are/were/stand/sit/run/finish~/end~ level|level with the? <m>|level pegging|level pegging with|level peg~ with|in a dead heat|in a dead heat with|a dead heat between|
    dead heat|draw~/pull~ level|even stevens|in line with the? <m>|honours even|honors even|nothing between|nothing to choose between|little to choose between|nothing in it between|nothing separates|little separates|hardly anything separates|next to nothing between|no daylight between|little daylight between|hardly any daylight between|
    stride for stride|stride for stride with|match~ the? <m> point/stride/step/blow/tick/percent/move for point/stride/step/blow/tick/percent/move|match~ the? <m>|match~ the? total/own? return/returns/gain/gains/performance/rise/advance/rally of the? <m>|match~ the? <m> 's return/returns/gain/gains/performance/rise/advance/rally|on level terms|on level terms with|on a par|on a par with|level with the? <m>|in a photo finish|in a photo finish with|finish~/end~ in a tie|
    in a virtual tie|in a virtual tie with|in a statistical tie|too close to call|all square|all square with|= the? <m>|a tie between|a draw between|is/are/was/were tied with|run~ a dead heat`],
  ['perform', 'ahead', 'prove~/proven/be/been/is/are/was/were/look~ more resilient than|show~/shown more resilience than|have/has/had/with the? <m> in the/its/their rear view mirror'],
  ['perform+size', 'ahead+', 'run~/race~/shoot~/sprint~/surge~/storm~/power~/blow~/fly~/cruise~/climb~/soar~/rally~/move~/pull~ <s> past the? <m>'],
  ['other', '', 'rear view mirror|mirror'],
  ...([['about', 'about/some/around/roughly/maybe/something/a/another/close? like/good/solid/cool/full/further/to?'],
    ['almost', 'nearly/almost a?'], ['more-than', 'over/above'], ['more-than', 'more/upwards/north/well than/of/over'],
    ['at-least', 'at least'], ['less-than', 'less/under than?']] as const).flatMap(byPoints), // prettier-ignore
  ['perform', 'behind', 'prove~/proven/be/been/is/are/was/were/look~ less resilient than|show~/shown less resilience than|dead weight next to|dead weight against|dead weight beside'],
  ['word', '', 'instead of the? <m>|broad/broader/wider/benchmark/bellwether/flagship <m>'],
  ['level', '', 'keep~ pace/step with each/one other/another|keep~ up with each/one other/another'],
  ['perform+size', 'behind+', 'leave~/put~ the? <m> some/about/around/roughly/over/nearly/almost? <s> behind the? <m>'],
  ['perform+size', 'ahead+', 'leave~/put~ the? <m> some/about/around/roughly/over/nearly/almost? <s> ahead of the? <m>'],
  ['perform+size', 'ahead+', 'leave~/put~ the? <m> <s> behind it?|put~ <s> on/over the? <m>|put~ <s> between itself/themselves/it/them and the? <m>|leave~/put~ the? <m> some/about/around/roughly/over/nearly/almost/well/fully/more/less over/than? <s> behind it?'],
  ['perform', 'behind', `dead money/weight relative/compared/next to/with the? <m>|dead money/weight against/versus/vs the? <m>|give~ up/away its/their/the? lead/edge/advantage/crown to the? <m>|surrender~/cede~/concede~/yield~/relinquish~/hand~/lose~ its/their/the? lead/edge/advantage/crown/top to the? <m>|have/has/had yet to catch up with/to the? <m>|have/has/had not caught up with/to the? <m>|
    have/has/had yet to close the gap with/to/on the? <m>|can/could/did not hold its/their own against the? <m>`],
  ['not+perform', '+ahead', aheadVerbs.map((verb) => `still/just/simply can not ${verb}`).join('|') + '|' + aheadVerbs.map((verb) => `can not seem to ${verb}`).join('|')],
  ['not+perform', '+ahead', 'do~/fare~/perform~/hold~ up? no better than the? <m>'],
  ['not+perform', '+behind', 'do~/fare~/perform~/hold~ up? no worse than the? <m>|keep~ pace/step/up with the? <m>|hold~ its/their ground against the? <m>|hold~ its/their own against/with/beside/alongside the? <m>|kept up with the? <m>|keeps up with the? <m>|is/are keeping up with the? <m>'],
  ['perform', 'ahead', 'better the? <m> has/have done/performed/fared/held up? than the? <m>'],
  ['perform', 'behind', 'worse the? <m> has/have done/performed/fared/held up? than the? <m>'],
  ['perform', 'ahead', against(up)],
  ['perform', 'behind', against(down)],
  ['perform', 'ahead', `far from lagging/trailing/underperforming the? <m>|do~/did even better|get~ off more lightly|get~ off lightly|fare~ better|edge~ the? <m>|a/the better bet than|been/was/proved/proven a/the better hold/holding/asset/trade/pick/ride than|a/the better investment than|was/proved/been a/the better buy than|a/the better place to be than|
    better off in <m> than|draw~/pull~/get~ level and then some|catch~ up and then some|lead~ the charge|lead~ the way|lead~ the pack|lead~ the field|up on the? <m>|up on it|streak~/storm~/race~/surge~/forge~/romp~/power~/charge~/push~/steam~/edge~/inch~/nose~/draw~ ahead|in a league of its/their own next to|in a different league from/to/than the? <m>|a class above the? <m>`],
  ['perform', 'behind', `have/has/had done far/much? worse than the? <m>|do~/fare~/perform~ a? ${degrees} ${degrees}? worse than? the? <m>?`],
  ['perform', 'ahead', `have/has/had done far/much? better than the? <m>|do~/fare~/perform~ a? ${degrees} ${degrees}? better than? the? <m>?`],
  ['perform', 'ahead', `have/has/had a smoother/better/easier ride/time than the? <m>|have/has/had a better/easier time of it than the? <m>|kinder/better/gentler/easier/nicer to/on/for the? <m> than to/on/for the? <m>|
    better off with/in/holding/owning the? <m> than with/in/holding/owning the? <m>|pay~ off more/better than|earn~ more than the? <m>|make~ more money? than the? <m>|treat~ the? <m> better than the? <m>|reward~/pay~ you/investors/holders/owners more than the? <m>|
    would have been/done better off? with/in/holding/owning the? <m> than with/in/holding/owning the? <m>|you/i/we/one would have made/earned/gained more with/in/holding/owning boring/plain/dull/simple/humble/good/dear? old/plain? the? <m> than with/in/holding/owning the? <m>|better/stronger performer than the? <m>|make~/made/regain~/recover~/claw~ back? up? ground on/against/from the? <m>|had the edge over/on|the edge on|bettered|come~ out on top of/against|outgun~|edge~ past|cook~ the? <m>|better off than the? <m>|beat~ the? <m> hands down`],
  ['perform', 'behind', `harder/rougher/tougher/worse/crueller/nastier on/to/for the? <m> than on/to/for the? <m>|worse off with/in/holding/owning the? <m> than with/in/holding/owning the? <m>|worse/weaker performer than the? <m>|
    hold~ up far/much/even? worse than|hold~ up far/much/even? worse|hurt~/hit~/punish~ the? <m> more/harder/worse than the? <m>|been/was/proved a/the worse bet/buy/investment than|cede~/surrender~/concede~ ground to|give~ up? ground to|beat by the? <m>|could not keep up with|could not keep pace with|could not match|could not compete with|take~ a back seat to|take~ a backseat to|
    worse off than the? <m>|outgunned by the? <m>|can not catch the? <m>|have/has/had a rougher/worse/tougher/harder ride/time than the? <m>|have/has/had a rougher/worse/tougher/harder time of it than the? <m>`],
  ['perform', 'ahead', `close~/finish~/end~ the? day/week/month/quarter/year/session ahead of?|clear of|well clear of|streets ahead of|a mile ahead of|light years ahead of|draw~ ahead of|edge~ ahead of|nose~ ahead of|inch~ ahead of|stay~ ahead of|keep~ ahead of|forge~ ahead of|surge~ ahead of|streak~ ahead of|finish~ ahead of|end~ ahead of|
    come~ out ahead of|come~ in ahead of|get~ the better of|have~ the better of|make~ mincemeat of|make~ short work of|steal~ a march on|edge~ out|nose~ out|blow~ past|blow~ away|blow~ the doors off|fly~ past|race~ past|storm~ past|cruise~ past|sail~ past|power~ past|rip~ past|run~ past|shoot~ past|sprint~ past|run~ away from|knock~ spots off|beat~ the pants off|dunk~ on|
    have~ the? <m> for breakfast/lunch/dinner|eat~ the? <m> for breakfast/lunch/dinner|eat~ the? <m> alive|leave~ the? <m> eating dust|leave~ the? <m> for dust|leave~/put~ the? <m> in the/its rear view mirror|have/has/had the? <m> in the/its rear view mirror|leave~ the? <m> way/well/miles behind|
    run~ rings/circles/laps round|mop~ the floor with|kick~ the? <m> 's butt|give~ the? <m> a hiding/beating/thrashing/pasting/lesson|rally~ past|climb~ past|soar~ past|surge~ past|zoom~ past|hold~ up far/much/way/a? lot? better than|do~ a lot better than|do~ much better than|fare~ far/much better than|weather~ it better than|overtook|too strong for|too good for|too hot for`],
  ['perform', 'behind', `close~/finish~/end~ the? day/week/month/quarter/year/session behind|far from beating/leading/outperforming the? <m>|do~/did even worse|fare~ worse|fail~ to hold its/their own against/with/beside/alongside the? <m>|have/has/had nothing on|lose~ its/their sparkle/shine/lustre/luster/edge/appeal next to/against/beside the? <m>|
    left on read by the? <m>|left at the gate/post/start/platform/altar by/as/while/when the? <m>|left at the starting line by/as/while/when the? <m>|left far/way/well/miles? behind/trailing/standing/watching as/while/when the? <m>|left in the? dust/cold/shade/lurch/dirt as/while/when the? <m>|left for dead/dust as/while/when the? <m>|stuck in the? <m> 's slipstream|cooked by the? <m>|toasted by the? <m>|roasted by the? <m>|owned by the? <m>|
    wrecked by the? <m>|eat~ the? <m> 's dust|get~ its lunch eaten by|has/have/had yet to catch up with/to/on the? <m>|has/have/had still? yet to close the gap with/to/on/behind the? <m>|has/have/had not caught up with/to/on the? <m> yet|still playing catch up with/to the? <m>|bring~ up the rear behind|
    come~ up short against|come~/came off even? worse/worst|come~/came off even? worse than the? <m>|come~ second to|no match for|not hold a candle to|can not hold a candle to|can not match|can not touch|can not compete with|adrift of the? <m>|well/far/way/miles adrift of the? <m>|left behind by|get~ left behind by|a step behind|a mile behind|light years behind|miles behind|off the pace set by|finish~ behind|
    end~ behind|sit~ behind|struggle~ against the? <m>|sag~ against the? <m>|melt~ against the? <m>|wilt~ against the? <m>|crumble~ against the? <m>|soft against|weak vs|weak versus|weaker than the? <m>|weaker vs|take~ it worse than|took it worse than|take~/suffer~ a? bigger/harder/heavier hit than|hit harder than|
    hit much/far/a? lot? harder than|fare~ much/far worse than|do~ a lot worse than|do~ much worse than|lose~ badly to|get~ dunked on by|get~ left in the dust by|left eating the? <m> 's dust|left choking on the? <m> 's dust|get~ dusted by|dusted by|in the? <m> 's rear view mirror|slower than the? <m>|lose~ touch with the leader`],
  ['perform', 'behind', [...passives, ...crushed.map((form) =>
    `be/is/was/were/been/being/get/got/getting/gets/gotten ${form} by the? <m>`)].join('|')],
  ['move', 'down', `take~ a beating/hammering/pounding/battering/bath/tumble/dive/hit|take~ it on the chin|` + crushed.map((form) => `is/was/were/been/being/get/got/getting/gets/gotten ${form}`).join('|')],
  ['perform', 'behind', `left in the dust by the? <m>|left far? behind by the? <m>|left in the? wake of the? <m>|bested by the? <m>|
    left for dead by the? <m>|
    get~ smoked by the? <m>|smoked by the? <m>|get~ its ass kicked by the? <m>|cooked vs|rekt vs|wrecked by the? <m>|wrecked vs|
    get~ rekt vs|mogged by the? <m>|
    schooled by the? <m>|put to shame by the? <m>|taken to the cleaners by the? <m>|left trailing by the? <m>|left standing by the? <m>`],
  ['perform', 'ahead', aheadVerbs.map((verb) => `${verb}~|barely ${verb}~`).join('|') + '|barely ahead|barely ahead of|barely lead~'],
  ['perform', 'behind', behindVerbs.map((verb) => `${verb}~|barely ${verb}~`).join('|') + '|barely behind'],
  ['perform', 'behind', `adrift|down on it|worse than the? <m>|
    hit harder than|hit even harder than|underperf|
    fall~ behind|fall~ far behind|lag~ behind|lag~ far behind|trail~ behind|trail~ far behind|be behind|
    fall~ so far behind|fall~ way behind|slip~ behind|drop~ behind|behind|far behind|well behind|way behind|miles behind|
    lose~ ground to|lose~ ground against|lose~ out to|fall~ short of|do~ worse than|do~ far worse than|do~ much worse than|
    perform~ worse than|
    play~ second fiddle to|pale~ next to|underwhelm~ against the? <m>|look~ weak against|look~ weak vs|languish~ behind|
    languish~ far behind|
    eat~ the? dust of|choke~ on the? dust of|struggle~ to keep pace with|struggle~ to keep up with|fail~ to keep up with|
    fail~ to keep pace with|
    fail~ to match|can not keep up with|can not keep pace with|not kept up with|not kept pace with|not keeping up with|not keep~ up|not kept up|not keep~ pace|not kept pace|
    not keeping pace with|
    unable to keep up with|unable to match|not exactly keeping up with|not matched|below that of the? <m>|below the? <m>|doing worse than|faring worse than|
    fare~ worse than|far weaker than|
    look~ weak|looks weak|have done far? worse|has done far? worse|do~ worse against|done worse against|bleed~ against the? <m>|lose~ to|
    get~ beaten by|eating the? dust of|
    slump~ against the? <m>|slump~ relative to|bleeding against|weaken~ against the? <m>|sink~ against the? <m>|slide~ against the? <m>|
    slip~ against the? <m>|fall~ against the? <m>|
    drop~ against the? <m>`],
  ['perform+period', 'behind', 'worse/weaker/rougher/tougher/poorer/harder <t> than the? <m>'],
  ['perform+period', 'ahead', 'you/i/we/one would have made/earned/gained more with/in/holding/owning boring/plain/dull/simple/humble/good/dear? old/plain? the? <m> in/over/during? <t> than with/in/holding/owning the? <m>|you/i/we/one would have done/been better off? with/in/holding/owning boring/plain/dull/simple/humble/good/dear? old/plain? the? <m> in/over/during? <t> than with/in/holding/owning the? <m>|carry~/win~/own~/dominate~/take~ the? <t>|better/stronger/finer/brighter/happier <t> than the? <m>|weather~ the? <t> better than the? <m>|survive~ the? <t> better than the? <m>'],
  ['perform', 'ahead', `in front of|in front|come~/came off even? better|come~/came off even? better than the? <m>|is/are/was/were much/far? better off|better than the? <m>|hold~ up better than|hold~ up better|hang~ in/on/tough there? better than|hang~ in/on/tough there? better|hold~ its/their ground better than|held its/their ground better than|
    outperf|pull~ ahead of|pull~ away from the? <m>|move~ ahead of|
    race~ ahead of|be ahead|ahead of|far ahead of|
    well ahead of|way ahead of|leagues ahead of|miles ahead of|do~ better than|do~ far better than|perform~ better than|
    fare~ better than|be~ stronger than the? <m>|stronger than the? <m>|
    leave~ the? <m> 's? far/well/miles/way? behind|leave~ the? <m> 's? in the dust|leave~ the? <m> in its dust|leave~ the? <m> trailing|
    leave~ the? <m> standing|
    leave~ the? <m> trailing in its wake|leave~ the? <m> in its wake|leave~ the? <m> for dead|run~ circles around|run~ rings around|
    run~ laps around|eat~ the? <m> 's lunch|
    gain~ on|gain~ ground on|gain~ ground against|the edge over|have/has/had the upper hand over/on|have/has/had the measure/beating/wood of/over/on|have/has/had the whip hand over|wipe~ the floor with|put~ the? <m> to shame|
    kick~ the? <m> 's ass|to shame|
    lead~|ahead|get~ ahead of|shine~ against the? <m>|rally~ against the? <m>|climb~ against the? <m>|rise~ against the? <m>|
    strengthen~ against the? <m>|gain~ against the? <m>|
    advance~ against the? <m>|jump~ against the? <m>|surge~ against the? <m>|win~ against the? <m>|
    do~ better`],
  ['perform', 'ahead', '> the? <m>|>> the? <m>|>>> the? <m>'],
  ['perform', 'behind', '< the? <m>|<< the? <m>|<<< the? <m>|do~/did/done nothing/little/squat/zip/zilch compared/compare/relative/next to/with the? <m>'],
  ['performance', 'behind', `losing/bad/poor/dismal/terrible run/streak/spell/stretch for the? <m> against/versus/vs|weak performance against|underperformance|underperformance gap|lag|lags behind|shortfall|shortfall to|shortfall against|deficit|deficit to|deficit against|
    slump against|slump relative to|slump vs|weakness vs|weakness against|
    weakness relative to|relative weakness|slide against|losing streak against|underperformer|laggard|weaker/worse/poorer performer`],
  ['performance', 'ahead', '<m> less/minus the? <m>'],
  ['performance', 'ahead', `winning/good/great/strong run/streak/spell/stretch for the? <m> against/versus/vs|outperformance|lead over|lead on|lead|edge over|edge on|edge against|advantage over|advantage on|margin over|cushion over|premium over|premium to|strength vs|
    strength against|strength relative to|relative strength|outperformer|better/stronger performer`],
]; // prettier-ignore

/** That they drifted apart, without saying who is ahead. */
export const gapRows: readonly Row[] = [
  ['drift+intensity', '', `moved so/this far apart|drifted so/this far apart|trading this/so far apart|this/so/that/as/quite far from|
    this/so/that far apart|this/so far away from|this/so disconnected from|this/so/that detached from|this/so/that wide apart|
    so far from each other|
    this/so divorced from|this/so/that divergent from|this/so divergent|this/so disconnected|this/so detached|this/so stretched|
    so decisively apart|this/so/that distant from`],
  ['drift+more', '+big', `further from|farther from|further away from|further apart|farther apart|more divergent|more disconnected|
    more disconnected from|more detached from|more stretched|wider apart`],
  ['drift+most', '+big', `most divergent|most disconnected|most disconnected from|most stretched|furthest apart|farthest apart|
    most detached|most detached from|furthest from|farthest from|most out of whack`],
  ['drift', 'usual', `wider/bigger/larger/greater/further/farther apart? than usual/normal/average/typical|wider/bigger/larger/greater/further/farther apart? than its/the usual/norm/average/mean|wider/bigger/larger/greater/further apart? than it usually/normally/typically is`],
  ['drift', '', `historically/abnormally/exceptionally/uncommonly/extraordinarily/unusually/atypically wide/large/big/stretched|could/can hardly be further apart/removed|could not be further apart/removed|could hardly be more different|
    could not be more different|at odds|unusually wide|abnormally wide|looks wide|looks unusually wide|looks stretched|stretched|moved apart|
    moved far apart|
    detached from|disconnected|disconnected from|divorced from`],
  ['perform+intensity', 'behind', 'this/so/that/as far adrift of/from?|this/so/that/as far behind|this/so badly behind|this/so heavily behind|this/so deep behind'],
  ['perform+intensity', 'ahead', `this/so/that/as far ahead of|this/so far in front of|so far in front|this/so far ahead|
    this/so well ahead of`],
  ['perform+more', 'behind+big', 'further behind|farther behind|fall~ further behind|slip~ further behind|fell even further behind'],
  ['perform+more', 'ahead+big', 'pull~/move~/race~ even? further/farther away from the? <m>|pull~/move~/race~ even further/farther ahead of the? <m>|stretch~/extend~/widen~/increase~ its/their lead/advantage/margin over/on the? <m>|further ahead of|farther ahead of|pull~ further ahead of|further ahead'],
  ['perform+most', 'behind+big', `${['', 'suffer~/endure~/sustain~/post~/take~ its/their/the? '].map((lead) => `${lead}worst/heaviest/biggest/steepest/largest loss/losses/defeat/drubbing/beating/thrashing/slump/slide/drop/decline against/versus/vs/to the? <m>`).join('|')}|
    worst stretch against|worst stretch versus|worst run against|worst run versus|
    worst performance against|worst performance versus|worst performance relative to|worst <d> against/vs/versus|worst <d> relative to|
    worst streak against|weakest performance against|weakest <d> against/vs/versus|worst showing against|furthest behind|
    worst relative performance against|worst level against|
    worst relative <d> against/vs/versus`],
  ['perform+most+ever', 'behind+big+', 'worst/weakest <d> ever against/vs/versus|worst/weakest <d> on record against/vs/versus'],
  ['perform+most+ever', 'ahead+big+', 'best/strongest <d> ever against/vs/versus|best/strongest <d> on record against/vs/versus'],
  ['perform+most', 'ahead+big', `best/biggest/strongest/largest gain/gains/win/advance/rally/rise against/versus/vs the? <m>|best stretch against|best stretch versus|best run against|best run versus|best performance against|
    best performance versus|best performance relative to|best <d> against/vs/versus|best <d> relative to|
    strongest <d> against/vs/versus|furthest ahead of|furthest ahead|best showing against`],
  ['not+gap', '', 'nothing/little unusual/special/remarkable/extraordinary/exceptional/abnormal between the? <m>|nothing/little out of the ordinary between the? <m>'],
  ['not', '', 'about/roughly/exactly/just/broadly what it/they usually/normally/typically is/are|at its usual/normal/average width/size/level|about average/normal/typical|in line with its/the average/norm/usual|within its usual/normal range'],
  ['gap+bare-dur', '', 'difference/gap/spread/divergence/differential in/of/between? the? <d> returns/return/performance'],
  ['gap', '', `elastic band|hole|gap|gap on|gaps|divergence|divergences|spread|spreads|performance gap|return gap|performance spread|return spread|
    performance gulf|performance differential|
    return differential|return difference|differential|chasm|gulf|rift|disconnect|disconnection|dislocation|discrepancy|disparity|wedge|
    distance|split|separation|schism|
    dispersion|valuation of the gap|difference in performance|difference in returns|difference between|relative performance gap|
    return divergence|performance divergence|
    price divergence|gap in performance|gap in returns|divide|bifurcation|jaws`],
  ['drift', '', `zig~ while/as/when/and the? <m> zag~|zag~ while/as/when/and the? <m> zig~|daylight between|clear water between|drift~ miles/far/way/well/worlds/further? apart|miles apart|worlds apart|poles apart|light years apart|diverge~|
    diverges form|drift~ apart|drift~ away|drift~ further from|drift~ from|drift~|part~ ways|part~ company|
    go~ their separate ways|gone their separate ways|gone separate ways|go~ their/its own ways?|march~ to different drums/drummers/beats|go~ separate ways|
    move~ apart|come~ apart|pull~ apart|grow~ apart|tear~ apart|detach~|disconnect~|break~ away from|broken away from|split~ from|
    split from|break with|divergent|
    far apart|wide apart|far from|far away from|distant from|at odds with|out of whack with|
    separate~|moving apart|apart|in opposite directions|move~ in opposite directions|go~ in opposite directions|
    go~ in totally opposite directions|
    head~ in opposite directions|pull~ in opposite directions|travel~ in opposite directions|dislocate~|driven between|
    drive~ a wedge between|open~ up between|
    depart~ from|stray~ from|divorce~ from|in different directions|move~ in different directions|go~ in different directions|
    diverge~ from`],
  ['favour', '', `<m> on top|<m> out front|<m> in front|in the? <m> 's favor/favour|in favor/favour of the? <m>|in favor/favour of the? former/latter/first/second/other one?|in the? former/latter/first/second 's favor/favour|the former/latter ahead/leading`],
  ['widen', '', `widen~|blow~ out|grow~|balloon~|expand~|deepen~|stretch~|swell~|gape~|broaden~|yawn~|get~ wider|get~ bigger|get~ larger|
    become~ wider|gets even wider|get~ even wider|
    grow~ larger|grow~ even larger|grow~ wider|get~ worse|only get worse|open~ up`],
  ['narrow', 'up', `make~/claw~/win~/pull~ up? back? all/most/much/some/part/half? of? the/what/its/their? lost? ground? it/they? has/have/had? lost to/on/against the? <m>|
    recover~/regain~/reclaim~/retrace~/recoup~/get~/earn~ back? all/most/much/some/part/half? of? the/what/its/their? lost? ground? it/they? has/have/had? lost to/on/against the? <m>|
    all but/almost/nearly/practically/virtually caught up with/to/on?|catch~ up|catch~ up with|catch~ up to|catch~ up on|play~ catch up|play~ catch up with/to|
    pull~ level with|draw~ level with|get~ back on terms with|get~ back level with|
    claw~/win~/make~/earn~/take~/pull~ back/up about/around/roughly/nearly/almost/over? a/one/two/the? all/most/much/half/some/part/plenty/lots/third/thirds/quarter/bulk/chunk? of? its/the/their deficit/shortfall/losses/arrears/gap/deficits to/with/on/against/versus/vs?|
    claw~/win~/make~/earn~ back/up about/around/roughly/nearly/almost/over? a/one/two/the? all/most/much/half/some/part/plenty/third/thirds/quarter/bulk/chunk? of? what/everything it/they/he had/have/has? lost/ceded/conceded/surrendered/given to/on/against/up? the? <m>?|
    claw~/win~/make~/earn~ back/up about/around/roughly/nearly/almost/over? a/one/two/the? all/most/much/half/some/part/plenty/third/thirds/quarter/bulk/chunk? of? the? ground lost/ceded/conceded to/on/against?|close~ the/its/their gap with/to/on/behind|close~ most/much/half/some of the/its/their gap with/to/on/behind|close~ the distance to|
    narrow~ the/its/their gap/deficit with/to/on/behind/against|cut~ the/its/their gap/deficit with/to/on/behind/against|
    trim~/shave~/pare~/shrink~/erase~/halve~ the/its/their gap/deficit with/to/on/behind/against|
    make~ up the/any/some/much/all? of? the/its/their? lost? ground on/to/against|
    make~/claw~/win~/take~/earn~ up/back all/most/much/half/some/part? of? the ground it/they/he has/have/had? lost/ceded/surrendered/conceded/given up? to/on/against the? <m> in/over/during? <t>?|
    recover~/regain~/recoup~/retrace~/reclaim~ all/most/much/half/some/part? of? the ground it/they/he has/have/had? lost/ceded/surrendered/conceded/given up? to/on/against the? <m>|claw~ back the? lost? ground on/to/against|
    recover~/regain~ the? lost ground on/to/against|eat~ into the? <m> 's lead|cut~ into the? <m> 's lead|
    clos~ in on|close~ in on|gain~ ground on the? <m> again|reel~ in the? <m>|reel~ the? <m> in|haul~ in the? <m>|make~ up the/its/their? ground it/they? lost to/on/against`],
  ['not+narrow', '+up', 'make~ up none/nothing/little of the/its/their? lost? ground/deficit/gap/shortfall/distance to/on/with/against/behind?'],
  ['narrow+ahead-date', '', 'close~/narrow~/shut~ at some point/stage'],
  ['narrow', '', `claw~/win~/earn~ back most/half/all/much of|shut~|all but vanished/gone/disappeared/evaporated/erased/eliminated|almost/nearly/practically/virtually vanished/gone/disappeared/evaporated/erased/eliminated|narrow~|tighten~|shrink~|shrivel~|dwindle~|compress~|close~|contract~|get~ smaller|closing|closer|closer together|shrink~ back|
    get~ closer|narrowing|mostly/largely/almost/nearly closed|all but closed|been/be/being cut to/by/in?|been/be/being halved/pared/trimmed/whittled/reduced/squeezed/clipped away? down? back? to?|
    melt~|melt~ away|get~ narrower|become~ smaller/narrower`],
  ['converge', 'now', `be/is/are/was/were/been back together|converge~|converge~ with/on|reconverge~|re converge~|re converge~ with|reconverge~ with|come~ back together|move~ back together|draw~ closer|draw~ closer together|
    move~ closer together|move~ closer to each other|come~ closer together|inch~ closer together|grow~ closer together|
    edge~ closer together|draw~ together|get~ closer together`],
  ['converge', '', `re converge~|mean revert~|mean reversion|revert~|revert~ to the mean|reversion to the mean|
    snap~ back|normalise~|normalize~|reconnect~|
    recouple~|re couple~|re~ couple~|resolve itself|resolve~|correct itself|correct~|reverse~|unwind~|disappear~|fade~|
    catch up trade|convergence|close the gap`],
  ['unknown', '', 'rally/advance/recovery/leadership/market/breadth/rebound finally/has/is? broaden~ out?'],
  ['persist', '', `refuse~/fail~/decline~ to close/narrow/shrink/heal/vanish/disappear|refuse~ to go away/anywhere|linger~|persist~|last~|hold~|hold~ for long|endure~|survive~|stay~ this wide|stay~ this far apart|remain~ this wide|stay~|
    continue forever|go~ on forever|remain~ in place|continue indefinitely|hold~ up`],
  ['continue', '', `continue~|keep~ diverging|keep~ drifting apart|keep~ widening|keep~ growing|carry on|go on|has further to go|
    has room to run|diverge~ further|extend~`],
  ['outlook', 'converge', `unsustainable|not sustainable|temporary|transitory|overdone|short lived|ripe for a reversal|
    due for a reversal|ripe for mean reversion|bound to snap back|has to give|
    not going away soon enough|a catch up trade|a blip`],
  ['outlook', 'widen', 'has further to run|have further to run|has room to run|further to run'],
  ['outlook', 'stay', 'here to stay|not going away|permanent|structural|sustainable|the new normal'],
]; // prettier-ignore

/** How closely they move. */
const turnedFrom = (now: string, then: string): string => `${now} ,? after/having starting/beginning/opening/entering/started/begun out/off? it/the? year/quarter/month/<t>? in? ${then} territory/ground?`; // prettier-ignore

export const correlationRows: readonly Row[] = [
  ['strength+together', 'high', `as highly correlated|as closely correlated|as strongly correlated|as tightly correlated|
    as closely linked|as close as|this close|so close|as close|as tightly linked as|as correlated as|more in lockstep|
    more in lockstep with|more in sync|more in sync with|more in tandem|
    more in tandem with|more correlated|more correlated with|more correlated to|more closely linked|
    more closely linked to|more closely tied|more closely tied to|more tightly linked|more tightly linked to|more closely together|
    more linked|more closely correlated|more strongly correlated|more highly correlated`],
  ['strength+together', 'low', `less in lockstep|less in lockstep with|less in sync|less in sync with|less in tandem|less in tandem with|
    less correlated|less correlated with|less correlated to|less closely linked|
    less closely linked to|less closely tied|less closely tied to|less tightly linked|less tightly linked to|less linked|
    less tightly tied to|less closely correlated|less strongly correlated|less closely together`],
  ['correlation', '', `relation between|relations between|coefficient|r =|corr =|rho =|rho|r of|r at|r is|correlation|correlation coefficient|rolling correlation|daily correlation|rolling daily correlation|daily rolling correlation|correlation of/in/between daily returns/moves/changes|daily return correlation|realised correlation|
    realized correlation|link|links|
    linkage|relationship|tie|ties|connection|bond between|bond with|the bond has/is/was/had/looks/remains|their/its bond|bond with the? <m>|bonds between the? <m>|
    coupling|co movement|comovement|interdependence|umbilical cord|statistical relationship|pearson correlation|bonds between the? <m>`],
  ['correlation', 'inverse', `usual/normal/traditional/typical/classic/customary/historical/familiar/firmly/solidly/deeply/clearly/strongly/sharply inverse/negative relationship/correlation/link|inverse correlation|negative correlation|inverse relationship|inverse link|negative relationship|
    negative co movement|anti correlation`],
  ['correlation', 'positive', 'positive correlation'],
  ['most+together', 'low+', 'least correlated/linked/connected/coupled with/to?|least closely/tightly/strongly correlated/linked/connected/tied with/to?|most uncorrelated/independent with/from?|most loosely correlated/linked/connected/tied with/to?'],
  ['most+together', 'high+', 'most correlated/linked/connected/coupled with/to?|most closely/tightly/strongly/highly correlated/linked/connected/tied with/to?'],
  ['decouple', '', `break~ with the? <m>|part~ company/ways with the? <m>|decouple~|decoupling|uncouple~|de couple~|stop~ following|stop~ tracking|stop~ moving with|break~ its link with|come~ unglued|come~ unglued from|shake~ off the? <m> 's grip/shadow/pull/yoke/influence/gravity/sway|throw~/cast~ off the? <m> 's yoke/shadow/grip|escape~/leave~/slip~ the? <m> 's grip/shadow/orbit/pull/gravity/influence|break~/step~/move~/come~ out of the? <m> 's grip/shadow/orbit|break~ free of/from the? <m> 's grip/shadow/orbit/pull|slip~/break~ the? <m> 's leash|off the? <m> 's leash|
    break~ its correlation with|break~ free from|break~ free of|
    sever~ its link with|cut~ the cord with|cut~ loose from|break~ loose from|shake~ loose from|cut~ its ties with|decorrelate~|
    shed~ all correlation with|lose~ its correlation with|
    shed all correlation with|
    lost its correlation with|lose~ touch with`],
  ['move+together', 'up+', jointly('rise~/soar~/climb~/gain~/jump~/surge~/advance~/rebound~/recover~/rally~', 'up/higher', 'go~ up')],
  ['move+together', 'down+', jointly('fall~/drop~/sink~/slide~/lose~/decline~/tumble~/slump~/plunge~/dip~/slip~/crash~/bleed~/retreat~', 'sell~ off', 'down/lower', 'go~ down')],
  ['together', '', `as closely/tightly tied/linked/correlated/coupled/connected/intertwined as ever|as tied/linked/correlated/coupled/connected/intertwined/tight as ever|almost/nearly/practically/virtually one for one with?|one for one|one for one with|peas in a pod|two peas in a pod|glued together|stuck to each other|move~ very? much? together|move~ closely/largely/tightly together|dance~/march~ to the? <m> 's tune/beat/drum|sing~ from the same hymn? sheet/songbook|read~ from the same script|attached at the hip|stuck together|chained to|hitched to|shackled to|tick for tick|step for step|
    tick for tick with|step for step with|like twins|like glue|dance~ to the same beat|sing~ from the same sheet|lockstep|
    march~ together|march~ in step|march~ in lockstep|moving in lockstep|moving in tandem|moving hand in hand|
    moving in sync|moving in step|moving in lockstep with|
    moving in tandem with|moving in sync with|moved together|moved so closely together|in lockstep|in lockstep with|lockstep with|
    in lock step|in tandem|in tandem with|in sync|in sync with|in step|in step with|hand in hand|hand in hand with|in unison|
    move~ together|moving together|move~ as one|
    trade~ as one|move~ in concert|in concert|trade~ together|as one|best mates/friends/buddies/pals/bros/chums/besties|joined at the waist|track~|track~ each other|mirror~|mimic~|shadow~|follow~ the? <m>|
    correlated|correlated with|correlated to|
    positively correlated|positively correlated with|linked|linked to|linked with|tied to|tied to that of|coupled|coupled to|
    coupled with|joined at the hip|tied at the hip|joined at the hip with|
    in the same direction|move~ in the same direction|one trade|the same trade|one and the same trade|go~ up and down together|rise and fall together|
    rising/rose/risen and falling/fell/fallen on the same <d>|rise and fall on the same <d>|up and down on the same <d>|go~/going/gone/went the same way day by/after/for day|go~/going/gone/went the same way every/each day|rising and falling together|up and down together|trade~ with|trades with|moves with|move with|moved with|moving with|trade~ like|
    trade~ more like|
    behave~ like|glued to|tethered to|interlinked|intertwined|
    correlate~|correlate~ with|dance~ to the same tune|wedded to|re correlated|recoupled with|each other|connected|connected to`],
  ['decouple', '', `no longer move~/trade~/go~/travel~/run~ in lockstep/tandem/sync/step/unison with?|no longer react~/respond~ to|stop~/cease~/quit~ reacting/responding to|stop~/cease~/quit~ moving/trading/going/travelling together|stop~/cease~/quit~ moving/trading in lockstep/tandem/sync/step with?|stop~/cease~ being correlated with?|stop~/cease~ moving/trading/behaving like|no longer care~ about|no longer care~ what|stop~ caring about|divorce~|no longer move~ together|
    no longer move~ as one|no longer move~ in lockstep|no longer move~ in tandem|no longer in lockstep|
    no longer in lockstep with|no longer in sync|no longer in sync with|no longer trade~ together|no longer trade~ like|no longer track~|
    no longer follow~|no longer move~ with|no longer correlated|no longer correlated with|no longer correlated to|no longer coupled|
    no longer coupled to|no longer linked|no longer linked to|no longer tied to|no longer joined at the hip`],
  ['decouple', '', 'no longer trade~/move~/go~/behave~/act~/swing~ in lockstep/tandem/step/sync/unison/line with?|no longer trade~/move~/go~/swing~ one for one with?'],
  ['together', '', 'go~/move~/head~/point~/pull~ in? the same way|trade~/move~/behave~/act~/swing~ as though/if it/they was/were/are/is the/a/one same/single? trade/asset/risk/thing/market/instrument/security/bet|move~/trade~/go~/swing~ almost/nearly/practically/virtually? one for one with?|move~/trade~/go~ almost/nearly? in step/unison with?|rise~ and fall~ with|fall~ and rise~ with|still go~ together|rise~ and fall~ together/as? one?|rise~/go~/move~ and fall~/drop~/sink~ in/hand/like/as lockstep/tandem/sync/step/unison/concert/in/clockwork/one hand? with?|go~ up and down with/together/in/as hand/lockstep/tandem/sync/step/unison/one? in? hand? with?|go~/move~ up and down hand in hand with?|has/have/had recoupled|has/have/had re coupled|glued to|married to|handcuffed to|chained to|welded to|stapled to'],
  ['apart', '', 'hardly/barely/scarcely move~/trade~/swing~ together/in/as/with tandem/lockstep/step/sync/unison/one? with?|hardly/barely/scarcely know~/recognise~/recognize~/speak~/talk~/acknowledge~ to? each/one other/another|strangers to each/one other/another|hardly/barely/scarcely on speaking terms|hardly/barely/scarcely react~/respond~ to|hardly/barely/scarcely notice~ what? the? <m>'],
  ['intensity+apart', '', 'this/so/that/as uncorrelated/independent/independently/unrelated with?|this/so/that/as loosely tied/linked/connected/correlated|this/so/that/as weakly tied/linked/connected/correlated'],
  ['intensity+together', '', 'move~/trade~/swing~/travel~/go~ this/so/that/as closely/tightly/much with/alongside/together/to?|this/so/that/as correlated/linked/connected/intertwined with?|this/so/that/as closely/tightly/strongly/highly tied/linked/connected/correlated/coupled'],
  ['apart', '', `hardly/barely/scarcely react~/respond~ to|largely/mostly/broadly/practically/completely/totally/entirely/essentially uncorrelated|largely/mostly/broadly/practically/completely/totally/entirely/essentially uncorrelated with|on a different planet from|in a world of its/their own from|have/has about? as much in common as chalk and cheese|like chalk and cheese|not on speaking terms|not on speaking terms with|dance~ to its own tune|dance~ to its own beat|dance~ to a different tune|march~ to its own drummer|do~ its own thing|
    go~ its/their own way/ways|march~/dance~/move~ to different drummers/drums/beats/tunes|have/has/had basically/absolutely/literally/practically/virtually/almost/really/precious/very nothing/little to do with each/one? other/another?|have/has/had next? to? nothing/little to do with each/one other/another|have/has/had had next? to? nothing/little to do with each/one other/another|have/has/had next to nothing to do with|have/has nothing in common|have/has nothing to do with|
    pay~ no attention to|could not care less about|could not care less what|unmoored from|untethered from|unhitched from|delinked from|
    unlinked from|like strangers|total strangers|no longer correlated|no longer correlated with|no longer correlated to|
    no longer coupled to|no longer linked to|
    moving independently of|move~ independently of|moved this independently|move~ independently|barely/hardly/scarcely correlated/linked/connected/related with/to?|uncorrelated|uncorrelated with|
    uncorrelated to|independently of|independently|independent of|independence from|marching to its own beat|uncoupled|unrelated|
    unrelated to|decorrelated|
    march~ to its own beat|march~ to a different drummer than|march~ to its own drum|out of sync|out of sync with|
    out of step with|ignore~ the? <m>|ignoring|shrug~ off moves in|march~/dance~/move~/sing~/sway~/groove~ to its/their own tune/beat/drum/drummer/rhythm|to the beat of its/their own drum/drummer`],
  ['inversely', '', `strongly/highly/very/deeply/perfectly/tightly/closely/firmly/clearly inverse|is/are/been/remain/remains/stay/stays/was/were inverse|upside down|zig~ while/when/as the? <m> zag~|zig~ when the? <m> zags|zigs <m> zags|zigs while the? <m> zags|zigs the? <m> zags|zig and the? <m> zags|
    move~ opposite ways|pull~ opposite ways|pulling opposite ways|go~ opposite ways|keep~ moving in opposite directions|
    keep~ pulling in opposite directions|still move in opposite directions|literally move in opposite directions|
    always move in opposite directions|usually move in opposite directions|move in opposite directions|moves in opposite directions|
    inversely correlated|inversely correlated with|negatively correlated|negatively correlated with|inversely related|
    inversely related to|negatively related to|
    move~ inversely to|inversely to|opposite to|move~ opposite to|mirror image of|mirror images of|mirror images|mirror image|each other 's mirror image|inversely|anti correlated|anticorrelated|opposite of|trade~/move~/run~/go~/swing~ inverse to/of/with|inverse to/of the? <m>|trade~/move~/run~/go~ counter to|in inverse fashion to`],
  ['broken', '', `is/are history|gone away|weaken~/loosen~/fray~/erode~ somewhat|come~ undone|come~ unstuck|come~ loose|break~ down|broken down|broke down|collapse~|vanish~|evaporate~|snap~|crumble~|
    disintegrate~|dissolve~|die~|dead|
    been cut|disappeared|gone|unravel~|unraveled|break~|
    breaking down|fall~ apart|fell apart|loosened|loosen~|weaken~|fray~|erode~|shed~ all|severed|lose~ their|lost their|lose~ its|
    lost its|surrender~|cede~|concede~|relinquish~|squander~|forfeit~|yield~ its/the/their|throw~ away|fritter~ away|give~ up|given up|give~ up all of|given up all of|wiped out|erased|erase~ its/their/the/all|wipe~ out its/their/the/all|intact no more`],
  ['firmer', '', 'strengthen~/firm~ somewhat|strengthen~|firm~|tighten~ up|intensif~|re emerge~|return~ to positive|deepened'],
  ['turn', '', 'flip~/switch~/change~/swap~/reverse~ its/their? sign/signs'],
  ['turn', 'positive', `flip~/swing~/switch~ back? to clearly/firmly/slightly/mildly/well? positive|${turnedFrom('in positive territory/ground', 'negative')}|${turnedFrom('positive', 'negative')}|${turnedFrom('above zero', 'negative')}|lose~/shed~/drop~ its/the/their minus/negative sign`],
  ['turn', 'negative', `flip~/swing~/switch~/slip~ back? to clearly/firmly/slightly/mildly/well? negative|${turnedFrom('in negative territory/ground', 'positive')}|${turnedFrom('negative', 'positive')}|${turnedFrom('below zero', 'positive')}|go~ from <w>? positive to <w>? negative|flip~ from <w>? positive to <w>? negative|
    moved from slightly positive to slightly negative|from positive to negative|turn~ negative|turn~ inverse|go~ negative|gone negative|flip~ negative|flip~ to negative|flip~ back to negative|swing~ to negative|become~ negative|fall~ below zero|drop~ below zero|
    swing~ from positive to negative|move~ from positive to negative|switch~ from positive to negative|turned from positive to negative|
    slip~ below zero|flip~ from positive to negative|cross~ below zero|
    go~ from positive to negative|break~ below zero|sink~ below zero|dip~ below zero|slip~ into negative territory|
    move~ into negative territory|enter~ negative territory|fall~ into negative territory`],
  ['turn', 'positive', `go~ from <w>? negative to <w>? positive|flip~ from <w>? negative to <w>? positive|
    moved from slightly negative to slightly positive|from negative to positive|turn~ positive|go~ positive|
    flip~ positive|flip~ to positive|swing~ to positive|become~ positive|rise~ above zero|swing~ from negative to positive|
    move~ from negative to positive|
    turned from negative to positive|switch~ from negative to positive|flip~ from negative to positive|cross~ above zero|
    climb~ above zero|go~ from negative to positive|move~ back above zero|enter~ positive territory`],
  ['sign', 'zero', `basically/essentially/practically/virtually/effectively/roughly/almost/nearly zero/nil/nothing|might as well be zero|as good as zero|not distinguishable from zero|not different from zero|indistinguishable from zero|
    statistically zero|at zero|zero|to zero|to/at/is roughly/about/around/nearly/almost/practically/basically/essentially/virtually/effectively zero/nil/nought|roughly/around/practically/basically/essentially/virtually/effectively zero/nil/nought|next to nothing|near zero|close to zero|around zero|non existent|nonexistent|hits zero|hit zero|negligible|
    sits near zero|nil|essentially/effectively/roughly/practically/virtually/basically/about/nearly/almost nil/zero/nothing|close/next to nil/zero/nothing`],
  ['correlation+sign', '+zero', `no meaningful/significant/discernible/detectable/measurable/statistical/stable/lasting/clear/obvious/visible/apparent/reliable/consistent correlation/link/relationship/relation/connection/tie|no correlation|no correlation left|no relationship|zero correlation|no link|no real correlation|
    little correlation`],
  ['strength+sign', 'high+negative', 'less negative/inverse'],
  ['strength+sign', 'low+negative', 'more negative/inverse'],
  ['sign', 'negative', 'firmly/solidly/deeply/clearly/decidedly/squarely/well/outright/sharply/heavily negative/inverse|slightly/marginally/mildly/modestly/fractionally/barely/just/faintly/weakly/somewhat negative/inverse|slightly/marginally/fractionally/barely/just/somewhat/slightly below/under zero|a touch/hair/shade/whisker/little/bit/notch/tad negative|a touch/hair/shade/whisker/little/bit/notch/tad below/under zero|under zero|on the negative side|negative|below zero|inverse|in negative territory|strongly negative'],
  ['sign', 'positive', 'firmly/solidly/deeply/clearly/decidedly/squarely/well/outright/strongly/sharply/heavily positive|slightly/marginally/mildly/modestly/fractionally/barely/just/faintly/weakly/somewhat positive|slightly/marginally/fractionally/barely/just/somewhat above/over zero|a touch/hair/shade/whisker/little/bit/notch/tad positive|a touch/hair/shade/whisker/little/bit/notch/tad above/over zero|on the positive side|positive|above zero|in positive territory'],
  ['strength', 'low', `feeble|tenuous|flimsy|faint|patchy|shaky|threadbare|worth less|weakly|only weakly|loosely|only loosely|lightly|cheaper|low|weak|loose|weaker|looser|lower|less correlated|less tight|less tightly linked|less in lockstep|
    less in sync|
    less in tandem|less closely linked|less closely|less|less linked|uncorrelated as`],
  ['strength', 'high', `sky high|off the charts|through the roof|worth more|dearer|more expensive|strong|tight|stronger|tighter|higher|more correlated|more tightly linked|more closely|
    more strongly|highly|
    tightly|closely|strongly|elevated|intact|more in lockstep|more in sync|
    more tightly|more linked|so tightly|so closely|this closely|this strongly`],
]; // prettier-ignore

export const summits =
  'high/highs/peak/peaks/top/tops/record/records/all-time-high/all-time-highs/summit/summits/apex/zenith/pinnacle/crest';

/** What one market, a ratio, a correlation or a flow did. */
export const moveRows: readonly Row[] = [
  ['move', 'up', 'you/i/we/anyone/anybody would have made/earned/gained|would have made/earned you'],
  ['move', 'down', 'you/i/we/anyone/anybody would have lost|would have cost you'],
  ['move', 'up', up.map((verb) => (verb.includes(' ') ? verb.replace(' ', '~ ') : `${verb}~`)).join('|') + `|rise|risen|up|higher|gain|
    gains|rallies|a rally|rally|advance|pick~ up|${slow.map((verb) => `${verb}~ up|${verb}~ higher`).join('|')}|
    go~ up|went up|gone up|shoot~ up|
    moved higher|trade~ higher|in the green|are green|is/are/was/were/stays actually/still/even? green|increase|recover~|bounce~|rebound~|edge~ higher|edge~ up|tick~ up|inch~ higher|
    push~ higher|
    get~ higher|climb|jump|surge|spike|uptick in|
    pile~ on|pil~ on|eke~ out?|scrape~ out/together/up?|squeak~ out|squeeze~ out|scratch~ out|grind~ out|claw~ out|muster~|rack~ up|in the black|go~ vertical|glitter~|gone up|put~ on|rising|booming|going up|move~ up|sharply up|
    spike~|ramp~ up|tack~ on|put on|notch~ up|returned`],
  ['move+since', 'down+', `give~ up/back everything it/they? has/have/had? gained/won/made since the? <t> and? then? some?|
    give~/gave/hand~ up/back all? of? its/their/the gains/gain/ground since the? <t> and? then? some?|
    erase~/reverse~/lose~/wipe~/surrender~ out? all? of? its/their/the gains/gain since the? <t> and? then? some?`],
  ['move', 'down', 'dry~ up|run~ dry|trail~ off|tail~ off|taper~ off|ebb~|peter~ out|fizzle~ out|fall~ off|drop~ off|' + down.map((verb) => `${verb}~`).join('|') + `|loss|losses|loss of|haircut|scratch|bruise|down|lower|under water|underwater|below water|in the hole|${slow.map((verb) => `${verb}~ down|
    ${verb}~ lower`).join('|')}|decline|slump|slide|drop|fall|plunge|sell off|
    sell~ off|selloff|go~ down|went down|gone down|
    trade~ lower|in the red|are red|deep red|give~ back|hand~ back|edge~ lower|edge~ down|tick~ down|correct~ by|drawdown|move~ lower|sold off|
    languish~|going down|
    off by|go~ red|goes red|went red|turn~ red|give~ up|get~ hit|get~ rekt|rekt|bleeding out|dying|drift~ lower|slip~ lower|move~ down|
    came down|come~ down|cool~|subside~|dropping|falling|waning`],
  ['move', 'flat', `all but flat/unchanged|practically/roughly/almost/exactly/virtually/nearly/basically where it/they began/started it?|almost/pretty exactly/much where it/they began/started it?|where it/they began/started it?|hold~/stand~ its/their ground/own|add~/gain~/make~/made/earn~/win~ nothing|break~ even|broke even|made no headway|get~ nowhere|a wash|round trip~|hold~/stay~/end~/finish~/close~/remain~/trade~ flat|flat|unchanged|little changed|went nowhere|go~ nowhere|going nowhere|move~ sideways|trade~ sideways|sideways|
    go~ <w>? sideways|barely/hardly/scarcely budge~|did not move/budge|barely/hardly/scarcely move~|barely/hardly change~|exactly nowhere|
    did nothing|do~ nothing|done nothing|
    took a nap|dead flat|roughly flat|basically flat|flat as a pancake|roughly unchanged|broadly unchanged|broadly flat|more or less flat|
    about flat|essentially flat|virtually unchanged|virtually flat|hold~ steady|held steady|treading water|tread~ water|stagnate~|
    stall~`],
  ['ratio+record+extreme', '++low', 'never bought/fetched less/fewer|never been worth less/fewer'],
  ['ratio+record+extreme', '++high', 'never bought/fetched you/us/anyone? this/that/so much/many|never bought/fetched you/us/anyone? more|never been worth more'],
  ['ratio+most', '+low', `buy~ you? less/fewer|buy~ the least|fetch~ less/fewer|cost~ less/fewer <m>|
    is/are/was/now worth less/fewer ounces? of? in? terms? of? <m>|it now? take~ now? more ounces/shares/units? of? the? <m> to buy a/an/one/1/the? <m>`],
  ['ratio+most', '+high', `buy~ you? more|fetch~ more|buy~ the most|cost~ more <m>|is/are/was/now worth more ounces? of? in? terms? of? <m>|
    it now? take~ now? less/fewer ounces/shares/units? of? the? <m> to buy a/an/one/1/the? <m>`],
  ['ratio+intensity', '', `worth so/this/that/as little/few/much/many|buy~ so/this/that/as little/few/much/many|fetch~ so/this/that/as little/few/much/many`],
  ['ratio', '', `if/when/once you/u/we/i/one price/measure/value/count/quote/denominate the? <m> in ounces/shares/units? of? the? <m> terms?|<m> <m> rate/pair|<m> / <m> rate/pair|quotient|<m> divided by the? <m>|ratio|cross|price ratio|relative price|relative strength ratio|relative strength line of the? <m> against/versus/vs/to the? <m>|relative strength line/chart|divide~ the? <m> by the? price of? <m>|divide~ the? <m> by the? <m>|<m> / <m> rate/pair/pairing/cross|
    exchange rate`],
  ['priced+number', 'buys+', `buys/fetches/gets you? now? only/about/around/roughly/some/just/barely? <n> the? <m>|
    buys/fetches/gets you? now? only/about/around/roughly/some/just/barely? <n> shares/units/ounces of the? big? <m>|
    will/would buy/fetch/get you? now? only/about/around/roughly/some/just/barely? <n> shares/units/ounces of the? <m>`],
  ['number+priced', '+buys', `it now? take~ now? about/around/roughly/some/only/just? <n> <m> to buy a/an/one/1 <m>|
    you/we/i need about/around/roughly/some/only/just? <n> <m> shares? for/to a/an/one/1 <m>|
    it now? take~ now? about/around/roughly/some/only/just? <n> <m> shares to buy a/an/one/1 <m>|
    it now? take~ now? about/around/roughly/some/only/just? <n> shares of the? <m> to buy a/an/one/1 <m>`],
  ['priced', '', `<m> in the? <m> is/are/was/sits/stands/trades at|<m> in the? <m> just? hit/hits/made/makes/printed/prints/touched/touches/set/sets|price/measure/quote/value the? <m> in the? <m> and it/you is/get|price/measure/quote/value the? <m> in the? <m> and|, in <m> :|( in <m> )|value in the? <m>|price in the? <m>|of its/their <m> value|measured/counted/priced/quoted/expressed in shares/units of|measured/counted/priced/quoted/expressed in the? <m> units/shares/terms|counted in|in ounces/shares/units of the? <m>|priced in|measured in|valued in|denominated in|expressed in|quoted in|priced in ounces of|
    measured in ounces of|
    in terms of|in ounces/shares/units of the? <m>|measured against|when measured against|in the? <m> units|in <m> money|priced against|in the? <m> terms`],
  ['almost+record', '', `a/just hair/whisker/touch/shade/smidge/smidgen/tick/inch/fraction/sliver/hop/stone/little/bit below/under/off/from/shy/short of? its/their/the/a own? all? time? record/peak/high/highs/all-time-high/top`],
  ['peak', 'left', `what it/they/one did/was/were/bought/fetched/commanded/got/cost at its/the/their <t>? peak/top/high/record in? <t>?|as it/they/one did/was/were/bought/fetched/commanded/got/cost at its/the/their <t>? peak/top/high/record in? <t>?|as at its/the/their <t>? peak/top/high in? <t>?|it/they/one/you bought/fetched/commanded/got/was/were at its/the/their <t>? peak/top/high in? <t>?`],
  ['peak', 'high', `than it/they/one did/was/were/bought/fetched/commanded/got/cost? at its/the/their <t>? peak/top/high of? the? ratio? in? <t>?|than at its/the/their <t>? peak/top/high of? the? ratio? in? <t>?|drawdown/drawdowns/decline/drop from its/their/the? own? all? time? record? <t>? high/highs/peak/peaks/top/record/all-time-high|from/off/below/under/beneath/of its/the/their/an/a/that/this? own? all? time? record? <t>?
    closing? high/highs/peak/peaks/top/tops/record/records/all-time-high/all-time-highs of/in/on? <t>?|from/off/below/under/beneath its/their own|
    down from? the? <t>? high/highs/peak/peaks/top/tops|off its/the/their best level/levels|from peak|from its best level|
    
    from where it/they peaked/topped out? in/on? <t>?|short/shy of its/the/their/an? own? all? time? record? <t>? high/peak/record/one|above/from/off/below/under/beneath <t> 's high/highs/peak/top|lower than/below/under/beneath/from/off its/the/their/an/a/his/her? own? all? time? record? high/peak/top/record/all-time-high|drawdown/drawdowns/distance/decline/declines/drop/drops/fall/loss/losses/discount from/to/off/below/since its/the/their/each/respective? respective? own? all? time? high/highs/peak/peaks/top/tops/record/records/all-time-high/all-time-highs|below/under/off/from its/their <t> one|off the highs|from/off/below/under/beneath/of the one/high/peak/top/record it/they last? set/hit/made/reached/touched/printed/marked/saw in/on? <t>|from/off/below/under/beneath/of its/the/their/an/a? own? all? time? record? <t>? closing? ${summits} of/in/on? <t>?|away/adrift/south from/of its/the/their/an/a? own? all? time? record? <t>? closing? ${summits} of/in/on? <t>?`],
  ['peak', 'low', `above/from/off its/the/their/an/a/that/this? all? time? record? <t>? low/lows/trough/bottom/all-time-low of/in? <t>?|
    above/from/off <t> 's low/lows/trough/bottom|from where it/they bottomed/troughed out? in/on? <t>?|above/from/off the/its/their low/trough/bottom/floor/nadir it/they last? set/hit/made/reached/touched/printed/marked/saw in/on? <t>|above/from/off its/the/their <t>? floor/nadir`],
  ['sized+peak', 'at-most+low', 'within <s> of its/the/their/an/a? all? time? record? <t>? low/lows/trough/bottom/all-time-low of/in? <t>?|within <s> of <t> \'s low/lows/trough/bottom'],
  ['sized+peak', 'at-most+high', 'within <s> of its/the/their/an/a? all? time? record? <t>? high/highs/peak/top/record/all-time-high of/in? <t>?|within <s> of <t> \'s high/highs/peak/top'],
]; // prettier-ignore

/** "Turns two days before": what one market does first; a top that is past is one day's and no habit. */
const turns = `move~/turn~/react~/roll~/pivot~/swing~/stir~/crack~/wobble~/rally~/bounce~/jump~/drop~/fall~/rise~/go~/top/tops/topping/bottom/bottoms/bottoming/peak/peaks/peaking/trough/troughs/break/breaks/breaking`;

/** "Copies gold a week later" */
const copies = 'follow~/copy~/trail~/track~/mirror~/shadow~/echo~/chase~/ape~/mimic~/lag~/react~/respond~';
const followsOn = `${copies} to/in?`;
const follows = `${copies}/come~/go~/catch~/join~`;

/** How much later: so many days, or the next one. */
const aDay = 'about/roughly/around/some/only/just? <d>';
const dayLater = (before: string): string =>
  [`${aDay} later/after/afterwards/behind/on/late`, 'the? very? next/following day/session/morning', 'the day/session after'].map((late) => `${before} ${late}`).join('|'); // prettier-ignore

/** Coins moving to exchanges, one market moving first, and what other commands answer. */
export const otherRows: readonly Row[] = [
  ['flow+exchange', 'in+', 'head~/arrive~/land~/flock~/move~/march~/pile~/pour~/stream~/flood~ to/for/on/at/in/into/onto the? exchanges'],
  ['flow', 'in', `flow/flows/transfers of the? <m> into/to/onto|inflow|inflows|exchange inflow|exchange inflows|exchange deposits|
    exchange deposit|deposits|deposited|deposits of|
    flowing into|flow~ into|flow~ to|flow~ onto|flowing onto|flowing to|
    sent to|sent onto|sending|move~ onto|moved to|moving to|being sent to|deposited on|deposited to|deposited onto|send~|transfers to|
    transferred to|pour~ into|pour~ onto|pour~ to|rush~ to|rush~ onto|flood~ onto|flood~ into|stream~ into|stream~ onto|land~ on|
    hit~ exchanges|
    flows into|flows to|inflows to|inflows into|inflows onto`],
  ['flow', 'out', `outflow|outflows|net outflows|netflow|netflows|withdrawals|net flows|leaving exchanges|reserves|exchange reserves|
    exchange balances|balances on`],
  ['exchange', '', `exchange wallets|exchange addresses|exchange|exchanges|binance|coinbase|kraken|trading venues|centralized exchanges|
    centralised exchanges|
    trading platforms|okx|bybit|bitfinex|crypto exchanges|cexs|cex`],
  ['elsewhere', 'hedge', `are/is/been hedging|hedging the? <m>|hedge~ against the? <m>|hedge against|hedge for|a hedge|hedge|hedges|diversifier|diversifies|diversification|
    a good diversifier|beta to|beta`],
  ['elsewhere', 'drivers', 'driven by|drive~ by|explained by|driver of|drivers of|drives'],
  ['elsewhere', 'history', `gaps this wide|gaps like this|such gaps have|divergences like this have|gaps like these|
    always catch~ up with|always catch~ up to|always catch~ up`],
  ['first', 'lead', `${turns} first ,? and/while/with/then? then? the? <m> ${follows} next/suit/second/it/up/in?|${dayLater(`${turns} first ,? and/while/with/then? then? the? <m> ${follows} next/suit/second/it/up/in?`)}|
    ${dayLater(`${turns} first ,? and/then/with? the? <m>`)}|${dayLater('first ,? and/then? the? <m>')}|${turns} first ,? and/while/with/then? the? <m> is/are always/usually/typically? ${aDay} behind/later/late|
    ${dayLater(`lead~ ,? and/while/with/then? the? <m> ${follows} along/suit/it?`)}|
    lead~ ,? and/while/with? the? <m> follow~ with a lag/delay of?|
    ${turns} ${aDay} before/ahead/earlier of/than? the? <m>|is/are/runs/sits a? full? ${aDay} ahead of the? <m>|
    ${turns} before the? <m> do~/did?|ahead of time of the? <m>|before the? <m> does/do|sniff~ things/it/trouble out before|
    what/whatever the? <m> do~/did today/first/now/<t>/yesterday ,? the? <m> do~ today/tomorrow/next/later/second/<t>|what happens to the? <m> today/first/now/<t> ,? happens to the? <m> tomorrow/next/later/second/<t>|where/wherever the? <m> go~/lead~ ,? the? <m> follow~/go~ about/some? <d>? later/after/next?|
    ${dayLater('move/moves/swing/swings/turn/turns show~/turn~ up in the? <m>')}|
    a lead of about/roughly/around/some? <d>|lead time of about/roughly/around/some? <d>|a canary for|a <d> leading indicator/signal of/for|<d> leading indicator/signal of/for`],
  ['first', 'lag', `${dayLater(`${followsOn} the? <m>`)}|${followsOn} the? <m> with a/an/about <w>? <w>? lag/delay/gap of? about/roughly/some? <d>?|
    ${followsOn} the? <m> 's? lead/move/moves? with/at a/an/about/roughly? <d> 's? lag/delay|${copies} what/whatever the? <m> did the? day/session before|${copies} what/whatever the? <m> did yesterday/<t>|${followsOn} the? <m> at a lag/delay/distance of about/roughly/some? <d>|${turns} ${aDay} after the? <m>|
    is/are/runs/comes/trades always/usually/typically? a? full? ${aDay} behind the? <m>|do~ today/now/<t> what/whatever the? <m> did yesterday/<t>|
    a lagging indicator of/for|lagging indicator of/for|${dayLater('take~ its/their cue/cues/lead from the? <m>')}|take~ its/their cue/cues/lead from the? <m> with a <w>? lag/delay of? <d>?`],
  ['quiet', '', 'lead - lag|lead lag|like clockwork|just/simply/go front run the? <m> off/from/on last night \'s the? <m> close/move/moves'],
  ['first', '', `with/at about/roughly/around/some/a? a? <d> 's lag/delay|<d> 's lag/delay|with a lag|with a delay|with a <d> lag|with a <d> delay|with a lag of|lag of about|lag of|
    a leading indicator for|leading indicator of|a leading indicator of|
    front run~|lead time|moves before|move~ ahead of time|precede~`],
  ['usual', '', `as much/far/wide/wildly as it/they/that normally/usually/typically/ordinarily do/does/is/are/move/moves/drift/drifts apart?|what would/could/might be normal/usual/typical/average/expected/customary|what is/was normal/usual/typical/average/customary|as wide/large/big/far/strong/deep/high as usual/normal/average|usual|its usual|than usual|as usual|as large as usual|the usual|its average|the average|average|normal|its norm|what it/they/that usually/normally/typically/ordinarily is/are/was/were|what is/was usual/normal/typical/customary|its/their/the usual/normal/average/typical/customary width/size/level/distance|
    the norm|typical|its typical|than normal|the historical average|its historical average|
    its long run average|the mean|its mean|from the mean|above average|the usual size|typically|what it/they normally/usually/typically/ordinarily/generally is/are/was/were|what/than the? size? you/we/one/i would? normally/usually/typically/ordinarily/generally/otherwise see/expect/get|the size you/we/one/i would? normally/usually/typically/ordinarily/generally/otherwise see/expect/get|than the? size? you/we/one/i would? see/expect/get|the size you/we/one/i would? see/expect/get|what i would see/expect/get|the size/width/gap/amount we/you/one/i would? normally/usually/typically/ordinarily see/expect/get`],
  ['event', '', 'comeback|resurgence|revival|renaissance|event|move|outlier|extreme event|tail event'],
]; // prettier-ignore
