import buttons from './buttons.ts';
import charts from './charts.ts';
import compare from './compare.ts';
import correlation from './correlation.ts';
import digest from './digest.ts';
import divergence from './divergence.ts';
import multiverse from './multiverse.ts';
import names from './names.ts';
import notes from './notes.ts';
import notices from './notices.ts';
import refusals from './refusals.ts';
import sample from './sample.ts';
import settings from './settings.ts';
import sources from './sources.ts';
import status from './status.ts';
import verdict from './verdict.ts';

/** Spanish. */
export default {
  buttons,
  charts,
  compare,
  correlation,
  digest,
  divergence,
  multiverse,
  names,
  notes,
  notices,
  refusals,
  sample,
  settings,
  sources,
  status,
  verdict,
} as const;
