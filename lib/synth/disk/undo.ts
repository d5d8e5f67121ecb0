/** How to take back what a write has done so far. */
export class Undo {
  private readonly steps: (() => void)[] = [];
  private spent = false;

  /** From the first change of the tree on there is no way back, only forward. */
  public get isSpent(): boolean {
    return this.spent;
  }

  /** Remembers how to take back what has just been done. */
  public add(step: () => void): void {
    this.steps.push(step);
  }

  /** Says that the tree has been changed. */
  public spend(): void {
    this.spent = true;
  }

  /** Takes back everything, the last step first; nothing once it is spent. */
  public run(): void {
    if (this.spent) return;
    for (const step of this.steps.reverse()) step();
  }
}
