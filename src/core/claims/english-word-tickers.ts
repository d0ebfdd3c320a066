/**
 * Which symbols and market names are also common English words?
 *
 * In lower or mixed case these are read as the words they are; only capitals inside a text that is not all capitals,
 * or a `$`, make a market of them.
 */
export const englishWordTickers: ReadonlySet<string> = new Set(
  `a able about above act ad add after again age ago aid aim air all also am an and any ape apt are area arm art as ask at ate
  atom away axe back bad bag ball band bank bar base bat be bear beat been best bet big bill bit block blue blur bond book boom
  born both box boy bread buy by call came can cap car card care case cash cat cent chain change chip city clean close cloud coat
  cold comp cool core cost cover crew cube curve cut dash data date day days deal dear deep did die dig dog done door dot down
  draw drift drive drop dry due dust each earn east easy eat edge edit ego else end ever eye face fact fair fall fan far farm
  fast fat fear feed feel few fig fill film fire firm first fit five fix flag flat flow fly fold food foot for force form four
  free fresh friend from fuel full fun fund gain game gap gas gate gave get girl give glad glass go goal gods gone good got
  grow gun guy had half hall hand hard has have he head health hear heart heat held help her here hero hey high hill him his
  hit hold hole home hope host hot hour how hub human ice idea if in inch index ink into is it item its jet job join joy jump
  just keep kept key kid kind king know lab lady lake land large last late law lay lead leaf left leg less let level lie life
  lift light like line link list live load loan lock long look loss lost lot love low luck lumen magic mail main make maker man many
  map mark mask mass may me mean meme met meta mind mine mint miss mode money moon more most move much must my name near neo
  net new next nice nine no none nor nose not note now of off ok old on once one only op open or orb order other our out over
  own pace pack page paid pair paper park part past path pay peace pen people per perp pet pick pin pipe plan play plug plus pool
  poor pot power press pump pure push put quick race rain ran rare rate raw ray read ready real red render rent rest rich ride
  ring rise risk road rock role room root rose round rule run rune rush safe said sail sale same sand save saw say sea seat
  see seed self sell send sent set she ship shop short show side sign simple sit site six size skin sky slow small snow so sold
  some son song soon space speed spin spot star start stay step still stop stream such suit sun super sure swap swim table tag take
  talk tall task tax team tell ten than that the them then they thin thing this three time tip to ton too took top touch
  town tree trend trip true try turn two under uni unit up us use van vast very view vote wait walk wall want war warm was wave way
  we weak wear well went were west what when who why wide wild will win wind wine wise wish with won wood word work world worm
  worth would yard year yes yet you young your zero zone avalanche stellar cosmos graph optimism harmony compound aptos sushi
  theta flare quant gala fantom bread celestia ondo sei immutable pepe sandbox tether unity visa target
  gap block snap match square shell ethena sonic story core mantle`.split(/\s+/),
);
