import type { SessionCalendar } from '../../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../../src/market/ports.ts';
import { smallCatalogue } from './small-catalogue.ts';

function unused(): never {
  throw new Error('this test asks for no prices');
}

/** A market with names and no prices. */
export const bareMarket: MarketData = {
  label: 'bare',
  simulated: false,
  catalogue: () => smallCatalogue,
  today: () => '2026-06-25',
  daily: unused,
  atCloses: unused,
  flows: unused,
  health: () => Promise.resolve([]),
};

/** A calendar nobody opens. */
export const bareCalendar: SessionCalendar = {
  exchange: 'none',
  firstDate: '2014-01-01',
  lastDate: '2199-12-31',
  session: unused,
  between: unused,
  lastClosedAt: unused,
  countAfter: unused,
};
