import type { Row } from '../text.ts';

/** "Had the chart upside down", "was looking at it the wrong way round" */
const misread =
  'had/held/holding/have/read/reading/saw/at/got the/my/this/that/both/it/them two? chart/charts/graph/plot/screen/phone/lines/axis/axes/legend/labels/colours/colors/tickers/columns/rows/sheet/table/numbers/figures?';

/** Denials, hedges, futures, conditions, reasons, questions and other people's words. */
export const stanceRows: readonly Row[] = [
  ['hedge', '', `may/might well? have|may/might very well have|could well have|may/might already/just/finally/now have|maybe|arguably|perhaps|possibly|probably|presumably|conceivably|seemingly|in all likelihood/probability|most probably|has/have most/very/quite? likely|
    it/this/that would appear/seem that?|it may/might seem/appear that?|would appear/seem to have|one/you could/might/may argue/say that?|some would/might/could say/argue that?|it could/can be argued that?|i would argue/say/guess/wager/venture that?|i dare say|dare i say it?|i/one suspect/suspects that?|i guess that?|i/we have/get the feeling/sense/impression that?|
    my guess/sense/hunch/impression/feeling is that?|chances/odds are that?|as far as i/we/anyone/one can tell/see/make out?|as best i/we can tell|as near as i can tell|to my eye/eyes/mind/ear|from where i sit/stand|it is safe/fair/reasonable to say/assume that?|safe/fair to say that?|if i had to guess|rightly or wrongly`],
  ['hedge+not', '', 'may/might well? not have'],
  ['hedge+most', '+big', 'may/might/could well? be the/its/their? widest/largest/biggest/greatest/worst/best/deepest/steepest/sharpest'],
  ['hedge+record', '', 'may/might/could well? be at? a record'],
  ['hedge+perform', '+behind', 'may/might well? be behind/lagging/trailing/underperforming'],
  ['hedge+perform', '+ahead', 'may/might well? be outperforming/outpacing/beating/leading|may/might well? be ahead of'],
  ['maybe', '', 'our/my/the house view/call/forecast is/remains that?|house view|our/my/the call/pick/bet/forecast is/remains that?|year ahead outlook'],
  ['past', '', 'remember when|who remembers when|remember the days when|an/the earlier/previous/prior/first version of this/the article/post/note/story/piece said that?'],
  ['other', '', 'behave~/act~ much/far/a? lot? better/worse/well/badly/nicely/calmer/calmly'],
  ['other', '', 'like the <w>? <w>? <m> does/did/do/has/have/is/was|like <m> does/did/do/has/have/is/was'],
  ['retract', '', `retraction :|erratum :|correction : <t> 's <w>? <w>? <w>? <w>? said/stated/claimed/wrote/reported/put/read|correction : this/that/our/my/the/an/a/last <w>? <w>? <w>? <w>? <w>? said/stated/claimed/wrote/reported/put/read|
    i/we withdraw/retract/regret/rescind the/this/that/our/my/it|the/those/these/our/my/its <w>? dates/figures/numbers/data/labels/columns/axes/prices/legends was/were wrong/off/mislabelled/mislabeled/swapped/reversed/mixed/transposed|has/have been corrected/withdrawn/retracted|stand~ corrected|an <w>? error in the/our/my <w>? sheet/spreadsheet/table/chart/data/figures/numbers`],
  ['quiet', '', `explain~/discuss~ what it/this/that means|be/been/is/are/was/were/emerged/looks as? the/a/one? clear/big/biggest/obvious/real/runaway/undisputed/main/surprise/outright? winner/winners|no/not a/that? big/huge? deal|as one/you/we/they/anyone/anybody would/might/could/may expect/hope/guess/imagine from/of/given?|ahead of the/its/their? <w>? etf launch/approval/listing/debut/decision/deadline/ruling|breadth is? improving/improved/improves/better`],
  ['quiet', '', `opposite/reverse/contrary of what <w>? <w>? <w>? had/has/have/was/were? been? pencilled/penciled/expected/forecast/predicted/feared/hoped/promised/budgeted in/for?|to top it all? off|carry on|not financial? advice|nfa|not lost on|was/is not even close|which/that tell~ you everything/all about? <w>? <w>?|which/that say~ it all|against a/the/this/that <w>? backdrop/background of|against expectations/forecasts|money/liquidity/cash/credit/funding/demand/appetite/enthusiasm dry/dries/dried/drying up|a/an/just/only <d> wonder|a one hit wonder|<d> wonder|one hit wonder|winter/recession/bubble/hype/halving/merge/fed/tariff/tariffs/war/wars/crisis/inflation/cut/cuts/hype/upgrade/election/shutdown/rain or not|is/are just/basically/literally/simply/merely/really? the? <m> with extra steps/drama/volatility/leverage|is/are just/basically/literally/simply/merely/really? leveraged/levered/turbocharged/spicy/caffeinated <m>|is/are just/basically/literally/simply/merely/really? the? <m> on steroids/leverage/crack/caffeine/red?|
    or am i imagining/seeing things/it?|or does it just feel/look/seem that/like that? way?|over/in/during/for/across the/that same day/days/session/sessions/week/weeks/month/months/period/time/stretch/span/window/year/quarter/half/interval|
    over/in/during/across that/this time/stretch/period/span/interval|in/over/during those/these <d>|over/in the meantime|as a result|mixed|it/its is/was? not even? close|it/its is/was? never close|mention~ it once|if you believe the <w> <w>?|that/which/this is not one|make of that what you will|let that sink in|do with that what you will|
    if you had bought/held/owned/picked/chosen|if you would bought/held/owned/picked/chosen|had you bought/held/owned/picked/chosen|if you bought/held/owned/picked/chose|you would be|you would now be|you would have been|you are now|a tale of two <w>|so goes the|that is what <w> <w>? is/are/was/were for|that is what <w> <w>? do/does/did|that is how it goes|
    can/could someone/anyone/anybody/somebody confirm/check/explain/verify that/this?|correct me if i am wrong|am i right|people/folks/they just/only? remember the <w> <d>|people/folks/they just/only? remember the <w> days/years/months/weeks|
    so much for the/that/its/your/this <w>? <w>? hedge/haven/diversifier/diversification/trade/rally/story/halving/merge/rotation/flippening/narrative/hype/supercycle/comeback/rebound/recovery/pivot/bounce/season/altseason/landing/thesis/upgrade/launch/hopes/theory/rule/curse/effect|doing|somewhat|arguably|a touch/hair/shade/tad|credit where it is due`],
  ['quiet', '', `totally/completely/entirely/wholly separate/different/unrelated assets/animals/beasts/things/trades/markets|in/amid a/the? crypto/market/stock/bond/tech rout/meltdown/bloodbath/carnage/crash/turmoil|do~ its/their hedging/diversifying/diversification? job/work again/properly/nicely?|do~ what it/they is/are/was/were? should/supposed/meant to? do?|does what it says on the tin|on the close|pull~ it/this/that/the up? chart? up on/in <w>|pull~ it/this/that up|
    been calling/saying/loading/buying/accumulating/stacking/shorting/posting/telling/warning/watching/tweeting/adding/holding it/this/that/them/you? for/over? <d>|been calling/saying/loading/buying/accumulating/stacking/shorting/posting/telling/warning/watching/tweeting/adding/holding it/this/that/them/you? since <t>|<s> checked it/this/that?|not sure why everyone/everybody/people/anyone/folks/anybody is/are? panicking/worried/bearish/bullish/crying/upset/surprised/freaking?|
    upending/upsetting/challenging/testing/undermining/confounding/complicating/scrambling/ruining/wrecking/shredding/rewriting the/a/an/this/your/our/every? <w>? <w>? playbook/playbooks/portfolio/portfolios/diversification/orthodoxy/wisdom/textbook/textbooks|in the data/sample/prices/series i/we have/see/pulled/use/used`],
  ['true', '', 'it/this/that is not a myth|not a myth|no myth|it/this/that is no joke/myth/lie|it is not just talk'],
  ['word', '', 'part/bit/piece/portion/side/half/corner/sleeve/leg of a/the/your/my/our/any portfolio/portfolios|a/the/one/another <w>? data/research/trading/law/investment/brokerage/analytics/consulting/advisory/crypto firm|data/research/trading/investment/brokerage/analytics/consulting/advisory firm/firms'],
  ['false', '', 'it is simply/just/plainly/plain/flatly/quite? wrong/false/untrue/incorrect that|it is not/hardly true/correct/accurate/right that|it is a myth/lie/misconception/fallacy that'],
  ['correction', '', 'but it/they has/have/had/does/do/did/is/are/was/were not|it/they/he/she/this/that has/have/had/does/do/did/is/are/was/were not'],
  ['says', '', 'you/we will often/always/also? hear/read that?|you will be told that?|you may/might/often/sometimes hear/read that?|you keep hearing/reading that?'],
  ['says', '', 'on chain data/figures/numbers/metrics/analytics showed/show/shows/suggest/suggests/indicate/indicates that?|on chain data/figures/numbers/metrics/analytics'],
  ['maybe', '', `for the/this time of year|without telling me that?|am/are/is not saying that?|not saying that?|am/are/is not sure/certain/clear if/that/about?|am/are/is unsure/uncertain/undecided/agnostic if/that/about?|it is unclear/uncertain/unproven/debatable/disputed/arguable if/that/how?|it is not clear/certain/proven/established/obvious/known if/that/how?|far from clear/certain/proven/settled/obvious if/that?|as wide/large/big/far/deep/great apart? as ever|as wide/large/big/far/deep/great apart? as it/they was/were/had in/on/at/back/during/been|as wide/large/big/far/deep/great apart? as in/on/at/during|polymarket|kalshi|bookmakers|bookies|prediction/betting market/markets|<s> chance/chances/probability/odds/likelihood|myth|fiction|hypothesis|scenario|prediction|predictions|question|rumour|rumor|rumours|rumors|hypothetical|base case|
    bull case|bear case|outlook|outlooks|projection|projections|estimates|consensus|hoax|satire|fake news|a world in which|a world where|in a world|price target|price targets|either <m>|backtest|backtested|simulated|simulation|on paper`],
  ['past', '', `remember when the? <m> was/were/had/used|remember the days/time/times/year/months when|those were the days|gone are the days when|an/a/the/our/my earlier/previous/prior/first version of this/the/that post/article/note/story/piece/thread/tweet/report/column/email said/stated/claimed/wrote/had/read|earlier/previous/prior version of this/the post/article/note/story/piece/thread/tweet/report said/stated/claimed/wrote/had/read|
    this/the/our/my post/article/story/note/piece/tweet/report originally/previously/earlier/initially/first/wrongly said/stated/claimed|originally/initially/previously said/stated/reported/wrote|at one stage|at some point|for a moment|for a brief moment|for a few hours|for a few days|earlier this year|earlier this month|
    earlier this week|earlier this quarter|at its peak|at the peak|at the height|it took|it takes|last time|the last time`],
  ['if', '', 'buy when|sell when|buy if|sell if|as soon as|the day <m>|rebalance when|short when|long when'],
  ['modal', '', `my/our/the prediction/predictions/forecast/forecasts/projection/call/calls/bet/bets for? <t>? :|prediction/forecast/projection/outlook/call/calls/bet/bets :|<t> call/calls/prediction/predictions/outlook/forecast/theme/themes/bet/bets/trade :|
    my/our/the/their base/central/working/core case/scenario/assumption/view has|my/our/the/their base/central/working/core case/scenario/assumption/view is/remains that?|my/our/the/their base/central/core case/scenario :|base/central case :|
    i/we would expect/bet/look for? on? that?|i/we would not be surprised/shocked to see|do not be surprised/shocked to see|my/our/the money/bet is on/that?|look for the? <m> to|look/looking/watch/watching for the? <m> to|it/he/she/they look~ for it/them to|
    time/overdue for the? <m> to|is/are/looks/look/be due/overdue/ripe for? a|have/has got? to|am/are/is betting on|i/we would back/bet on?|i/we/they/he/she back/backs/fancy/fancies/favour/favor the? <m> to|there is scope/room for|scope/room for the? <m> to`],
  ['unlikely', '', `my/our/the/their model/models/framework/work do~ not? see/expect/show/predict/project/have/point to?|do not see/expect/anticipate/foresee/look for the? <m> to?`],
  ['quiet', '', `by popular demand|by the close|as a/an? equity/stock/inflation/portfolio/tail/recession hedge/hedges|not what <w> tells you|<d> closing/ending soon|halfway mark/point/stage|credit where due|nothing new under the sun|on/by our/my calculations/calculation/maths/reckoning/arithmetic|say what you want/like about the? <m> but|pretty/very much|or is/are my/the chart/app/screen/feed/data broke/broken/wrong|have/has/had gone quiet/silent/missing/awol/dark|go~ quiet/silent/missing/awol/dark|it/we/this is/are not even? <t> yet?|the sort/kind/type of thing/move we/you/one would? only? expect/see/get/happen~ once in a career/lifetime|look~ purely/only/just/solely? at closing levels/prices/values|on/at/by/using closing levels/prices/values|going by the? closing levels/prices/values`],
  ['quiet', '', 'will/does not happen overnight|will not happen in a day|might/may/will take a? time/while|not overnight|it/this has to be said that?|you/one/i/we have/has to wonder/laugh/admit/ask/say/admire/hand/give/love/admit/respect/chuckle/smile it/this/them? that?|i/we have to say/admit/confess'],
  ['modal+not', '', 'our/my/the/their model/models/desk/team/framework do/does/did not see/expect/show/anticipate/foresee'],
  ['modal', '', 'i/we would expect/bet/wager/imagine/anticipate that?|i/we would look for|our/my/the/their house? view/call/thesis/prediction/forecast/bet/conviction/expectation is that?|am/are betting that?|we see|i see|we still see|analysts see|strategists see|economists see|sees <m>|see <m>|sees the <m>'],
  ['not', '', `in no way|nor has/have/had/is/are/was/were/did/does/do|hardly/barely a sign/hint of|no hint of|little sign of|nothing unusual/special/remarkable/extraordinary/exceptional about/in/between|nothing out of the ordinary about/in/between|nothing to see in/between|run of the mill|garden variety|bog standard|not|no|nothing|neither|no longer|not anymore|no one|nobody|hardly|scarcely|barely|nowhere near|far from|anything but|
    failed to|fails to|fail to|has yet to|have yet to|yet to|not even close to|, it? was not even? close to|by no means|not in any way|not exactly|no sign of|not any longer|without|never once|refuse~ to|hardly anyone would call|hardly a sign of|hardly any sign of|hardly any|scarcely any|barely a sign of|not a sign of|not a hint of|no hint of|little sign of|not yet|not really|isnt|stopped|
    ceased to|not going to|not actually|not even`],
  ['never', '', 'at no time|at no stage|at no moment|not once|never|never once|never in its history|never ever'],
  ['affirm', '', 'but it/they/he/she did/has/have/does/do/was/were/is/are/had'],
  ['false', '', `am/are/remain/is very/deeply/highly/quite/rather? sceptical/skeptical/unconvinced/dubious/doubtful that/about?|have/has my/our/his/her/their/some/serious/grave doubts that/about?|it is doubtful/unlikely/inconceivable/unthinkable that|you/they can not tell me that?|nobody can tell me that?|no one can tell me that?|you/they/we/anyone/anybody/one would be wrong/mistaken/foolish/crazy/mad to think/say/believe/assume/claim/conclude that?|it would be a mistake/error to think/say/believe/assume/claim/conclude that?|it is/was simply/just/plain/plainly/patently/flatly? wrong/false/untrue/nonsense that|it is/was wrong/mistaken/incorrect/false to say/think/claim/assume/suggest that?|it is a stretch/exaggeration to say/claim/suggest that?|it is an exaggeration/overstatement to say/claim/suggest that?|it would be a stretch/exaggeration to say/claim/suggest that?|it is too much to say that?|
    is/are/was/were simply/just/plain/plainly/clearly/flatly/dead/quite/completely/totally/utterly/patently/demonstrably/factually? wrong/false/untrue/nonsense/bogus/rubbish/bunk/baloney/hogwash/mistaken/incorrect/inaccurate/unfounded/baseless|
    is/are/was/were wildly/greatly/grossly/vastly/somewhat/very/a? bit? overblown/overdone/exaggerated/overstated/premature|wide of the mark|do~ not survive/withstand a/the? look/glance/test/check/scrutiny/data at/of? the/any? data/numbers/facts/chart?|do~ not bear/withstand/survive scrutiny|do~ not add/stack/stand up|do~ not hold water|
    can/could/may/might rule out that?|rule~ out that?|can/may be ruled out|there is no way that?|no way that|do not/even try~ to? tell me/us that?|do not even? tell me/us that?|do not let anyone/anybody/them tell you that?|do not give me that|can not possibly? have|could not possibly have|i/we would dispute/reject/deny/contest that?|i/we dispute/reject/deny/contest that|but/though/if/and/although/albeit wrongly/falsely/mistakenly/incorrectly/erroneously|
    wrongly/falsely/mistakenly/incorrectly/erroneously said/claimed/believed/thought/assumed/reported/stated/told to? that?|is/are lying|is a liar|are liars|is/are mistaken|is/are dreaming|is/are delusional|is/are kidding themselves/himself/you|is/are fooling themselves/you|is/are full of it|
    nobody/no can <w>? say/claim/argue/pretend that?|nobody can say/claim/argue/pretend that?|no one can <w>? say/claim/argue/pretend that?|hard to argue that|difficult to argue that|hard to say that|it is hard to argue that|hard to believe that|hard to claim that|is a myth|a myth|it is a myth that|is false|is simply false|it is false that|is not true|it is not true that|
    it is simply not true that|isn't true|is wrong|is nonsense|is bogus|is a lie|is fake news|is/are/was/were/been greatly/much/wildly/vastly/widely? exaggerated/overblown/premature/overdone|no evidence that|there is no evidence that|no sign that|there is no sign that|there are no signs that|nothing suggests|
    there is nothing to suggest that|contrary to the claim that|it would be wrong to say that|it would be wrong to say|no proof that|has been debunked|doesn't hold up|does not hold up|it is wrong to say that|is a fallacy|is a misconception|it is a misconception that|isn't even close to|we do not believe that the|i do not think|i do not believe|i do not believe that|
    we do not believe that|we do not think|i do not buy that|i do not buy|i doubt that|i doubt|we doubt|nobody believes that|nobody believes|no one believes that|i would not say|i would not say that|you/we/one/they can not say/claim/argue/conclude that?|we doubt that|nobody can claim that|it is not the case that|it is untrue that|is untrue|there is no truth to|
    is overstated|the myth that|is a fiction|i disagree that|it is not as if|it is not like|is not a thing|no indication that|do not believe that|not true that|untrue that|false that|a lie that|hardly anyone would say|few would say that|nothing to suggest|little evidence that|there is little evidence that|there is little sign that|little sign that|there is little to suggest`],
  ['word', '', 'exchange traded fund/funds/product/products/note/notes of?|with/at/of more/less/over/at? than/least? <d> or? more? left? to run/maturity/redemption|maturing/due in more/over/at? than/least? <d> or? more?'],
  ['retract', '', `correction/update/addendum/followup/footnote/postscript/sequel to <t> 's thread/post/note/tweet/message/chart/newsletter : it/this/that/we/i/they/which said/stated/claimed/wrote/reported/put/had/read|correction/update/addendum/followup/footnote/postscript/sequel to my/our/this/that/the <w>? thread/post/note/tweet/message/chart/newsletter : it/this/that/we/i/they/which said/stated/claimed/wrote/reported/put/had/read`],
  ['quiet', '', `not a/that/such big? a? deal/issue/problem/drama/tragedy/disaster honestly/tbh/really/imo?|that/thats is? what you/we/they/people hold/own/buy/keep/want/have/need them/it/these/those for|bring~ it up|<s> checked|who never shuts/shut up|who will not shut up|who can not stop talking|tired/sick of pretending/acting like? it/they/that? do/does/is/are/has/have not|did/does/do not feel/look/seem like it in/on/during/over/by/at/all? <t>|did/does/do not feel/look/seem like it|been/is/are/was/were the clear/big/obvious/undisputed/real winner/winners|ahead of the/its/their? spot? etf/etfs launch/approval/decision/debut/deadline/listing|the reason i/we/you/they|the reason for my/our/this/that|, nothing else|and nothing else|if ever there was/were one|one/this last/more time :|one/this last/more time ,|to use/borrow/coin the/a technical/proper/precise/medical/scientific? term/phrase/word/jargon/expression|
    which/that was/is/were hardly/not/nothing/barely/scarcely anything? to write/shout/brag/boast/crow/cheer/phone home? about|hardly/not/nothing/barely/scarcely anything? to write/shout/brag/boast/crow/cheer/phone home? about?|no great shakes|no slouch|not/none too shabby|not/hardly/far from? bad for|a/the/an <w> <w>? everyone/everybody/many/most/some/they/we/people had/have? buried/forgotten/abandoned/dismissed/ditched/shunned|
    after/following a/an/the/their/some <w>? <w>? <w>? apart|after/following <d> apart|after/following <t> apart|what could/can possibly? go wrong|no/nothing more/less than that|and no/nothing more/less|not more than that|
    if/though/albeit/but only/just? by a/the? whisker/hair/nose/fraction/smidgen/sliver/hair 's? breadth?|, just about|any chance/hope someone/anyone/anybody/somebody/you can/could/might/would confirm/check/tell/verify/say/know me/us? whether/if|
    can/could/would/will someone/anyone/anybody/somebody/you please/kindly? confirm/check/tell/verify/say/explain me/us? whether/if|do/does anyone/anybody/you/someone/we/he/she/they know/remember/recall/see/have whether/if|anyone/anybody/someone know/knows/remember/checked whether/if|
    i/we/just wonder/wondering whether/if|wonder/wondering whether/if|am/are/is/was wondering whether/if|trying/want/wants/like to know/check/confirm/work/figure out? whether/if|please confirm/check/verify whether/if|
    the/this/our/their/its weekly/monthly/daily/quarterly/morning from/by|will/can/could/does/do/would not shut up/about up? about|will/can/could/does/do/would not stop/quit going/banging/talking/harping/droning/tweeting/posting/bragging/crowing/rabbiting/yapping/raving on? about|will/can/could/would not let it go that?|keep/keeps/kept going/banging/harping/rabbiting/droning on? about|
    rather than in? dollars/usd/bucks/greenbacks|instead of in? dollars/usd/bucks/greenbacks|not in? dollars/usd/bucks/greenbacks|divided/split/torn/undecided/at/of/in two? odds/minds? on/over/about/whether the/a? catch up trade/rally/story/bet|they/it/that/we/this do/does/did/have/has/are/is not :|they/it always/usually/often/so/rarely often? do/does/have/has/did|
    i/we/id would not? stay/steer/keep/be/rather/avoid/hold/love/like/hate/kill/pay/settle/say clear/away/off/careful/cautious/wary/patient/out/there/about/surprised/shocked/tempted? of/from? that/this/it?|
    as the? <w> <w>? <w>? put/puts it|gold bug/bugs|against/beyond all/most/any? expectations|contrary to expectations|defying expectations|for better or worse|for good or ill|to the surprise/delight/dismay/horror/chagrin of nobody/no/everybody/everyone/many/most/some one?|
    not to be a/an/the <w> but|say it is not so|by no small/mean margin|by no means a? small/narrow/thin margin|which/as hardly/scarcely/almost/virtually? anyone/anybody/nobody/few/none/everyone? saw coming|which/as hardly/scarcely/barely anyone/anybody expected/predicted/foresaw/noticed|which/as nobody/few/none/no saw coming/expected/predicted/foresaw/noticed|
    one/a thing/fact/point/stat/number nobody/few mentions/mention/mentioned|one thing no one mentions|what nobody mentions|nobody mentions it/this/that|can not catch a break|just can not catch a break|could not catch a break|can not seem to catch a break|
    i may/might/could be wrong/mistaken/early/late/alone/crazy/biased/dreaming/nuts/dense/naive here? ,? but|i may/might/could well be wrong/mistaken , but|perhaps i am wrong/mistaken , but|maybe i am wrong/mistaken , but`],
  ['quiet', '', `carry~/carrying/do~/doing/drive~/driving everything|all this/these/that/the rate hike/hikes/cut/cuts|mean reversion work~|mean reversion is alive and? well?|etf/etfs are/is? finally/now/at? last? live|nothing burger|nothingburger|you/u/ya must be reading/holding the/your/that/it chart/graph/phone? upside down|you/u/ya must be reading/holding the/your/that/it chart/graph/phone? backwards|do~ exactly? what it/they was/were/is/are built/made/designed/meant/supposed/born for/to? do?|<t> closing/ending soon|the year/month/quarter is? almost/nearly/basically/practically over/done/up|the year/month/quarter is? ending/closing soon|hardly/barely/scarcely/never/rarely matter~ much? any? more?|hardly/barely/scarcely matter~ anymore|do~ not matter~ anymore?|no longer matter~|beside the point|of little consequence|" better/worse/best/winning/beating/outperforming/outperformance/strength/resilience " means/meant/meaning|such/a/an/another/its/their rough/tough/bad/good/great/cold/hot/long/hard/brutal/terrible/awful/quiet/busy/wild/ugly/lovely/fine/dismal/difficult winter/summer/spring/autumn|should look/see/note/remember/check/consider/glance at?|the other way round/around :|other way round/around :|quite the opposite :|on the contrary :|on the contrary ,|correct/stop me if i am wrong but?|i could/may/might be wrong ,? but|hardly/scarcely/barely anyone/anybody saw coming|hardly/scarcely/barely anyone/anybody saw coming/it|hardly/scarcely/barely anyone/anybody saw it coming|which hardly/scarcely/barely anyone/anybody expected/noticed/predicted|nobody saw coming|no one saw coming|nobody saw it/that/this coming|no one saw it/that/this coming|one/another thing nobody mentions/noticed/notices|can not catch a break|call me crazy/old/biased/naive but|can confirm ,|can confirm that|serious/honest/genuine/quick/dumb/stupid/real question :|which/that is not supposed/meant to happen|not supposed/meant to happen|market/index/rally of/in <n> stocks/names/companies|got/has/have/had it/this/that wrong :|has/have reopened|hold~ on to its/their/the|hold~ onto its/their/the|far be it from me to say that?|credit where credit is due|credit where it is due|not <n> but|not <s> but|not by <s> but|not by <n> but|the most striking/interesting/telling/important/remarkable/surprising/overlooked/alarming/memorable/shocking chart/stat/statistic/graph/fact/number/figure/headline/post/tweet|most striking/interesting/telling/important/remarkable/surprising/overlooked/alarming/memorable/shocking chart/stat/statistic/graph/fact/number/figure/headline/post/tweet|best/worst/scariest/craziest/wildest/ugliest/cleanest/prettiest/saddest/funniest/weirdest chart/stat/statistic/graph/fact/headline/post/tweet|a touch|a shade|a notch|a smidge|a smidgen|so much for the/its/their/that/this? <w>? <w>? hedge/haven/diversifier|can/could someone/somebody/anyone/anybody please? confirm/check/verify/explain|that/this/it/which could/may/might/will/would/can change/reverse/flip if/when/once/as/soon?|unless/if i am reading/misreading this/it/that/the/my <w>? wrong/right/correctly?|if my screen/chart/eyes/terminal/math/spreadsheet is/are/does/do? right/correct/not? lying/lie?|unless/if i am mistaken/wrong/missing something?|unless i have/got? misread/misunderstood/missed this/it/something|unless i have got this/it/that wrong|
    in case you are/were keeping/counting score/count/track/tabs at? home?|in case you are/were/have not? keeping/counting/wondering/asking/noticed/forgotten|in case anyone/anybody/someone asks/asked/forgot/cares/missed it?|in case anyone/anybody is wondering/asking/keeping score/count/track?|
    am/was i wrong that|am/was i wrong in/to thinking/think/saying/say/believing/believe that?|at two/three/four/several/some/many trading/prop/quant/crypto firms/desks/shops/houses|two/three/four/several/some/many trading/data/research/crypto/investment/brokerage/analytics/quant/prop firms/desks/shops/houses/outfits|
    give~/gave/yield~/get~/produce~/return~ you/us? a/the number/figure/reading/value/quotient/result that?|not a typo/misprint/glitch/hoax|this/that/it/which is not a typo/misprint/glitch|back of the/an/a envelope/napkin math/maths/arithmetic/calculation/numbers?|, log scale )|( log scale )|weekly/daily/monthly , log scale )|
    with/while/and everything/everyone else is/was? on fire|with/while/and everything/everyone else is/was? in flames/ruins/tatters/freefall/meltdown|with/while/and everything/everyone else is/was? bleeding/dumping/melting/crashing/burning/falling/pumping/ripping/tanking/puking/red/green|
    for the umpteenth/nth/tenth/100th/1000th/hundredth/thousandth/millionth/zillionth/gazillionth time ,?|sell what you can/must|unless my eyes deceive me|unless my maths/math is off/wrong|if my maths/math is/are? right/correct/holds|if i read/see/have/get this/it/that/the chart? right/correctly|if i have got this/it/that right|
    correct me if i am wrong but?|tell me if i am wrong but?|if the chart is to be believed|true or false/bs/bull/bullshit/not/nah/fake/cap/myth/nonsense/rubbish|fact/facts or fiction/cap/bs/fud/myth/fantasy|real or fake/cap/bs|cap or no? cap/not|bs or not/fact|, is that/this/it true/bs/right/correct/accurate/false/nonsense/rubbish/cap ?|myth or fact|yes or no|agree or disagree|
    called/said/saw/predicted it/this/that coming? in/on/back? in? <t>|told/warned you/ya/them/folks/people/everyone all/guys/lot/so? in/on/back? in? <t>|told/warned you/ya all/guys/lot/so?|as i/we/he/she/they wrote/said/noted/flagged/warned/predicted/told you? in/on/back? in? <t>|here we are|and here we are|doing/making the rounds|going viral/round/around|
    i for one|for a change|am/are/is glad/happy/pleased/sad/sorry/proud to say/report/see/note? that?|am/are glad/happy/pleased/sad/sorry/relieved that?|glad/happy/sad/sorry to say/report/see that?|make of that/it/this what you will|do with that what you will|take that as/how you will|draw your own conclusions|i will leave it/that there|i will let you decide|
    nothing says/screams/spells " <w> <w>? <w>? <w>? " like|nothing says/screams/spells <w> <w>? <w>? like|you could/can drive/fit/sail a truck/bus/lorry/train/tanker through|wide/big/large enough to drive/fit/sail a truck/bus/lorry/train/tanker through|
    by historical/past/any/normal/usual standards|once in a blue moon|i would not call <s>/that/this/it a/an decoupling/divergence/gap/lead/rout/collapse/breakdown/rally/crash :|on no news at? all?|could/can only muster/manage/do/offer/scrape/eke|by next to nothing|next to nothing|as of/by last night/evening|sell/buy side note/notes/desk/research/report|for nothing|not going to lie|, not <t>|this morning/afternoon/evening 's|on the one hand|on the other hand|on the other|twice over|as <t> ends/closes/begins/starts/ended/began/opens/closed|as <t> draws/comes to a close/an end|narrowly|only just|if only just|if barely|give or take|as forecast|not the other way round/around|not vice versa|this is not a drill|not a drill|closing prices|least of all|unlike in? the? <t>|in contrast to/with <t>|as opposed to <t>|i mean|<d> before the? half/close/bell|holding the? <m>|owning the? <m>|as it/they always/usually/often/so does/do/has/have/did|sounds/looks/feels/smells like a/an <w> to me|it did not even have to|no contest|at least|specifically|namely|in particular|could not matter less to it/them|on trading/business days|but only just|though only just|and not the other way round/around|not the reverse|as forecasted|nobody seems/appears to care/notice/mind|no one seems/appears to care/notice/mind|nobody mentions/mentioned/notices/noticed/discusses/discussed/asks/asked/reports/reported it/this/that|
    no one mentions/mentioned/notices/noticed/discusses/discussed/asks/asked/reports/reported it/this/that|nobody is? talks/talking/cares about it/this/that|no one is? talks/talking/cares about it/this/that|and/yet/but nobody noticed/cares/cared|and/yet/but no one noticed/cares/cared|
    far from converging/narrowing/closing ,|far from coming/moving/drawing/pulling closer/together ,|instead of converging/narrowing/closing ,|rather than converging/narrowing/closing ,|far from diverging/decoupling/uncoupling/separating ,|
    far from lagging/trailing/leading/underperforming/outperforming ,|to nobody 's surprise|to no one 's surprise|no end in sight|i kid you not|do not ask me?|do not @ me|not kidding|behind the scenes|whether you like it or not|as of writing|as of this writing|as of press time|at the time of writing|as i write|as i write this|as i type|as we speak|as things stand|as it stands|
    as many/everyone/we/some/i/analysts/traders/most had? long? expected/predicted/feared/hoped/anticipated/warned|as expected|as predicted|as feared|as advertised|as promised|as planned|just as i said it would|as i said it would|in plain english|in short|in brief|in other words|
    and change|look it up|look that up|you can look it up|to be precise|in fairness|in all fairness|in dollar terms|in us dollars|in dollars|in usd terms|in usd|in percentage terms|on a closing basis|on closing prices|at the close|using daily closes|based on daily? closing? closes/prices|measured from close to close|
    on a close to close basis|from close to close|across the board|these days|in a straight line|with ease|to say the least|
    no matter what they/anyone/anybody/people tell~ you|if you can call it that|mind you|close~ at|close~ at the/its|make~ it <n>|give~ you|get~ you|leave~ you with|is now? worth|are now? worth|zoom~ out|not to be dramatic|not to be <w> but|if you look at?|if you look|if i am not mistaken|if memory serves|if anything|if you will|if you like|
    if you must know|if you squint|if you are keeping score/count|if you can believe it|if i recall correctly|if i may|if we are honest|
    if nothing else|if you are wondering|if anyone asks|daily return|daily returns|risk off|risk on|daily changes|daily moves|daily closes|daily log returns|, not <n>|, not <s>|beta play|rotation/recession/crash/altseason/pivot/landing/melt-up/meltdown never came/arrived/happened/materialised/materialized/showed up?|, weaker/stronger/lower/higher/less/more/worse/better/bigger/smaller than most? people/many/most/you/i/we/they/anyone think/thought/realise/realize/assume/expected/expect/guessed/imagined|need/needs/needed new glasses/specs/eyes|need~ a new calculator|need~ their/his/her eyes/head/heads tested/checked/examined|still/just/yes/remains/again a risk asset/proxy/trade/play/bet|standard chartered|stan chart|bank of america/england/japan/canada|bank of new york|swiss/french/german/british/english/italian/spanish/dutch/nordic/belgian/austrian/irish/american/canadian/japanese/asian/european family offices/office/clients/client/investors/investor/savers/pensioners/bankers/banker/colleagues/friends/papers/newspaper/newspapers/press/broker/brokers|i/we was/were told/promised there would be|i/we was/were told/promised|is this/that normal/ok/okay/healthy/sane/legal|anyone/anybody/those/people/everyone/everybody/investors/whoever who held/owned/kept/picked/chose/preferred|and i/we am/are not going to dress/sugarcoat/sugar-coat that/it up?|not going to dress/sugarcoat/sugar-coat/gloss that/it/this up/over?|
    through thick and thin|to the decimal|the same planet|when it rains it pours|against all odds|against the odds|without anybody/anyone noticing|without a fuss|without much fuss|without fanfare|without breaking a sweat|without a doubt|it is not even close|not even a/an contest/competition/fight|not by much|though not by much|
    but not by much|by more than a little|leave~ no doubt about that/it|by a hair|by a whisker|by a nose|the other way|in the other direction|the opposite way|in the opposite direction|safe haven where|as usual|<d> off|<d> away|<d> left|<d> remaining|into the? year end|into the close|into the? month end|into the? quarter end|cross asset|
    wrapping up|capping off|rounding off|closing out|over the same few? days/sessions/weeks|over those same? few? days/sessions/weeks|over the same four/five/three/two? days/sessions/weeks|like i said|as i said|as i told you|like i told you|for once|full stop|end of story|period full stop|it wasn't close|it was not close|
    it is not close|it isn't close|not close|took it long enough|fair enough|in the books|in one line|in one chart|in a sentence|by the way|as of now|at this point|of all things|to be fair|to be honest|to be clear|no offence|no offense|no cap|on god|as it happens|of course|as ever|as always|as usual then|for the record|for real|if you blinked you missed it|
    correction/update/addendum/followup/footnote/postscript/sequel to <t> 's thread/post/note/tweet/message/chart/newsletter :|correction/update/addendum/followup/footnote/postscript/sequel to my/our/this/that/the <w>? thread/post/note/tweet/message/chart/newsletter :|name a/me more/better/worse <w> duo/pair/couple/combo/combination/rivalry/trade|name a better duo/pair/couple/combo/combination|tale as old as time|who could/would have guessed/thought/known/imagined|who had that/this on their/the bingo card|death , taxes and small caps|can we all/just/please/finally? all/just/please/finally? admit/agree/acknowledge/accept that?|for what it is worth|is not quite over|not quite over|is not over yet|with <d> to go|<d> to go|before dividends|on price alone|, not even close|, it? was not even close|, was not close|after that january/february/march/april/may/june/july/august/september/october/november/december/spring/summer/autumn/fall/winter|after a/an/the? <w>? melt up|after a/an/the? <t> melt up|after a/an/the? <t> squeeze/spurt|names/stocks/shares/giants/makers/stars extend~ their? run/rally/slide/gains/losses/advance/rebound|close~/end~/finish~ the? day/week/month/quarter/year well/far/way/comfortably? ahead of its? smaller/bigger/larger/younger/older? rival/sibling/cousin|yet another|gold/bullion bugs/faithful/bulls/bears/believers/fans|with a vengeance|cope harder|as they are right? now|
    as it is right? now|as it does now|in a nutshell|nothing but air/sky/daylight above|nothing but blue/clear/open sky/skies/air above?|nothing dramatic|nothing special|nothing to see here|nothing crazy|nothing serious|no big deal|any more|anymore|any longer|week over week|day over day|let us face it|so much for|in the shadow of|out of the shadow of|
    over the same stretch|over the same period|over the same span|over the same time|in the same period|in the same time|over that stretch|in that time|during the same period|during the same stretch|once more|once again|yet again|at last|all in all|all told|on balance|so to speak|
    of its/their value/worth|of value|week on week|day by day|month by month|data going back to <t> show|data going back to <t>|nobody talks about it|no one is talking about it|nobody is talking about it|nobody is talking about|no one is talking about|sorry not sorry|not financial advice|do your own research|let that sink in|read that again|nobody cares|
    in case you missed it|if you ask me|slightly|a little|a bit|marginally|by a wide margin|by a huge margin|by a mile|by miles|by a country mile|by some distance|hands down|by a large margin|by a long way|by far|by a lot|big time|by a big margin|
    by a long shot|and it is not close|and it is not even close|end~ badly|nobody is/are/was? talk~/speak~/write~/tweet~/post~/report~ about/on the/this/that/it/how?|no one is/are/was? talk~/speak~/write~/tweet~/post~/report~ about/on the/this/that/it/how?|nobody cover~/mention~/discuss~/report~ it/this/that|no floor/bottom/end/relief/respite/bounce/recovery/light/hope in sight|no floor/bottom/end/relief/bounce i/we/anyone can see/find/identify/spot/name|never forget|extremes|not sure who needs to hear this ,? but?|in case anyone needs to hear this|break~ out to|bitcoin/btc/ethereum/eth/ether/crypto/gold/silver/solana/xrp maxis/maxi/maximalists/maximalist/bros/bro/bugs/bug/hodlers/fans/faithful/crowd/fanatics/folks/believers/skeptics/sceptics/critics/haters/permabulls/permabears/bulls/bears/twitter|do~/did/done nothing but|will/would/do/does/did not like/love this/it/that|will/would hate/love this/it/that|do~ not want to hear this/it/that|will not want to hear/read/see this/it/that|hate~ to see/hear/admit/say it/this/that|is/are/was/were/been hardly/scarcely/not/no a? star/angel/saint/slouch/exception/hero/darling/stranger/picnic/beauty/prize/paradise/cakewalk|shorts/longs/bears/bulls/enjoyers/maxis/haters/doubters/boomers/normies/degens/perma are/is/get/got/getting? rekt/wrecked/crying/cooked/ngmi/liquidated/fuming/coping/seething|<w> enjoyers/maxis/bros/chads/bears/bulls/holders rekt/wrecked/cooked/ngmi/crying/coping/seething|i/we was/were told/promised that? there would/will be|they told/promised us/me that? there would/will be|you/they/everyone/everybody/we/i/he/she fade~/doubt~/miss~/ignore~/mock~/dismiss~ it/this/that|you/they/he/she/people are/is/were? remember~/misremember~ it/this/that? wrong/wrongly/incorrectly/differently|not to be a/an/the/that <w> <w>? ,? but|not this time :|not so fast :|not quite :|not really :|not today :|not any more :|not anymore :|serious/honest/genuine/quick/dumb/stupid/real/noob/newbie/silly/simple/random question :/,/-|question for the <w> <w>? :/,|somebody/someone is/must/has <w>? <w>? wrong/mistaken/mispriced/lying|somebody/someone is/must/has <w>? <w>? wrong/mistaken about/on <w>|one of them/these/those/us/you is/must/has <w>? <w>? wrong/mistaken/mispriced/lying|one of the? two is/must/has <w>? <w>? wrong/mistaken/mispriced/lying|happy/glad/open/willing to be? corrected/wrong/proven/proved/shown wrong/otherwise?|open/subject to correction|tell me i am wrong|prove me wrong|change my mind|i would love to be wrong|i/we would not call it/this/that a/an decoupling/divergence/breakdown/break/rout/collapse/rally/crash/trend/regime ,/but/yet|not so fast with/on the/your/those/these/all|enjoy it while it lasts|while it/this/that lasts|no end/floor/bottom/top/relief/respite/ceiling/stopping/rest/mercy/letup in/at sight/all/hand|no let up in sight|in no mood/hurry/rush/position/shape to complain/argue/celebrate/talk/apologise/apologize/care/gloat/cheer/panic/sell/buy/gossip/quibble|in no doubt about? it/this/that?|on the weekly/daily/monthly/weeklies/dailies chart/charts?|however often/many times? you/i/we/they/people hear/read/say it/that/otherwise|no matter how often/many times? you/i/we/they/people hear/read/say it/that/otherwise|instead|i take it/that back ,/: <m>|fight me|or am i reading/misreading/seeing/missing/imagining this/that/the/it? chart/charts/data/numbers/things? wrong/right/something/correctly?|who is/are still? holding/buying/fading/shorting/selling/trading/bidding/touching this/it/that/these/them|who 's still? holding/buying/fading/shorting/selling/trading/bidding/touching this/it/that/these/them|people/everyone/everybody/folks/they/most is/are still? fading/shorting/selling/buying/ignoring/doubting/hating it/this/that|it/that/this feel~ like? a? lot/way/much/far? less/more/longer/worse/better/bigger/smaller than? that?|make~ matters/things worse/better|cool cool cool|cool cool|a/the/one/another portfolio/fund/money/asset/wealth manager/managers/strategist/analyst|upending/rewriting/shredding/ditching/breaking/ignoring/overturning/flouting/defying the/an/a? old/usual/conventional? <t>? playbook/textbook/script/rulebook/wisdom/handbook`],
  ['beyond', '', 'is/are/was/looks unusually/abnormally/exceptionally/extraordinarily/uncommonly wide/large/big/huge|far/well/way outside/beyond its/their/the/any? normal/usual/typical/customary/historical range/bounds/band/corridor|outside/beyond its/their/the/any? normal/usual/typical/customary/historical range/bounds/band/corridor|by clearly/far/much/well/way/rather? more than is? normal/usual/typical/average/customary for? the/this/these? two/pair/them?|more than is? normal/usual/typical/customary for the/this/these two/pair'],
  ['usual', '', 'what you/we/one/anyone would? normally/usually/typically? expect to? see? here/now?|what you/we/one/anyone would? normally/usually/typically see here/now?|what you/we/one/anyone would see here/now?|what you/we/one/anyone would normally/usually/typically? expect/see at this stage/point/time|what is normal/usual/typical/customary|perfectly normal|nothing unusual|nothing new|business as usual'],
  ['true', '', `nobody/no one here? disputes/denies/doubts/questions/contests/disagrees it/this/that?|nobody/no one at/on/in/around the/this/our? <w> disputes/denies/doubts/questions/contests it/this/that?|there is no getting around it/this/that?|it is no secret that?|no secret that?|no question about it/that?|there is no question about it|there is no disputing that?|no arguing with that|do not realise|do not realize|did not realise|do not know|i/we/you did not know that?|i/we had no idea that?|do not notice|did not notice|have not noticed|do not appreciate|
    do not get how|do not understand how|few realise|few people realise|nobody noticed|no one noticed|nobody is noticing|people forget|do not tell anyone|not to alarm anyone|contrary to popular belief|contrary to what you may have read|contrary to what many think|contrary to the headlines|
    never mind the headlines|no one can deny that|nobody can deny that|there is no denying that|it is true that|is true|it is a fact that|there is no doubt that|no doubt|there is no question that|without a doubt|undeniably|it is clear that|it is no secret that|needless to say|make no mistake|mark my words|believe it or not|like it or not|not to mention|not surprisingly|no surprise|no wonder|
    not only|not just|not only that|no kidding|no joke|why not|if not more|not coincidentally|not for nothing|to no one 's surprise`],
  ['sarcasm', '', `pigs fly/flew/might|i am the pope/queen/king|hell froze over|sure it did|sure it has|sure it is|sure it does|lol ok|lol okay|ok lol|okay then|sure buddy|sure mate|suuure|riiight|right lol|lmao ok|/ s|yeah right|in your dreams|lol sure|as if|my foot|sure jan|oh sure|sure sure|lmao no|totally not|sure thing|
    said no one/nobody ever?|just/only kidding/joking/trolling|jk|who knew|suuure|suuuure`],
  ['retract', '', `just/only testing|sorry wrong/not|wrong chart/column/columns/pair/coin/ticker/tab/file/link/window/post/data/table/row/year/month/week/day/period/number/spreadsheet|
    scratch/strike/disregard/ignore/scrap/forget/delete/nix that/this ./,/!/:|scratch/strike/disregard/ignore/scrap that/this|i/we have/must/had to? take that/this/it all? back|i/we take/took/will that/this/it/everything all? take? back|
    i/we/he/she/they/just/totally/completely made that/this/it/them/these/those/both/everything all? up|made that/this/it up lol/lmao/haha/sorry|made both/all/half/most/some/one/each of that/this/it/them/these/those/the numbers? up|made that/this/those/the/these number/numbers/figure/figures/stat/stats/statistic/part/chart/bit up|
    am/was/just making that/this/it/them/these/those/numbers/figures/things/stuff/everything up|pulled/plucked/pulling that/this/it/them/these/those/both/all out of <w> <w>|pulled/plucked/conjured out of thin air/nowhere|i/we just? invented/faked/fabricated/hallucinated that/this/it/them/these/those/both/the|i lied/fibbed|i was/am lying/fibbing/bluffing|made up that/this/those/the number/numbers/figure/figures/stat/stats/statistic|i/we retract/withdraw that/this/it|i/we was/were wrong ./!/:/,/;|i/we have/had since corrected this/that/it|data error|bad/stale/faulty/dodgy/wrong data/feed/prices/quotes|feed was/were/is stale/broken/wrong/down/off|
    ignore/disregard the/my/our last/previous/above/earlier post/tweet/message/note/chart/comment|ignore/disregard this/that/my post/tweet/message/chart/table|my mistake/bad|columns/lines/labels/tickers/numbers swapped/reversed|
    mixed up the/my/both <w>? <w>|mixed them/it up|got them/it/that/this backwards|i misread|i meant <w>|was a typo|read the wrong|
    ${misread} upside down|${misread} backwards/backward/swapped/inverted/flipped/reversed/transposed|${misread} mixed up|${misread} back to front|${misread} the wrong way round/around/up?`],
  ['almost', '', `more or less|pretty much|as good as|in effect|in all but name|for all practical purposes|to/for all intents and purposes|almost|nearly|virtually|practically|on the verge of|on the brink of|close to|near|all but|just about|
    within a whisker of|within striking distance of|not far from|not far off`],
  ['maybe', '', `or i/we <w>|or else|or bust|too early/soon to say/tell/claim/conclude that/if/whether?|at night|overnight|in the daytime|during asian/european/american/us/london/market/trading hours|in asian/european/american/us/london hours|on and off|off and on|by and large|for the most part|in the main|on the whole|now and then|from time to time|at various points|in fits and starts|in patches|in spells|in places|wrongly|falsely|mistakenly|incorrectly|erroneously|in/during a? bear/bull/down/up/falling/rising/weak/strong market/markets/tape|in/during recessions/downturns/drawdowns/corrections|in/during a recession/downturn|
    initially|at first|gradually|originally|early on|half of? the time|in good times|in bad times|in a? sell off|
    in/during sell offs|in/during selloffs|
    in a crisis|in crises|in times of stress|when it matters|on/in/during the? down/up/red/green/bad/good/big/losing/winning/weak/strong/falling/rising/quiet/volatile/negative/positive <d>|in/on/during <d> when/that|on the? down/up/red/green/bad/good/big days|in risk off|in risk on|on weekends|
    at weekends|
    on mondays/fridays/tuesdays/wednesdays/thursdays|more often than not|you/anyone/one could/would/may/might be forgiven for thinking/believing/assuming that?|or/but maybe/perhaps/possibly/probably not|could have|may be|
    might be|could be|could well be|might well be|potentially|can be|may well be|at best|at worst|in the newspapers/papers|partly|partially|somewhat|
    in part|to some extent|to a degree|temporarily|briefly|momentarily|intermittently|occasionally|sometimes|often|usually|
    mostly|largely|generally|seldom|rarely|frequently|for a while|at times|rarely|seldom|
    ostensibly|nominally|theoretically|in theory|hypothetically|tend~ to|on average|typically|normally|in/on most <d>|most <d>|always|
    half of the time|most of the time|every time|whenever|almost always|has rarely|have rarely|
    increasingly|gradually less|threatens to|threaten to|try~ to|attempt~ to|begin~ to|start~ to|starting to|beginning to|
    starts to show signs of|show~ signs of|flirt~ with|risk~ losing|about to|halfway to|at risk of|set off to|nominal|
    in a normal market|in/on/during down/up/red/green/losing/winning/falling/rising/bad/good/negative/positive/selloff <d>|when the? <m> fall/falls/drop/drops/slide/slides/sink/sinks/sell/rise/rises/rally/rallies/gain/gains off? , <m> has/have`],
  ['modal', '', `calling it :|calling it now|will|should|shall|going to|is expected to|are expected to|expected to|set to|is set to|are set to|looks set to|
    look set to|bound to|is bound to|are bound to|likely|most likely|likely to|is likely to|unlikely to|poised to|is poised to|
    due to revert|
    is due|is coming|is inevitable|inevitable|headed for a|heading for a|expect|expects|we expect|i expect|expecting|we look for|
    forecast~|predict~|we think will|is going to|are going to|may|might|could|can|ought to|must|needs to|about to|destined to|
    our/my/the/their base case has/sees/is/calls for?|it is only a matter of time before|a matter of time before|sooner or later will|bet that|bet the|expect that|anticipate~|
    history suggests|history says|project~|looks likely to|look likely to|see no reason for|targets|target|my/our/the/their base/central/core/working/main case/scenario/assumption/expectation :|my/our/the/their base/central/core/working/main case/scenario/assumption/expectation is/remains that?|our/my/the/their model/models/framework still? sees/see/expects/expect/anticipates/foresees`],
  ['unlikely', '', `unlikely to|can not|is unlikely to|are unlikely to|do not expect|would not expect|see no reason for|do not bet on|
    doubtful|no reason why|no reason for|i doubt|we doubt`],
  ['if', '', `i/we will believe|call/wake/ping/text/tell/show me/us up? when|talk/come/get/speak back? to me when|let me/us know when|ignoring/excluding/barring/without/minus <t>|except for? <t>|take/strip/leave out|strip/take away|taking/stripping/leaving out|leave/leaving/set/setting <w> aside|leave/leaving/set/setting aside|leave/leaving/set/setting <t> aside|carve/net/back out|if|unless|assuming|provided that|as long as|in case|would|would have|should have|could have been|had it not been|suppose|
    in the event that|imagine|imagine if|only if|even if|what if|until|wait until|were it not for|depends on|whether`],
  ['past', '', `back in the day|back in the <d>|back in <d>|in the old days|in its day|in its heyday|for most of its life|for years|
    i said|i claimed|i wrote|i wrote that|i said that|i thought|i thought that|we thought|everyone said|everyone thought|
    everybody said|everybody thought|they all said|my earlier post|my last post|was supposed to|were supposed to|was meant to|supposed to|
    people used to say|there was a time when|used to|once|historically|in the past|traditionally|in the old days|formerly|previously|
    at the time|back then|no more|a generation ago|long ago|until recently|had been|was once|were once|usually|it once`],
  ['cause', 'before', `is why|that is why|the reason|explains why|is/are/was/were what sank/hit/lifted/drove/moved/pushed/crushed/hurt/helped/propelled/boosted/killed|has/have/had pushed/dragged/driven/propelled/lifted/boosted/knocked/sent/helped/made/let the? <m>|pushed/dragged/propelled/lifted/boosted/helped/made/let/sent the? <m>|pushes/drags/propels/lifts/boosts/helps/makes/lets/sends the? <m>`],
  ['cause', '', `, hit/battered/knocked/dented/bruised/sunk/hurt/shaken by|put~/putting it/this/that/them down to|chalk~ it/this/that up to|on etf debut|on etf launch|on etf approval|on etf hopes|on etf hype|on etf news|on etf optimism|after etf debut|
    after etf approval|because|because of|due to|is due to|thanks to|owing to|on the back of|caused by|driven by|is driven by|amid|amidst|
    as a result of|on account of|on fears of|on hopes of|on worries about|on concern over|fuelled by|fueled by|
    sparked by|triggered by|on the heels of|in response to|in the wake of|after news of|on news of|reflecting|reflect~|stems from|
    stemming from|given that|attributed to|put~ down to|chalk~ up to|which/that <w>? <w>? put~/chalk~/pin~ down/up/on to?|blamed on|courtesy of|helped by|hurt by|weighed down by|boosted by|pressured by|helped along by|egged on by|propped up by|juiced by|turbocharged by|supercharged by|stoked by|cheered on by|held back by|spooked by|rattled by|lifted by|squeezed by|
    powered by|spurred by|as the fed|as the market|as markets|as money|as capital|as tariffs|as yields|as rates|as flows|as demand|
    as etf|as bitcoin etfs|as liquidity|as the dollar|as retail|as institutions|as institutional|as concerns|as concern|as fears|
    as worries|as the us|
    as inflation|as a wave of|as recession|as risk appetite|as staking|as earnings|as economic|as growth|as the economy|since investors|
    on optimism|on the prospect of|on expectations|led by|the result of|to blame|explained by|mainly because|partly because|simply because|
    so is explained by|for one reason|owes to|which explains|after a wave of|after the sec|after the etf|after reports|
    after tariffs|underpinned by|supported by|buoyed by|dragged down by|undermined by|all because|is all down to|is largely down to|
    blame|is the product of|
    on safe haven demand|on haven demand`],
  ['meaning', '', ', upending/rewriting/shaking/restoring/reviving/reinforcing/undermining/challenging/complicating/fuelling/fueling/stoking/prompting/underscoring/highlighting/cementing/burnishing/denting/bolstering/dashing/validating/vindicating/frustrating/lending/casting/reigniting/rekindling/dispelling/confounding/unnerving/alarming/delighting/disappointing'],
  ['meaning', '', `first/another/early/clear sign of/that|signals|signal|signalling|signaling|a sign of|a sign that|proves|proves that|proving|proof of|proof that|which proves|
    means|means that|meaning|which means|suggests|suggesting|suggests that|indicates|indicating|a signal|a buying opportunity|
    is a buying opportunity|
    buying opportunity|a buy signal|buy signal|a sell signal|bullish|bearish|a warning|a warning sign|a red flag|a canary|implies|
    implying|showing that|shows that|confirms|confirming|confirming that|evidence that|evidence of|heralds|foreshadows|spells|
    marks the end of|
    marks the start of|mark~|so buy|time to buy|time to sell|undermines|undermining|highlights|highlighting|underscoring|underscores|
    raising questions|raises questions|sparking|fuelling|fueling|prompting|raising|leaving investors|a testament to|cements|cementing|
    a harbinger|
    reinforcing|reinforces|points to|pointing to|adding to|adds to|casting doubt|casts doubt|dashing|a bad omen|a bad sign|a good sign|
    bad news for|good news for|which is bullish|which is bearish|which suggests|which implies|validating|validates|challenging|
    challenges|puncturing|
    defying|and that is bullish|so the bottom|makes it|making it|demonstrates|demonstrating|so crypto|as proof|has matured|
    which tells you|tells you|telling us|bodes|a reminder|illustrating|illustrates|
    shows how|showing how|showing`],
  ['says', '', `i/we would note/add/stress/argue/say/observe/remark/suggest/emphasise/emphasize/highlight that|i/we would point out that|says/said the/this/our/their <d> from/by our/the/a/an/my/their <w>? <w>? people/desk/team/strategists/strategist/analysts/analyst/crew|rumor has it that?|rumour has it that?|word on the street is that?|legend has it that?|chart/graph/table/figure/slide/exhibit/picture/research/analysis/data/numbers of? the? day/week/month/quarter/year? shows/show/suggests/confirms that?|figures/data/numbers/estimates/calculations compiled/gathered/collected/collated for/by the? <w> <w>? <w>? suggest/show/indicate that?|figures/data/numbers/charts/estimates/calculations suggest that?|
    chart/graph/table/figure/slide of <t> shows/suggests that?|anyone/anybody/everyone/everybody/those/people/whoever who? tell/tells/say/says/claim/claims/telling/saying/claiming/insisting you/us/me? that?|says|said|say|according to|notes|noted|note that|warned|warn|warns|writes|wrote|reports|reported|argues|argued|claims|
    claimed|told|tells|points out|pointed out|observes|observed|per|via|data show|data shows|data from|show|shows|figures show|
    our analysis shows|our analysis shows that|analysts say|analysts warn|traders note|traders say|traders note that|people say|some say|
    they say|we note that|we note|our desk notes that|strategists say|reckons|reckon|believes|believe|thinks|think|i think|i believe|imo|
    imho|in my view|
    in our view|we think|we believe|reports that|the headline says|bears say|bulls say|everyone says|critics say|research shows|
    we observe|we observe that|we observe a|analysts at|strategists at|economists at|adds that|added that|he added|she added|they added|
    chart shows|chart|as seen in|data compiled by|data/figures/numbers compiled/circulated/shared/published/released/collected/gathered by|cited by|
    commented|comments|explained|remarked|tweeted|posted|concludes|concluded|found|finds|estimates|estimate|calculates|reminds us|
    rumour has it|i hear|heard that|word is`],
  ['seems', '', `breaking :|breaking news|breaking|it seems|seems|seem|seems to|seem to|appears|appear|appears to|appear to|looks|look|looks to|look to|
    looks/seems/feels/sounds/appears to? me/us? like/as/that if?|it looks/seems/feels/sounds/appears to? me/us? like/as/that if?|seems/appears/looks/feels to me/us`],
  ['reported', '', 'reportedly|apparently|is said to|are said to|purportedly|supposedly|allegedly'],
  ['correction', '', `they/he/she/you/it/this/that/everyone are/is/was/were simply/just/plain/dead/flat/quite/completely/totally/utterly/all? wrong/false/mistaken/incorrect/untrue/nonsense/bogus|they/he/she are/is lying|do not believe it/them/that|not buying it|rubbish|hogwash|wrong again|on the contrary|quite the opposite|far from it|debunked|dream on|not so fast|a lie|that is a lie|bullshit|total bs|not what happened|no way|other way round|other way around|the other way round|the other way around|
    wrong|false|nope|not true|it has not|they have not|it did not|it does not|it is not|they are not|they did not|
    it was not|it has not done so|this is false|this is wrong|that is wrong|that is false|that is not true|reverse that|not so|
    not anymore|not this year|not really|no it has not|no they have not|untrue|nonsense|that is nonsense|not even close|no it is not|
    no they are not|no it did not`],
  ['pair', '', `they|them|the two|the pair|both|this pair|these two|the two of them|the two markets|the two assets|each other|
    one another|both assets|both markets|the duo`],
  ['it', '', `it|its|itself|he|she|its older/elder/bigger/larger/smaller/little/big/younger sibling/brother/cousin/rival/peer/sister|
    its rival|its peer|its elder`],
  ['quote', '', '"'],
  ['sampling', '', 'weekly/monthly/hourly/quarterly/annual/yearly/intraday log? returns/changes/closes/data/candles/bars'],
  ['unlike', '', `unlike the? <m>|in/by contrast to/with the? <m>|as opposed to the? <m>|instead of following/tracking/joining/copying the? <m> up/down/higher/lower?|rather than follow/following the? <m> up/down/higher/lower?`],
  ['other', '', `were/was/got/been paused/suspended/scrapped/reversed/cancelled/canceled/delayed/postponed/called/rolled off/back?|shutdown/war/lockdown/lockdowns/strike/hikes/hiking/restrictions/tariffs/tightening cycle? ended/ends/finished/eased|tariffs/lockdowns/restrictions/sanctions/curbs were/got lifted/eased/dropped/removed|is/are/was/were off/above its/their/a/an/the <d> low/lows/trough|is/are/was/were off/below its/their/a/an/the <d> high/highs/peak|back/away/up from its/their/a/an/the <d> low/lows/trough|back/away/down from its/their/a/an/the <d> high/highs/peak|
    has/have ended|has/have come to an end|came to an end|is/are over .|are numbered|quit~ lagging/leading/trailing/beating/outperforming/underperforming|is/are done/finished lagging/leading/trailing/beating/outperforming/underperforming|the days of|end~ its/their outperformance/underperformance/lag/lead|
    reverse~ its/their lead/lag/outperformance/underperformance|until <t>`],
  ['other', '', `<n> h/hr/hrs/min/mins/minutes|last/past/in/over/within <n> h/hr/hrs/min/mins/minutes|same as in/at/on/during/over the? <t>|same as <t>|same as <d> ago/earlier/before|on fomc/cpi/fed/payrolls/nfp/jobs/earnings/expiry/inflation/opex <d>|tail/partial/implied/lagged/conditional/downside/upside/intraday/overnight/rank/spearman/kendall/cross correlation/correlations/dependence|most/many/some/few <m>|most/many/some/half of the? <m>|this morning/afternoon/evening|open~ ahead/behind of?|
    as a/an <w>? store/haven/hedge/currency/network/platform/technology/investment/business/medium/diversifier of? <w>?|lagged by <d>|per unit of <w>|number of <w>? <d>|from/since/by/at/before/after/to the? open/opening/lunch/lunchtime/noon/midday|at the/its? intraday/session high/highs/low/lows|leverage|log scale|
    in log terms|apart from <t>|price levels|hour|hours|final hour|last hour|first hour|opening bell|closing bell|lunchtime trading|early trading|late trading|
    morning trading|afternoon trading|premarket|afterhours|vol|eps|sales|guidance|short interest|positioning|views|opinions|communities|community|narratives|
    wallets|dividend yield|expense ratio|drawdown|peak to trough|market share|mindshare|market value|poll|polls|survey|surveys|portfolio|
    portfolios|basket|baskets|weights|split by|risk adjusted|volatility adjusted|vol adjusted|in euro terms|in real terms|real terms|
    inflation adjusted|total return|
    with dividends|including dividends|excluding dividends|after fees|in yen terms|funding/basis/carry/mentions/followers/downloads/searches :|google trends|in pound terms|in sterling terms|in local currency|
    price to earnings|p / e|price to book|price to sales|price to cash flow|price to anything|book value|price / book|p / b|p / s|ev / ebitda|cape ratio|forward multiple|multiples|<m> calls|<m> puts|<m> options|<m> futures|<m> shorts|<m> longs|<m> leaps|call options|put options|
    after inflation|inflation|euros|in euros|pounds|in pounds|
    sharpe wise|fee adjusted|after tax|after taxes|pre tax|net of fees|after costs|net of costs|in nominal terms|reinvested|
    dividends reinvested|ignoring dividends|without dividends|price to book/sales/earnings/cash/value/growth|tax adjusted|
    currency hedged|unhedged|leveraged|levered|3x|2x|rank|rankings|headcount|commits|developers|devs|tvl|apy|apr|hashrate|valuation|
    valuations|google searches|search interest|
    fund flows|etf flows|market cap|market caps|realized/realised cap|capitalisation|capitalization|trading volume|volume|volumes|open interest|volatility|
    implied volatility|realised volatility|hash rate|gas fees|fees|staking|staking yield|yield|yields|dominance|funding rate|
    funding rates|futures|options|skew|
    sharpe ratio|sharpe|drawdowns|max drawdown|earnings|revenue|gdp|adoption|users|active addresses|tvl|supply|issuance|mining|miners|
    demand|sentiment|etfs|etf|inverse etfs|hedged|equal weighted|cap weighted|intraday|overnight|pre market|after hours|beta adjusted|
    downside|upside|
    popularity|mentions|developer activity|transaction|transactions|risk|in percentage of|etc|etc.|return on risk|per unit of risk|
    margins|profits|odds|liquidity|turnover|ownership|allocation|allocations|weight|weighting|weekend|weekends|lending|borrowing|
    tokens per|per share|share/slice of the? market/sector/pie|share of <m>|dividend|dividends|premium|bid ask|spot etf|spot etfs`],
]; // prettier-ignore

/** "…, so spare me the excuses" follows from it for the reader alone. */
export const appeals =
  /^(?:spare|stop|please|let|enjoy|read|do|tell|go|take|keep|save|cry|cope|give|think|yes|no|yeah|there|here|much|much for|congrats|thanks|pay|get|good|maybe)$/i;

/** After what measure: "after adjusting for risk". */
export const measured =
  /^(?:measur|adjust|account|correct|controll|allow|stripp|remov|subtract|deduct|includ|exclud|normalis|normaliz)\w*$/i;

/** Moods that move prices. */
export const mood =
  /^(?:fears|hopes|worries|concerns|jitters|optimism|bets|speculation|euphoria|anxiety|hype|mania|frenzy|craze|enthusiasm|hysteria|panic|chatter|rumou?rs)$/i;

/** Whose orders move prices. */
export const buyers =
  /^(?:corporate|institutional|retail|treasury|central|bank|haven|dip|panic|forced|bargain|foreign|hedge|fund|company|companies|state|official|insider|sovereign|pension|safe|chinese|indian)$/i;

/** "Our 90-day measure for ether and the S&P 500 stands at 0.62", after a sentence about correlation. */
export const measures =
  /\b((?:the|our|its|their|that|this) (?:(?:rolling|trailing|\d+[- ](?:day|session|week|month)) )*)(?:measure|reading|gauge|figure|number|estimate)\b/i;

/** "Always", "every time": one that moves first does so by habit. */
export const habitual =
  /^(?:almost |nearly )?(?:always|usually|typically|generally|(?:every|each) (?:single )?time|tend.*)\W*$/i;

/** What is so now, and at no other time that is named beside it. */
export const nowWords = /^(?:now|currently|presently|already)$/i;

/** How a sentence begins that gives a cause of the one before. */
export const causeOpenings =
  /^(?:and |but |so )?(?:all|most|much|half|every|none|that|this|it|which|the|owed|because|due|thanks|courtesy|blame)\b/i;

const verb = "(?= (?:is|was|has|had|lost|made|did|fell|rose|slid|sank|\\w+ed)\\b|'s)";

/** The first and the second of two markets. */
export const [formers, latters] = [
  new RegExp(`\\bthe (?:former|first${verb})\\b|^one${verb}`, 'gi'),
  new RegExp(`\\bthe (?:latter|second${verb}|other${verb})\\b`, 'gi'),
];

/** What a market is called beside another: "the metal eased 1 %". */
export const nicknames: readonly (readonly [RegExp, RegExp])[] = [
  [/\bthe (?:yellow |precious )?metal\b/gi, /^(?:GOLD|GLD|SILVER|SLV)$/],
  [/\b(?:the|your) (?:coin|token|cryptocurrency)\b/gi, /^(?:ETH|BTC|SOL|XRP)$/],
  [/\bthe (?:techs|tech index)\b/gi, /^(?:NDX|QQQ)$/],
  [/\bthe (?:smaller|younger) (?:coin|token|cryptocurrency|one|rival|sibling|cousin|brother|sister|peer)\b/gi, /^ETH$/],
  [
    /\bthe (?:larger|bigger|older) (?:coin|token|cryptocurrency|one|rival|sibling|cousin|brother|sister|peer)\b/gi,
    /^BTC$/,
  ],
  [/\bthe (?:benchmark|broader market)\b(?! \S*(?:s&p|index|nasdaq|russell|fund|for|of)\b)/gi, /^(?:SPX|SPY)$/],
];

export const metalNames = /\b(?:gold|silver|bullion|platinum|copper)\b/gi;

export const coinNames = /\b(?:bitcoin|btc|ether|ethereum|eth|xrp|solana|sol|dogecoin|litecoin|altcoins?)\b/gi;

const [of, kin] = ['(?:(?:its|the|their) |(?<=\\b(?:of|than|with|to|past|against|behind|from) ))(?:much |far )?', '(?:rival|sibling|cousin|brother|sister|peer|competitor)\\b(?!s|\'s)']; // prettier-ignore

/** "Its smaller rival", "behind larger sibling" */
export const [smallerRival, largerRival] = ['(?:smaller|younger|little|junior)', '(?:larger|bigger|older|big)'].map(
  (size) => new RegExp(`\\b${of}${size} ${kin}`, 'gi'),
) as [RegExp, RegExp];

/** "Against QQQ it has dropped 30 points", "By Friday it was up 119 %": the opening before the market of the sentence before. */
export const openingIt =
  /^((?:and |but |so )?(?:(?:against|versus|vs|relative to|measured in|by|on|in|since|over)\b[^,.;:]{1,50}?|year to date|so far this year|ytd),? )it(?= (?:has|is|was|had|lost|made|fell|rose|beat|trails|\w+ed)\b|'s)/i;

/** What a sentence after one about a ratio says of its level: "It is at its lowest since 2020", "last seen in March". */
export const levels =
  /^(?:(?:it|that|this)(?:'s| is| was) )?(?:now |still |back |currently )*(?:(?:sitting|sits|trading|trades|standing|stands|hovering|hovers|stuck|parked|languishing|languishes|holding) )?(?:at )?(?:the |a |an |its )?(?:\w+[- ])?(?:lowest|highest|low|high|weakest|strongest)\b|\b(?:last (?:time|seen|visited|traded)|(?:this|so|that) (?:low|high|weak|strong|cheap)\b.*\bsince)\b/i;

/** "The last time it led by this much was 2010.", "You have to go back to 2010 for a lead this wide.": how rare what was said before is. */
export const rarities =
  /^(?!.*\?)(?:.*\blast time (?!(?:i|we|you|they|anyone|someone) (?:look|check|ask|hear|talk|wrote|write|spoke))|.*\b(?:go|going|goes|went) (?:all the way )?back to \w+\b.*\b(?:find|see|for|when|since|last)\b|(?=.*\b(?:not|never|no|hasn't|haven't|first|without)\b)(?=.*\b(?:(?:by )?(?:this|that|so|as) (?:much|far|wide|big|large|badly?|well|long|strong|weak)|like (?:this|that|it)|done so|happened|occurred)\b).*\b(?:since|before|ever|in|for)\b|.*\b(?:the|its|their|a) (?:widest|biggest|largest|worst|best|steepest) (?:such )?(?:leads?|gap|margin|difference|divergence|spread|lag|split|disparity|gulf|(?:out|under)performance)\b.*\b(?:since|ever|on record|in)\b)/i;

/** "Saw someone claim …", "People keep saying …": what others say who have no name. */
export const hearsay =
  /^(?:(?:i )?(?:just )?(?:saw|heard|read|seen|overheard) (?:some(?:one|body)|people|folks|a (?:guy|post|thread|take|tweet)|posts|takes)|(?:some )?(?:people|folks|maxis|they|everyone|everybody|someone|somebody|some(?: guy)?)(?: (?:keep|still|once|always|here))* (?:say|said|claim|think|thought|insist|argue|tell|told|swear|believe)(?:s|ed|ing)?)\b/i;

/** What somebody else says is not what the writer does: "Your columnist writes that … In fact, …". */
export const inFact = /^(?:but )?(?:in (?:fact|reality|truth)|actually)\b/i;

/** "… on 22 May. In the month as a whole it beat …": which month the sentences before say. */
export const unanchored = /\b(?:in|over|for) the (?:week|month|quarter|half|year) as a whole\b/i;

/** No label of who says so. */
export const unsafeLabels =
  /\b(?:myth|novels?|screenplay|fairy ?tale|once upon|plot|fiction|fake|hypothesis|scenario|forecast|joke|satire|lie|hoax|prediction|question|rumou?r)\b/i;

/** ", which is not how havens behave", ", which shouldn't surprise anybody": how somebody takes what was said. */
export const ofSurprise =
  /^which (?:(?:\w+n't|\w+ not|hardly|never) )+(?:exactly |at all )?(?:how|what|why|where|who|the way|(?:\w+ ){0,3}?(?:surpris\w*|shock\w*|astonish\w*|bother\w*|worr\w*|stop\w*|deter\w*|prevent\w*|please\w*|impress\w*))\b/i;

/** How the writer sets something aside. */
export const concession = new RegExp(
  `^(?:whatever|regardless|forget|despite|(?:and )?whether (?:it|that|this|they)\\b|for all the|no matter|say what|contrary to|never mind|even (?:if|though) (?:(?:the|some|most|many|my|your|all|those|a lot of) )*(?:\\w+ )?(?:people|crowd|community|maxis|bulls|bears|bugs|fans|folks|believers|twitter|everyone|everybody|no one|nobody|headlines|media|press|they (?:say|think|claim))\\b|in spite of|after (?:month|week|year)s|as (?:it|they) (?:always|usually|often|so often))\\b`,
  'i',
);

const [anybody, expecting, making] = [
  '(?:few|nobody|no one|one|none|hardly any\\w*|almost no\\w*|not many|not a soul|many|some|most|everyone|everybody|people|folks|they|you|we|i|analysts|economists|strategists|traders|bulls|bears|maxis|critics|pundits|the (?:street|market|media|consensus)|wall street)',
  '(?:predict|expect|foresaw|fores[eo]e|anticipat|imagin|guess|dared?|pencill?ed|thought (?:possible|likely)|believ|bet |wager|saw coming|seen? coming|notic|mention|wanted|had on)',
  '(?:ask|wonder|call|tell|told|complain|laugh|argu|cry|cried|cope|coping|post|tweet|insist|pretend|act like|whin|yell|shout|scream|debat|fight|doubt|talk|care|forget|forgot|worry|worri)',
];

/** ", a result few would have predicted", "and people still ask me if crypto is dead": what others make of a claim. */
export const onlookers = new RegExp(`^(?:,? ?(?:an?|the|which|something|as) (?:\\w+ ){0,2}?${anybody}\\b.{0,70}?\\b${expecting}|(?:,|and|but|yet|while|so)+ (?:\\w+ ){0,2}?${anybody}(?: \\w+){0,2}? ${making})`, 'i'); // prettier-ignore

/** How a market is called that stands beside the claim: "a strong dollar". */
export const marketTone =
  /^(?:very )?(?:strong|stronger|strengthening|strengthened|resurgent|mighty|weak|weaker|weakening|rising|falling|surging|soaring|sliding|sinking|slumping|soft|softer|firm|firmer|booming|rallying|rampant|wobbly)$/i;

/** What stands before it: "despite a", "in the face of the". */
export const backdrops =
  /^(?:despite|in spite of|even with|in the (?:face|teeth) of|def(?:y|ies|ied|ying)|shrug\w* off|against|for all (?:the |this )?(?:talk|fears?|worries|hype) of|amid|with)(?: an?| the| its| such an?)?$/i;

/** How an aside about a market begins. */
export const asideStart = new Set(
  `a an the once launched which who founded created long now often widely known born still then home itself whose formerly historically
  traditionally usually`.split(/\s+/),
);

/** What is more than an aside. */
export const notAside = new Set(
  'other size sized move maybe not never if false reason over either since bare-dur price'.split(' '),
);

/** Of what a label consists: "Chart of the day:". */
export const labelKinds =
  /^(?:unknown|word|says|number|date|period|since|over|between|bare-dur|day|bare-date|quiet|hedge|elsewhere|outlook|punct|true)$/;
/** How a qualification begins: a preposition, a condition, a measure. */
export const qualifying = new Set(
  `in on at by per for with without within from of to under over above below after before since until till during through across
  than as like or if unless except excluding including incl ex net gross adjusted measured priced counted based using assuming
  given versus vs against among between outside inside beyond when where whereas though although because weighted hedged only nor
  minus plus barring bar save about around near almost not never no nope wrong false hardly barely maybe perhaps unlike despite
  once ignoring omitting removing discounting excepting according compared relative depending provided supposedly allegedly
  unadjusted annualised annualized`.split(/\s+/),
);

/** What is left out, or how the figures were made. */
export const terms = new RegExp(
  '^(?:without(?! (?:a |much |any |further )?(?:doubt|question|fail|warning|notice|exception|fanfare|fuss|ado))|excluding|except|ex-?\\b|barring|' +
    'stripp|leaving out|(?:apart|aside) from (?!that|this)|net of|gross of|including|in theory|on paper|in terms of|per unit|measured(?! (?:this|that) way\\b| (?:so|thus)\\b)|' +
    'counting (?!down|on)|(?:\\w+[- ])?(?:un)?(?:adjusted|weighted|hedged|annuali[sz]ed)|' +
    '(?:only )?(?:if|once|when|unless|assuming|provided|as long as|so long as)(?: that)?(?: \\w+){0,3} (?:count|start|begin|began|measur|includ|exclud|' +
    'leave|strip|take out|adjust|correct|account|allow|buy|bought|sold|held|ignor|weigh|convert|reinvest|paid|pay|omit|skip|rebalanc|hedg|go by)\\w*)',
  'i',
);

/** In whose money, or after which costs. */
export const money =
  /\b(?:costs?|coupons?|currency|euros?|yen|pounds?|sterling|francs?|rupees?|yuan|crowns|interest|rewards|slippage|commissions?|leverage\w*)\b/i;

/** What a business or a network has besides a price. */
export const business =
  /\b(?:earnings|margins?|profits?|revenues?|sales|buybacks?|debts?|owners|holders|developers|addresses|transactions?|(?:in|out)flows?|reserves|yields?|redemptions|wallets|pays?|trades? (?:on|at))\b/i;

const counted = '(?:earnings|profits?|revenues?|sales|margins?|holders|owners|wallets|users|devs|developers|addresses|transactions?|tx count|fees|downloads|searches|search interest|mentions|followers|subscribers|airtime|headlines|popularity|hype|vibes|market (?:share|cap)|mindshare|tvl|hash ?rate|yields?|dividends?|valuations?|adoption|employees|staff|volatility|risk|drawdowns?|sharpe)'; // prettier-ignore

/** "Fees paid, active wallets, devs, you name it.", "Market share, I'm talking about.": a list, and no verb, of what was compared. */
export const lists = new RegExp(
  String.raw`^(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|be|been|says?|said|starts?|begins?|came|comes)\b(?<!\bthat is|\bi do))(?:(?:in|by|on) )?(?:(?:the|number|numbers|amount|total|daily|active|monthly|google|app|new|of|their|sheer|unique|per|number of) ){0,3}(?:\w+ )?${counted}\b(?: [\w-]+){0,2}(?:,|[.!]*$|(?: and|:) )`,
  'i',
);

/** "Tax-adjusted, …", "wheat-hedged": by what measure. */
export const measure =
  /^(?:un)?(?:adjusted|weighted|hedged|neutral|denominated|normali[sz]ed|scaled|levered|leveraged|deflated|matched|controlled)$/i;

/** "Every bit of that lead is owed to the AI craze": how a cause of what was said before begins. */
export const causes = new RegExp(
  `^(?:and |but |so )?(?:(?:(?:all|most|much|half|every bit|none)(?: of)? ?)?(?:that|this|it|which|the (?:whole )?(?:lead|gap|difference|` +
    `move|rally|divergence|outperformance|spread))?\\b.{0,40}?\\b)?(?:owed? to|because of|because|due to|thanks to|down to|courtesy of|` +
    `driven by|caused by|the result of|explained by|the work of|blame)\\b`,
  'i',
);

/** "… is the reason", "the only reason: central banks", "the Fed did that", "blame the Fed", "and that's purely the SEC nod": a cause, however it begins. */
export const causeSaid =
  /^(?!.{0,40}\bnot\b|.{0,40}n't\b)(?:(?:and |but )?(?:this|that|it|all of (?:this|that|it))(?:'s| is| was) (?:all|entirely|purely|solely|wholly|mostly|largely|mainly|simply|just|only) (?:down|due|owed|thanks) to |(?:the|its) (?:(?:only|sole|whole|main|real|one|simple|big) )*(?:reason|cause|driver|explanation|culprit|trigger|catalyst)s?(?: (?:for|behind) (?:it|this|that))?(?:'s| is| was|:) |(?!(?:who|what|nobody|no one|nothing|he|she|i|we|you|they|it)\b)[\w' -]{2,40} (?:alone )?(?:did|caused|explains) (?:all (?:of )?)?(?:that|this|it)[.!]*$|.*\b(?:is|are|was|were) (?:the|one|a|another) (?:\w+ )?(?:reason|cause|driver)s?(?: why| for (?:it|that|this)| behind (?:it|that|this))?(?:,.*)?[.!]*$|.*\b(?:puts?|chalks?|chalked|attributed?s?) (?:it|this|that|the (?:gap|lead|move|gain)s?) (?:down |up )?to\b|(?:you can |we can |i )?blames? |(?:and |but )?(?:that|this|it)(?:'s| is| was) (?:purely|entirely|solely|all (?:on|because|about|down)|100 ?%) |.*\bgets? (?:all )?the (?:credit|blame)\b)/i;

/** "Adjusted for the risk you took", "for its volatility". */
export const adjusting =
  /\b(?:(?:re)?adjust|account|correct|controll?|allow|normali[sz]|standardi[sz]|scal|compensat)(?:ed|ing) for\b[^,.;:]*|\bfor (?:the |its |their |all (?:the|that) |that )?(?:\w+ )?(?:risks?|volatility|vol|variance)\b(?![- ]o(?:n|ff)\b)[^,.;:]*/gi;

const [solely, force] = [
  '(?:purely|solely|entirely|wholly|mainly|mostly|largely|chiefly|primarily|partly|only|simply|exclusively|literally|totally)',
  '(?:buying|buyers|demand|purchases|hoarding|stockpiling|mania|hype|frenzy|craze|boom|euphoria|fears?|panic|rush|tariffs?|cuts|hikes|war|debasement|inflows)',
];

/** How a cause begins inside a sentence: "…, and the sole reason is …", "… and that's 100 % …", "a gap created by …", "owing purely to …". */
export const causeWithin = new RegExp(
  String.raw`\b(?:the|its|their) (?:(?:only|sole|whole|entire|main|real|one|single|big|biggest|obvious|key|true|simple) )*(?:reason|cause|driver|explanation|culprit|trigger|catalyst)s?(?: (?:for|behind|of) (?:it|this|that|the \w+)| why)?(?:(?:'s| is| was| are| were| being|:)(?! (?:not|no|never|unclear|unknown|hardly)\b|n't)|, )|` +
    String.raw`(?<=^|[,;(–—-] ?|\band )(?:that|this|it)(?:'?s| is| was) (?:(?:purely|entirely|solely|wholly|100 ?%) (?!\d)|all about (?!to\b)|(?:all|only|just|simply|literally|totally|mostly|mainly) (?:because|due|down to|thanks|owed|owing|the (?:work|fault|doing) of)\b)|` +
    String.raw`(?<=[,(–—-] ?)(?:an? |the )(?:gap|lead|margin|divide|gulf|difference|divergence|spread|edge)(?: (?:that (?:is|was) )?| \w+ly )(?:created|caused|driven|made|opened|built|explained|fuell?ed|produced)(?: up)? (?:${solely} )?by\b|` +
    String.raw`\b(?:owing|due|thanks) ${solely} to\b|\b${solely} (?:because(?: of)?|due to|thanks to|owing to|on account of|down to|courtesy of)\b|\bon nothing (?:but|more than)\b|\bcomes? down to (?:one|a single|just one|two) (?:thing|factor|word|name|reason)s?\b|` +
    String.raw`\b(?:and|because) (?=(?!(?:nobody|no one|nothing|none|not|i|we|it|they|this|that)\b)[^,.;:]{2,40} (?:(?:is|are|was|were) (?:the|its) (?:\w+ )?(?:reason|cause|driver|explanation)s?\b|(?:alone )?(?:explains?|did|drove|caused) (?:all of )?(?:it|this|that)\b))|` +
    String.raw`(?<=^what (?:put|drove|pushed|left|kept|lifted|sent|carried|propelled|pulled)\b[^.;:]{10,120}) (?:is|was)(?: \w+ly)? (?!not\b|n't)|` +
    String.raw`\bwith (?=(?!(?:the )?(?:gold|bitcoin|ether|stocks|bonds|nasdaq|s&p)\b)[^,.;:]{2,40} (?:doing|driving|explaining) (?:all|most|the whole|nearly all|much)\b)`,
  'i',
);

/** Who or what put a market ahead: "AI mania alone has put …", "it was central banks that pushed …"; figures and polls that put it there are no cause. */
export const causer = new RegExp(
  String.raw`^(?:(?:it|that)(?:'s| is| was) (?:\w+ )?[^,.;:]{2,40}? (?:that|who|which)|[^,.;:]{2,40}? (?:alone|single[- ]handedly|(?:all )?by (?:itself|themselves)|(?:all )?on (?:its|their) own)|(?:[\w'-]+ ){0,4}${force})(?: (?:has|have|had))? (?=(?:put|puts|pushed|pushes|drove|left|lifted|sent|carried|propelled|pulled|vaulted|catapulted|dragged|kept|keeps)\b)`,
  'i',
);

/** Neither before the other: "they turn on the same day". */
export const atOnce =
  /^(?:(?:no|instead|in fact|rather|if anything|the truth is|actually),? )*(?:they|both|the two|the pair)(?: (?:\w+ly|both|all|just|tend to|always|usually))* (?:turn|move|react|respond|go|jump|drop|rise and fall|peak)s? (?:\w+ )?(?:on|at|in|within) (?:exactly |precisely |much |pretty much )*(?:the same|one) (?:day|time|moment|session|hour|minute|instant)\b/i;

/** How a question begins. */
export const asks = new RegExp(
  `^(?:so |and |but |wait |ok |hey |lol )?(?:is|are|was|were|has|have|had|do|does|did|will|could|can|should|isn't|aren't|hasn't|` +
    `haven't|how|why|when (?:is|are|was|were|did|do|does|will|has|have|can)|what|which|who)\\b`,
  'i',
);
/** What a sentence says of two markets without naming one. */
export const ofTwo =
  /\b(?:its (?:big(?:ger)?|small(?:er)?|old(?:er)?|young(?:er)?|little) \w+|the two|the pair|they|them|both|each other|one another|(?:the|that|a|this) (?:\w+ )?(?:gap|gulf|spread|distance|difference|divide))\b/i;

const lead = String.raw`^\W*(?:(?:well|but|and|yet|still|actually|in fact|turns out|guess what|yes|yep|spoiler|the thing is|as it happens|a)[,:;]? )*`;

const when = String.raw`(?:((?:this|last) (?:year|month|week|quarter|half|time)|(?:in|since|over|during) [^,.;:]{1,30}?|now|today|by [^,.;:]{1,20}),? )?`;

/** "This year it does, by 25 points.", "Well, it has.", "They did not." */
export const ellipsis = new RegExp(
  `${lead}(?:not (?=(?:in|since|over|during|this|last) ))?${when}(?:it|they|he|she)(?:'re|'s|'ve| (?:\\w+ly )?(?:has|have|had|did|does|do|is|are|was|were))( not|n't)?(?: so| just that| indeed| too| now)?(?=[,.:;!]|$)[,.:;!]?(.*)$`,
  'i',
);

/** "Correction: 20 points.", "edit: 41 sessions, sorry" */
export const mending =
  /^\W*(?:(?:correction|edit(?:ed)?|erratum|typo|fix|sorry|oops|whoops|no|wait|i meant?|make that|make it|should (?:be|say|read)|or rather|that should (?:be|say|read))[,:;.]? )+(?:that's |it's |it is )?(.+?)(?:,? (?:sorry|my bad|oops|typo|apologies|i just checked|of course))?[.!]*$/i;

/** Since the time of the sentence before. */
export const thereafter =
  /\b(?:since then|ever since(?=[,.;:!?]|$)|since that (?:day|date|month|week|time)|from (?:that|then) (?:day |date |month |point |time )?on(?:wards?)?|from there on)\b/i;

/** "ETH/BTC is flat. … the pair has lost 70 %": the ratio of before. */
export const ofRatio =
  /(?:^(?:note (?:that )?|and |but |yet )?it|(?:^| )the (?:pair|cross|ratio))(?= (?:has|is|was|had|lost|fell|rose|hit|made|gained|stands|trades|sits|broke|slid|climbed|touched|reached)\b)/i;

/** "Small caps didn't get the memo.", "Bitcoin sat it out.": did not move with the market of the sentence before. */
export const apartFrom =
  /^(.{2,40}?) (?:didn't|did not|never|hasn't|has not) (?:quite )?(?:get the memo|got the memo|gotten the memo|join(?:ed)? in|join(?:ed)? the party|join(?:ed)?|follow(?:ed)?|come along|notice)\b[^,;]{0,12}[.!]?$|^(.{2,40}?) (?:sat (?:it|that one|this one) out|missed (?:out|the memo|the party)|stayed (?:at )?home|wasn't invited|weren't invited)[.!]?$/i;

/** "Investors put three times as much into gold products as into bitcoin products": the gap of the next sentence is none of prices. */
export const ofOtherThings = new RegExp(business.source + String.raw`|\b(?:puts?|putting|pours?|pour(?:ed|ing)|plough\w*|plow\w*|funnel\w*|shovel\w*|invest(?:ed|ing|s)?|withdrew|withdrawn|pulled|yanked|sucked|redeemed|raised|attracted|drew|gathered|took in|taken in|flow(?:s|ed|ing)?) (?:(?!and\b)[^,.;:]+ )??(?:into|in|out of|from|to|products?|funds?|etfs?|etps?|money|cash|\$?\d[\d.]*(?:bn|m)?|billions?|millions?)\b`, 'i'); // prettier-ignore

/** ", so where is the big underperformance": who asks so doubts what others say, not what he says himself. */
export const askingWhere = /^,? ?(?:so|and|but) (?:tell me )?where(?:'s| is| are)? (?:the|all the|all this|this|that|your)\b/i; // prettier-ignore
