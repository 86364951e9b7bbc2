/** Wakes everybody who waits for something to change. */
export class Change {
  private wake: () => void = () => undefined;
  private next = this.renewed();

  private renewed(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  /** Resolves at the next `announce`. */
  wait(): Promise<void> {
    return this.next;
  }

  announce(): void {
    const { wake } = this;
    this.next = this.renewed();
    wake();
  }
}
