/** When something came, for what says of itself only a time of another day. */
export type Heard<T> = T & { heardAt: number }

export class Arrivals {
  private readonly known = new Map<string, { source: string; at: number }>()

  /** What came before and is told again is no younger for it: the record that it was made of says so. */
  of<T extends { source: object }>(key: string, said: T): Heard<T> {
    const source = JSON.stringify(said.source)
    const before = this.known.get(key)
    const at = before?.source === source ? before.at : Date.now()
    this.known.set(key, { source, at })
    return { ...said, heardAt: at }
  }
}
