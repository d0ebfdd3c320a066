import alert from './alert.ts';
import assets from './assets.ts';
import buttons from './buttons.ts';
import charts from './charts.ts';
import chats from './chats.ts';
import check from './check.ts';
import choices from './choices.ts';
import commands from './commands.ts';
import compare from './compare.ts';
import correlation from './correlation.ts';
import days from './days.ts';
import digest from './digest.ts';
import divergence from './divergence.ts';
import drivers from './drivers.ts';
import events from './events.ts';
import facts from './facts.ts';
import files from './files.ts';
import flows from './flows.ts';
import hedge from './hedge.ts';
import help from './help.ts';
import history from './history.ts';
import manage from './manage.ts';
import multiverse from './multiverse.ts';
import names from './names.ts';
import notes from './notes.ts';
import notices from './notices.ts';
import page from './page.ts';
import radar from './radar.ts';
import reading from './reading.ts';
import refusals from './refusals.ts';
import receipts from './receipts.ts';
import sample from './sample.ts';
import settings from './settings.ts';
import setup from './setup.ts';
import sources from './sources.ts';
import start from './start.ts';
import status from './status.ts';
import terms from './terms.ts';
import verdict from './verdict.ts';

/** Spanish. */
export default {
  alert,
  assets,
  buttons,
  charts,
  chats,
  check,
  choices,
  commands,
  compare,
  correlation,
  days,
  digest,
  divergence,
  drivers,
  events,
  facts,
  files,
  flows,
  hedge,
  help,
  history,
  manage,
  multiverse,
  names,
  notes,
  notices,
  page,
  radar,
  reading,
  refusals,
  receipts,
  sample,
  settings,
  setup,
  sources,
  start,
  status,
  terms,
  verdict,
} as const;
