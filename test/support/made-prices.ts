import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { StandInMarket } from './stand-in-sources.ts';
import type { WireRow } from './wire-format.ts';

const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;

/** A price that wanders without ever repeating, the same for the same instant. */
const priceAt = (ms: number): number => 2_000 + 300 * Math.sin(ms / (40 * DAY_MS)) + 40 * Math.sin(ms / (3.3 * DAY_MS));

const every = (fromMs: number, toMs: number, stepMs: number): number[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / stepMs) + 1 }, (_, index) => fromMs + index * stepMs);

/** A coin that trades around the clock: the close of a day is that of its last hour. */
export function madeCoin(from: string, untilMs: number): Required<StandInMarket> {
  const fromMs = Date.parse(from);
  const row = (stepMs: number) => (stampMs: number) => ({ stampMs, close: priceAt(stampMs + stepMs) });
  return {
    daily: every(fromMs, untilMs, DAY_MS).map(row(DAY_MS)),
    hourly: every(fromMs, untilMs, HOUR_MS).map(row(HOUR_MS)),
  };
}

/** A fund that trades in the sessions of the New York Stock Exchange. */
export function madeFund(from: string, untilMs: number): StandInMarket {
  const until = new Date(untilMs).toISOString().slice(0, 10);
  const daily = nyseCalendar.between(from, until).map(({ date, closeMs }): WireRow => ({
    stampMs: Date.parse(date),
    close: 200 + 10 * Math.cos(closeMs / (50 * DAY_MS)),
  }));
  return { daily };
}

/** Ethereum at every service that has it, and the fund of the Russell 2000. */
export function madeMarkets(from: string, untilMs: number): Record<string, StandInMarket> {
  const coin = madeCoin(from, untilMs);
  return { ETH: coin, 'ETH-USD': { daily: coin.daily }, IWM: madeFund(from, untilMs) };
}
