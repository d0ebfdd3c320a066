const scripts: readonly (readonly [string, RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Russian or another language written in Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Arabic, Persian or Urdu', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Hindi or another language written in Devanagari', /\p{Script=Devanagari}/gu],
  ['Bengali', /\p{Script=Bengali}/gu],
  ['Tamil', /\p{Script=Tamil}/gu],
  ['Georgian', /\p{Script=Georgian}/gu],
  ['Armenian', /\p{Script=Armenian}/gu],
];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const english = words(
  'the of and to in is are was were be been has have had that this it its from with at on for by as not but than more most never ever before since while will would may might could should can an a no such between against which after over under into their they what when how why who so far just only now still year years gap record divergence correlation price stocks market markets he she we you do does did or if up down out about all has',
);

const languages: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['German', words('der die das und ist nicht sich von vom mit dem den des ein eine einen einem einer so noch nie wie weit hat haben wurde wird seit gegenüber zwischen auf für im zum zur als auch bei aus nach über vor wieder abstand entkoppelt kleinere aktien höher tiefer niedriger stärker schwächer hinter bisher kein keine')],
  ['French', words('le la les des du un une et est sont pas plus jamais été de entre avec pour par sur dans que qui au aux ce cette ces son sa ses depuis aussi écart loin actions contre mais ne si il elle elles cours bourse marché')],
  ['Spanish', words('el la los las de del un una y es son no nunca ha han sido con por para en que se su sus entre desde tan más como lejos brecha acciones pero al lo este esta esto bolsa mercado frente respecto hoy muy')],
  ['Italian', words('il lo la gli le di del della dei delle un una e è sono non mai stato stata così tra fra con per in che si suo sua dal dalla da più come lontano divario azioni ma al alla rispetto mercato anni nella nel questo questa ha hanno')],
  ['Portuguese', words('o os as de do da dos das um uma e é são não nunca foi esteve com por para em que se seu sua entre desde tão mais como longe diferença ações mas ao à no na pelo pela mercado está frente')],
  ['Dutch', words('de het een en is niet zich van met voor op te zo nog nooit ver heeft hebben werd wordt sinds tussen aandelen als ook bij uit naar over aan dan kloof koers beurs zijn deze dit geweest')],
  ['Polish', words('i jest nie się z od do na w że to jak nigdy tak był była było między przez dla po za akcje spółek rynek bardzo daleko oddalił różnica oraz jeszcze')],
  ['Turkish', words('ve bir bu ile için hiç kadar daha çok olarak olan gibi değil arasındaki fark hisse en ne da de mi göre karşı uzak olmamıştı kadar')],
  ['Swedish, Danish or Norwegian', words('och är inte den det som en ett av med för på till från har aldrig varit så långt mellan sedan og ikke ikkje aldri har vært været siden mellem mellom et af afstand aktier aksjer detta dette')],
  ['Indonesian or Malay', words('dan yang tidak dari di ke dengan untuk ini itu belum pernah sejauh antara sejak saham pada adalah akan telah lebih jauh')],
  ['Vietnamese', words('và là của không có cho với từ chưa bao giờ đến này được trong khoảng cách cổ phiếu xa')],
  ['Czech or Slovak', words('a je není se od do na v že to jak nikdy tak byl bylo byla mezi pro po za akcie akcií trh tak daleko ještě nebol nebola rozdiel rozdíl vzdálil')],
  ['Romanian', words('și este nu se de la din cu pe un o în că ca niciodată atât între pentru acțiuni acțiunile departe fost nicio mai')],
  ['Finnish', words('ja on ei se että kuin ole koskaan ollut niin välillä osakkeet kaukana näin ero jälkeen ovat')],
  ['Hungarian', words('és a az nem van volt hogy még soha ilyen messze között mint egy részvények óta távol különbség')],
]; // prettier-ignore

// prettier-ignore

/**
 * In which language is a sentence written?
 *
 * A script other than Latin decides by itself; otherwise the language with the most of its small words, and English
 * where none has more than English, so that headlines without small words stay English.
 *
 * @param sentence Clean text of one sentence.
 * @returns The language's English name.
 * @example detectLanguage('Ethereum war noch nie so weit vom Russell 2000 entfernt'); // => 'German'
 */
export function detectLanguage(sentence: string): string {
  return scriptOf(sentence) ?? byWords(sentence.toLowerCase());
}

function scriptOf(sentence: string): string | undefined {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(([, script]) => (sentence.match(script)?.length ?? 0) > letters * 0.2)?.[0];
}

function byWords(sentence: string): string {
  const found = sentence.match(/[\p{L}\p{M}']+/gu) ?? [];
  const [best, hits] = languages
    .map(([name, small]) => [name, found.filter((word) => small.has(word)).length] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  const englishHits = found.filter((word) => english.has(word)).length;
  if (hits >= 2 && hits > englishHits) return best;
  const foreignLetters = found.filter((word) => /[^\p{ASCII}]/u.test(word)).length;
  return foreignLetters >= 2 && foreignLetters > englishHits ? 'a language other than English' : 'English';
}
