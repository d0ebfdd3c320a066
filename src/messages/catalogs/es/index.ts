import buttons from './buttons.ts';
import charts from './charts.ts';
import compare from './compare.ts';
import correlation from './correlation.ts';
import divergence from './divergence.ts';
import multiverse from './multiverse.ts';
import names from './names.ts';
import sample from './sample.ts';
import verdict from './verdict.ts';

/** Spanish. */
export default {
  buttons,
  charts,
  compare,
  correlation,
  divergence,
  multiverse,
  names,
  sample,
  verdict,
} as const;
