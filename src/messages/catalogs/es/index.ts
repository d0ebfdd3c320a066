import buttons from './buttons.ts';
import charts from './charts.ts';
import compare from './compare.ts';
import correlation from './correlation.ts';
import digest from './digest.ts';
import divergence from './divergence.ts';
import multiverse from './multiverse.ts';
import names from './names.ts';
import notices from './notices.ts';
import sample from './sample.ts';
import settings from './settings.ts';
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
  notices,
  sample,
  settings,
  verdict,
} as const;
