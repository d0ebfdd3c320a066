/** A seeded source of random numbers, uniform and of the shapes returns take. */
export class RandomSource {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare = NaN;

  /** The same stream and index give the same numbers on every machine; different ones give unrelated numbers. */
  constructor(stream: number, index: number) {
    this.a = stream >>> 0;
    this.b = index >>> 0;
    this.c = 0x9e3779b9;
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** At least 0 and below 1 (sfc32, 128 bits of state). */
  uniform(): number {
    return this.bits() / 4294967296;
  }

  /** Mean 0, variance 1 (Marsaglia's polar method). */
  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const kept = this.spare;
      this.spare = NaN;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * this.uniform() - 1, 2 * this.uniform() - 1];
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * scale;
      return u * scale;
    }
  }

  /** Chi-square with a whole number of degrees of freedom. */
  chiSquare(degrees: number): number {
    let product = 1;
    for (let i = 0; i < degrees >> 1; i++) product *= 1 - this.uniform();
    const odd = degrees % 2 === 1 ? this.normal() ** 2 : 0;
    return odd - 2 * Math.log(product);
  }

  /** The factor that turns a normal into a Student t of variance 1; for legs that share their large days, shared. */
  studentScale(degrees: number): number {
    return Math.sqrt((degrees - 2) / this.chiSquare(degrees));
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }
}
