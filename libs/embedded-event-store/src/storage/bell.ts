/** Wakes the one who waits for it; rung while nobody waits, it is heard by the next who does. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves once it was rung since this was last called. */
  async heard(): Promise<void> {
    while (!this.rung) await new Promise<void>((resolve) => { this.wake = resolve; });
    this.rung = false;
  }
}
