import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Look } from '../../core/ports.ts';
import type { Span, Tick } from './ticks.ts';

/** A point of a line; a null `y` is a hole. */
export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** What Chart.js is given. */
export type Config = ChartConfiguration<'line' | 'bar', Point[]>;

/** One series as Chart.js draws it. */
export type Series = ChartDataset<'line' | 'bar', Point[]>;

/** The words around a picture. */
interface Words {
  readonly title: string;
  readonly footer: string;
  readonly simulated: boolean;
  readonly numbers?: string;
}

/** What lies behind the data of a panel. */
export type Backdrop =
  | { readonly kind: 'band'; readonly low: number; readonly high: number }
  | { readonly kind: 'shade'; readonly from: number; readonly to: number; readonly sign: 1 | -1 | 0 }
  | { readonly kind: 'level'; readonly value: number; readonly strong: boolean; readonly label?: string }
  | { readonly kind: 'event'; readonly x: number; readonly label: string };

/** The name and last value of a line, set at its end. */
export interface EndLabel {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly text: string;
  readonly color: string;
  /** How uncertain the last value is; drawn as a whisker. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Words only: no dot at the end of a line. */
  readonly isPlain?: true;
}

/** A word at a point of the data. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly shape: 'dot' | 'cross';
  /** The word stands below its point instead of above it. */
  readonly isBelow?: boolean;
}

/** One entry of the key in a panel's caption line. */
export interface KeyEntry {
  readonly sample: 'band' | 'shade' | 'level' | 'dashed' | 'record' | 'underline' | 'whisker' | 'cross';
  readonly color?: string;
  readonly text: string;
}

/** One chart area of the picture. All panels share the horizontal axis. */
export interface Panel {
  readonly id: string;
  /** Share of the height. */
  readonly weight: number;
  readonly span: Span;
  readonly isLog: boolean;
  readonly ticks: readonly Tick[];
  readonly caption: string;
  readonly key: readonly KeyEntry[];
  readonly backdrops: readonly Backdrop[];
  readonly ends: readonly EndLabel[];
  readonly marks: readonly Mark[];
  /** Said in the middle of a panel that has nothing to show. */
  readonly notice?: string;
}

/** A field of a heat map or table, in units of the axes. */
export interface Cell {
  readonly column: number;
  readonly row: number;
  /** How far it reaches; 1 where absent. */
  readonly columns?: number;
  readonly rows?: number;
  readonly fill: string;
  readonly ink: string;
  readonly lines: readonly string[];
  readonly record: 'abs' | 'signed' | 'none';
  /** A heading of columns: set small, so that all are of one size. */
  readonly isHeading?: true;
}

/** A whole picture before Chart.js knows of it. */
export interface Scene {
  readonly look: Look;
  readonly words: Words;
  readonly x: { readonly span: Span; readonly ticks: readonly Tick[]; readonly label?: string; readonly side?: 'top' };
  readonly panels: readonly Panel[];
  /** From the lowest to the topmost. */
  readonly series: readonly Series[];
  readonly cells?: readonly Cell[];
}
