/** At this local minute of the day, 0 to 1439. */
interface AtLocalTime {
  readonly kind: 'local';
  readonly minuteOfDay: number;
}

/** This many minutes after the official close in New York, half days included. */
interface AfterClose {
  readonly kind: 'after-close';
  readonly minutes: number;
}

/** When a digest is due. */
export interface Schedule {
  /** IANA name, for example `Australia/Lord_Howe`. */
  readonly zone: string;
  readonly at: AtLocalTime | AfterClose;
  /** 0 for Sunday to 6 for Saturday, in the schedule's own zone. */
  readonly weekdays: readonly number[];
  /** True keeps it to days on which the exchange trades; always so after a close. */
  readonly tradingDaysOnly: boolean;
}
