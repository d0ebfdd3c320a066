/** Regression residuals and slopes, row by row. */
export interface ResidualZ {
  /** Residual of the row in units of the residual standard error of its fit. */
  readonly z: Float64Array;
  /** Slope of ln subject on ln benchmark. */
  readonly slope: Float64Array;
}
