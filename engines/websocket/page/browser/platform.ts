/** A whole platform on free ports and a folder of its own, and a way to cut the wire in front of it. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../../..')
const ENGINE_OFFSETS = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1_092, 1_093]
const START_MILLIS = 240_000

function nautilus(args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((done, failed) => {
    execFile(
      join(ROOT, 'scripts/nautilus'),
      args,
      { env: { ...process.env, ...env }, timeout: START_MILLIS, maxBuffer: 1 << 24 },
      (error, out, problems) =>
        error ? failed(new Error(`nautilus ${args.join(' ')}: ${error.message}\n${out}\n${problems}`)) : done(out),
    )
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

async function freeBase(): Promise<number> {
  for (let base = 21_000; base < 60_000; base += 1_300) {
    const free = await Promise.all(ENGINE_OFFSETS.map((offset) => isFree(base + offset)))
    if (free.every(Boolean)) {
      return base
    }
  }
  throw new Error('no free ports for a platform')
}

export class Platform {
  private constructor(
    readonly base: number,
    readonly data: string,
  ) {}

  static async start(args: string[] = [], env: Record<string, string> = {}): Promise<Platform> {
    const data = mkdtempSync(join(tmpdir(), 'nautilus-page-'))
    const platform = new Platform(await freeBase(), data)
    try {
      await nautilus(
        ['start', '--mode', 'local', '--detach', '--base-port', String(platform.base), '--data', data, ...args],
        env,
      )
    } catch (failure) {
      await platform.stop()
      throw failure
    }
    return platform
  }

  /** Tests that were given a platform by another process find it again. */
  static at(base: number, data: string): Platform {
    return new Platform(base, data)
  }

  get port(): number {
    return this.base + 600
  }

  token(role: 'viewer' | 'trader' | 'admin'): string {
    return readFileSync(join(this.data, 'secrets', `${role}.token`), 'utf8').trim()
  }

  async get<T>(engine: string, path: string, accept = 'application/json'): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/${engine}${path}`, { headers: { accept } })
    const text = await answer.text()
    if (!answer.ok) {
      throw new Error(`${engine}${path}: ${answer.status} ${text}`)
    }
    return (accept === 'application/json' ? JSON.parse(text) : text) as T
  }

  async change<T>(
    engine: string,
    path: string,
    method: string,
    role: 'trader' | 'admin',
    body?: unknown,
  ): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/${engine}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token(role)}`,
        // An order is known by its clientOrderId.
        ...(path === '/orders' ? {} : { 'idempotency-key': crypto.randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) {
      throw new Error(`${method} ${engine}${path}: ${answer.status} ${text}`)
    }
    return (text ? JSON.parse(text) : null) as T
  }

  async stop(): Promise<void> {
    if (existsSync(this.data)) {
      await nautilus(['stop', '--data', this.data])
      rmSync(this.data, { recursive: true, force: true })
    }
  }
}

/** Stands before a port; what goes through it can be cut and mended. */
export class Wire {
  private readonly ends = new Map<Socket, Socket>()
  /** Nothing goes through, and nobody is told; who comes meanwhile waits. */
  private frozen = false
  private cut = false

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<Wire> {
    const server = createServer()
    const wire = new Wire(server)
    server.on('connection', (near) => wire.join(near, port))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return wire
  }

  get port(): number {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  break(): void {
    this.cut = true
    this.ends.forEach((_, each) => each.destroy())
  }

  freeze(): void {
    this.frozen = true
    this.ends.forEach((other, one) => {
      one.unpipe(other)
      one.pause()
    })
  }

  mend(): void {
    this.cut = false
    if (this.frozen) {
      this.frozen = false
      this.ends.forEach((other, one) => one.pipe(other))
    }
  }

  async close(): Promise<void> {
    this.break()
    await new Promise((done) => this.server.close(done))
  }

  private join(near: Socket, port: number): void {
    if (this.cut) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.set(one, other)
      if (!this.frozen) {
        one.pipe(other)
      }
      // Whichever end goes, the other goes with it: that is what a cut is.
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.ends.delete(one)
        other.destroy()
      })
    }
  }
}
