/** A world without sockets and clocks: what the client does is told, what happens to it is said. */
import { StreamClient, type Gap, type Link, type Socket, type Surroundings } from '../src/stream.ts'

export class FakeSocket implements Socket {
  readonly sent: Record<string, unknown>[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.closed = true
  }

  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  greets(stream = 's1', heartbeatSeconds = 5): void {
    this.onopen?.()
    this.says({ type: 'hello', stream, connection: 'c1', heartbeatSeconds })
  }

  breaks(code = 1006): void {
    this.onclose?.({ code, reason: '' })
  }
}

interface Timer {
  at: number
  run: () => void
}

export class World implements Surroundings {
  readonly sockets: FakeSocket[] = []
  readonly links: Link[] = []
  readonly gaps: Gap[] = []
  readonly refused: string[] = []
  readonly told: string[] = []
  readonly client = new StreamClient(this)
  private time = 1_000_000
  private timers: Timer[] = []

  get socket(): FakeSocket {
    return this.sockets.at(-1)!
  }

  get link(): Link {
    return this.links.at(-1)!
  }

  open(): Socket {
    const socket = new FakeSocket()
    this.sockets.push(socket)
    return socket
  }

  now(): number {
    return this.time
  }

  later(run: () => void, millis: number): unknown {
    const timer = { at: this.time + millis, run }
    this.timers.push(timer)
    return timer
  }

  cancel(timer: unknown): void {
    this.timers = this.timers.filter((each) => each !== timer)
  }

  chance(): number {
    return 1
  }

  onLink(link: Link): void {
    this.links.push(link)
  }

  onGap(gap: Gap): void {
    this.gaps.push(gap)
  }

  onRefused(subscription: string, why: string | null): void {
    this.refused.push(`${subscription}: ${why}`)
  }

  onBroadcast(message: string, by: string): void {
    this.told.push(`${by}: ${message}`)
  }

  /** Time goes on and nothing runs; what should have runs late, once. */
  sleeps(millis: number): void {
    this.time += millis
    const due = this.timers.filter((each) => each.at <= this.time)
    due.forEach((each) => this.cancel(each))
    due.forEach((each) => each.run())
  }

  passes(millis: number): void {
    const until = this.time + millis
    for (;;) {
      const next = this.timers.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) {
        break
      }
      this.cancel(next)
      this.time = next.at
      next.run()
    }
    this.time = until
  }
}
