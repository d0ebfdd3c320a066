/** What can be asked, and how. */
export default {
  what: 'I check how far two markets have drifted apart, and whether that is really unusual.',
  command: 'Command',
  answers: 'What it answers',
  order: 'Order does not matter: “{one}” and “{other}” ask the same.',
  noAdvice: 'What I say is arithmetic about the past. It is not financial advice.',
  usage: '{command}: {about}.',
  option: 'Option',
  is: 'What it is',
  unknown: 'There is no command “{typed}”; {help} lists them all.',
} as const;
