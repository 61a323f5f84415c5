/** A bounded number of places. Who finds none waits for its turn. */
export class Ruimte {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Resolves once there is a place; whoever has it gives it back by `leave`, once. */
  async take(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
