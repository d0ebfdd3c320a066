import type { Request } from '../market/ports.ts';
import type { Reader, Text } from '../messages/text.ts';

/**
 * What is to be drawn, as plain data: the words and numbers of a picture, without a word about colours or pixels.
 * A use case makes a drawing beside its report; the charts room turns it into a picture.
 */

/** The words around every picture, said already or still to be said (`ChartSpec<Text>`). */
interface ChartFrame<T extends Text> {
  /** The verdict sentence. */
  readonly title: T;
  /** What somebody said, quoted above the verdict on it. */
  readonly claim?: string;
  /** Why the verdict is so, in a short phrase right under it. */
  readonly why?: T;
  /** The dates the title is about, and how many rows they are. */
  readonly subtitle?: T;
  /** The command line that gives this answer again, without a slash. */
  readonly command?: string;
  /** Sources, sampling, sample and date. */
  readonly footer: T;
  /** True puts SIMULATED across the picture. */
  readonly simulated: boolean;
  /** Who reads it; English where absent. */
  readonly reader?: Reader;
  /** True where rows are days, not trading days. */
  readonly everyDay?: boolean;
}

/** A named line; `values[i]` belongs to the drawing's `dates[i]`, `NaN` where there is none. */
export interface NamedSeries<T extends Text = string> {
  readonly symbol: string;
  readonly name: T;
  readonly values: Float64Array;
}

/** The days an answer names, marked where they lie, and what they are. */
export interface MentionedDays<T extends Text = string> {
  readonly dates: readonly string[];
  readonly label: T;
}

/** A stay beyond the enter level, to be shaded. */
export interface EpisodeShade {
  readonly from: string;
  readonly to: string;
  /** 1 subject ahead, -1 behind. */
  readonly sign: 1 | -1;
}

/** A dated fact that may be marked on a time axis. */
export interface EventMark<T extends Text = string> {
  readonly date: string;
  readonly label: T;
}

/** The window asked for, both legs rebased to its start; below it the volatility-scaled gap with its own history. */
export interface DivergenceChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'divergence';
  readonly dates: readonly string[];
  /** Prices; the figure rebases them to the start of the window. */
  readonly subject: NamedSeries<T>;
  readonly benchmark: NamedSeries<T>;
  /** The volatility-scaled gap of each row. */
  readonly gap: Float64Array;
  readonly windowSessions: number;
  readonly enterLevel: number;
  /** How unusual the last gap is, in a word. */
  readonly standing?: T;
  readonly mentioned?: MentionedDays<T>;
  readonly events: readonly EventMark<T>[];
}

/** Rolling correlation with its interval today and its own usual range. */
export interface CorrelationChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'correlation';
  readonly dates: readonly string[];
  readonly pearson: Float64Array;
  readonly windowSessions: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly usualRange: { readonly low: number; readonly high: number };
  readonly mentioned?: MentionedDays<T>;
  readonly events: readonly EventMark<T>[];
}

/** One or two quantities over the time that is spoken of, and the days they are held against. */
export interface LevelsChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'levels';
  readonly dates: readonly string[];
  readonly lines: readonly NamedSeries<T>[];
  readonly caption: T;
  readonly unit?: 'percent';
  /** What the last value is called, where it is drawn through all of the time. */
  readonly level?: T;
  readonly mentioned?: MentionedDays<T>;
}

/** Two to five markets rebased to 100 at a stated start. */
export interface CompareChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'compare';
  readonly dates: readonly string[];
  readonly lines: readonly NamedSeries<T>[];
  readonly start: string;
  /** Of the changes said at the ends, where it is not left to their size. */
  readonly decimals?: 1;
}

/** One cell of the multiverse, as drawn. */
export interface MultiverseChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'multiverse';
  /** Row labels, one per measure, with its family. */
  readonly measures: readonly { readonly label: T; readonly family: T }[];
  /** Column labels: index starts. */
  readonly starts: readonly string[];
  /** `cells[measure][start]`; null where skipped. */
  readonly cells: readonly (readonly ({
    readonly percentile: number;
    readonly record: 'abs' | 'signed' | 'none';
  } | null)[])[];
}

/** How long gaps lasted: each of them, and the share still open after a while, beside what chance alone does. */
export interface SurvivalChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'survival';
  /** All rows, and every gap among them: its first day, how many rows it lasted or has lasted, whether it is still open. */
  readonly dates: readonly string[];
  readonly gaps: readonly { readonly from: string; readonly rows: number; readonly isOpen: boolean }[];
  /** Half of the gaps that chance alone makes are over after so many rows; null where unknown. */
  readonly chanceMedian: number | null;
  /** Steps of the Kaplan–Meier curve: share still open after `time` sessions. */
  readonly steps: readonly {
    readonly time: number;
    readonly survival: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  /** The same for random walks, at a few times. */
  readonly noise: readonly { readonly time: number; readonly survival: number }[];
  readonly medianSessions: number | null;
  readonly censoredAt: readonly number[];
}

/** Pairwise correlations with their intervals. `NaN` where undefined. */
export interface MatrixChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'matrix';
  readonly symbols: readonly string[];
  /** What people call the markets; their symbols where absent. */
  readonly names?: readonly T[];
  readonly correlation: readonly (readonly number[])[];
  readonly low: readonly (readonly number[])[];
  readonly high: readonly (readonly number[])[];
}

/** Horizontal bars: a labelled share or score each. */
export interface BarsChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'bars';
  readonly unit: T;
  /** What the bars show, above them; and what the words at their right mean. */
  readonly heads?: { readonly bars: T; readonly words: T };
  readonly bars: readonly {
    readonly label: T;
    readonly value: number;
    readonly note: T;
    readonly group?: T;
    /** Its group is not what the picture is about. */
    readonly isFaint?: boolean;
    /** The value in words, where it is not the number itself that matters. */
    readonly shown?: T;
    /** Where the value may well lie instead. */
    readonly range?: { readonly low: number; readonly high: number };
  }[];
  /** Values marked on the axis, for example an enter level. */
  readonly marks: readonly { readonly value: number; readonly label: T }[];
}

/** One whole of 100 % in its parts, some of them taken apart once more. Shares are fractions of the whole. */
export interface PartsChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'parts';
  readonly parts: readonly {
    readonly label: T;
    readonly share: number;
    /** What it is made of; together no more than the share itself. */
    readonly of: readonly { readonly label: T; readonly share: number }[];
  }[];
}

/** One small line for each of several pairs, on one scale, each with its last value in words. */
export interface SparksChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'sparks';
  readonly caption: T;
  /** Values beyond this, either way, are out of the ordinary. */
  readonly level: number;
  readonly rows: readonly {
    readonly label: T;
    /** Oldest first; `dates[i]` of the value i. */
    readonly dates: readonly string[];
    readonly values: Float64Array;
    /** Where it stands in a word, and its size. */
    readonly today: readonly [T, T];
    readonly isUnusual?: boolean;
  }[];
}

/** Days on a line of years, a row for each kind of them. */
export interface CalendarChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'calendar';
  readonly rows: readonly { readonly label: T; readonly dates: readonly string[] }[];
}

/** A quantity over time as bars with one highlighted level, for example weekly inflow. */
export interface TimelineChartSpec<T extends Text = string> extends ChartFrame<T> {
  readonly kind: 'timeline';
  readonly dates: readonly string[];
  readonly line: Omit<NamedSeries<T>, 'symbol'> & { readonly symbol: T };
  readonly yLabel: T;
  /** True where only the whole height says how large it is. */
  readonly fromZero?: boolean;
  /** What the marked days are, for the key. */
  readonly pointsAre?: T;
  /** The change that is spoken of: from which day to the last one, and how large it is. */
  readonly change?: { readonly from: string; readonly size: T; readonly over: T };
  readonly levels: readonly { readonly value: number; readonly label: T }[];
  readonly shades: readonly EpisodeShade[];
  readonly points: readonly { readonly date: string; readonly label: T }[];
}

/** Everything the charts room can draw. */
export type ChartSpec<T extends Text = string> =
  | DivergenceChartSpec<T>
  | CorrelationChartSpec<T>
  | LevelsChartSpec<T>
  | CompareChartSpec<T>
  | MultiverseChartSpec<T>
  | SurvivalChartSpec<T>
  | MatrixChartSpec<T>
  | BarsChartSpec<T>
  | PartsChartSpec<T>
  | SparksChartSpec<T>
  | CalendarChartSpec<T>
  | TimelineChartSpec<T>;

/** A picture whose title is still to be worded: reports give figures, whoever answers gives them their sentence. */
export type Untitled<Chart extends ChartSpec<Text>> = Chart extends ChartSpec<Text> ? Omit<Chart, 'title'> : never;

/** How a picture should look: colours and size. */
export interface RenderOptions {
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

/** A finished picture. */
export interface Image {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Turns a drawing into a picture, off the main thread. Rejects with the signal's reason when it is aborted. */
export interface Painter {
  paint(chart: ChartSpec, options: RenderOptions, request: Request): Promise<Image>;
  close(): Promise<void>;
}
