import { mulberry32 } from '../../src/analytics/null-model.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { history, sourceOf } from './markets.ts';

/** What happens to one market in the last sessions of an invented past. */
export interface Ending {
  /** Log return added in each of the last `sessions`. */
  readonly drift: number;
  readonly sessions: number;
}

/**
 * A source with ETH and IWM that wander for 900 sessions with a common part (turned in IWM where `sign` is −1), and then end as the test says. The
 * wandering is the same for every test.
 */
export function walkingMarket({
  eth,
  common = 0.5,
  sign = 1,
}: {
  readonly eth: Ending;
  readonly common?: number;
  readonly sign?: 1 | -1;
}): MarketData {
  const dates = nyseCalendar
    .between('2021-01-04', '2024-08-01')
    .map(({ date }) => date)
    .slice(-900);
  const random = mulberry32(7);
  const noise = (): number => random() + random() + random() - 1.5;
  let [logEth, logIwm] = [Math.log(2000), Math.log(200)];
  const prices = dates.map((_, row) => {
    const [shared, own, other] = [noise(), noise(), noise()];
    const late = row >= dates.length - eth.sessions ? eth.drift : 0;
    logEth += 0.02 * (common * shared + (1 - common) * own) + late;
    logIwm += 0.01 * (sign * common * shared + (1 - common) * other);
    return [Math.exp(logEth), Math.exp(logIwm)] as const;
  });
  return sourceOf({
    today: dates.at(-1)!,
    daily: {
      ETH: history(
        'ETH',
        dates,
        prices.map(([price]) => price),
      ),
      IWM: history(
        'IWM',
        dates,
        prices.map(([, price]) => price),
      ),
    },
  });
}
