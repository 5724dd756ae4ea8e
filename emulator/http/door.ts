/** A door that requests pass. While it is shut they wait in front of it, in order, and nobody is turned away. */
export class Door {
  private shut: { opened: Promise<void>; open: () => void } | undefined
  private inside = 0
  private whenEmpty: (() => void) | undefined

  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.shut !== undefined) await this.shut.opened
    this.inside++
    try {
      return await work()
    } finally {
      if (--this.inside === 0) this.whenEmpty?.()
    }
  }

  close(): void {
    if (this.shut !== undefined) return
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (open = resolve))
    this.shut = { opened, open }
  }

  open(): void {
    this.shut?.open()
    this.shut = undefined
  }

  /** Resolves to true when nobody is inside any more, to false when the patience (milliseconds) is over. */
  async empty(patienceMs?: number): Promise<boolean> {
    if (this.inside === 0) return true
    let timer: NodeJS.Timeout | undefined
    const emptied = await new Promise<boolean>((resolve) => {
      this.whenEmpty = () => resolve(true)
      if (patienceMs !== undefined) timer = setTimeout(() => resolve(false), patienceMs)
    })
    clearTimeout(timer)
    this.whenEmpty = undefined
    return emptied
  }
}
