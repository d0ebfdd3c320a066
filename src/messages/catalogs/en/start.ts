/** What this is, to who never heard of it, and the ways on. */
export default {
  what: 'I check what people say about two drifting markets: “Ethereum has never been this far from small caps” – true or not?',
  ways: 'Send me a sentence, or reply to one and name me. Two markets, such as “eth rut”, show how far apart they are.',
  waysAlone: 'Write a sentence, and I check it. Two markets, such as “eth rut”, show how far apart they are.',
  check: 'Check a claim',
  pair: 'Ethereum and small caps',
  digest: 'A daily digest',
  radar: 'What stands out today',
  help: 'Everything I can do',
} as const;
