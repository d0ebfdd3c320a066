/** One stay beyond the enter level, as far as it is known. Dates are sessions. */
export interface Stay {
  readonly sign: 1 | -1;
  readonly start: string;
  /** Sessions with a value since the start. */
  readonly sessions: number;
  readonly peak: number;
}

/** How a stay ended; `peak` is null where a correction of past prices took the stay back. */
export interface AlertEnd {
  readonly sessions: number;
  readonly peak: number | null;
}

/** What the channel was last told is going on. */
export interface ToldStay {
  readonly sign: 1 | -1;
  readonly start: string;
  readonly escalated: boolean;
  /** How the stay ended, while nobody has been told yet. */
  readonly ended?: AlertEnd;
}

/**
 * Where an alert stands. `stay` is what the data say, `told` what the channel knows: while an alert is snoozed, cooling
 * down or the past was revised, the two differ, and every message closes that difference by one step.
 */
export interface AlertState {
  /** The last date looked at; empty before the first. */
  readonly through: string;
  /** Which past the stay was read from; another past is read again without a word. */
  readonly dataVersion?: string;
  readonly stay?: Stay;
  readonly told?: ToldStay;
  /** Sessions since an end was said, by side; absent where none was. */
  readonly quietAhead?: number;
  readonly quietBehind?: number;
  /** True once the channel was told that the last day is over. */
  readonly expired?: true;
}

/** What the channel is to be told. */
export interface AlertMessage {
  readonly kind: 'enter' | 'escalate' | 'exit' | 'expire';
  /** The session it is said on. */
  readonly date: string;
  readonly sign: 1 | -1;
  /** The measure on that session. */
  readonly value: number;
  /** When the stay began. */
  readonly start: string;
  /** Its length so far, or in all. */
  readonly sessions: number;
  /**
   * Its furthest value so far, or in all; null where a correction of past prices took the stay back, and in an `expire`
   * where no stay is open.
   */
  readonly peak: number | null;
}

/** An alert that has not looked at anything yet. */
export const freshAlertState: AlertState = { through: '' };
