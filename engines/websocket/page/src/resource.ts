/** A thing that is asked of an engine again and again, with its age and what went wrong last. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ApiError, type Problem } from './api.ts'

/** So many times the pause between two answers. */
const OLD_AFTER = 3

export class Resource<T> {
  readonly value = signal<T | null>(null)
  readonly at = signal<number | null>(null)
  readonly problem = signal<Problem | null>(null)
  private users = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private running: AbortController | null = null
  private touched = false
  private askedAt = -Infinity

  /** Asked each `everyMillis` while somebody looks, and sooner when touched, but not more often than `least`. */
  constructor(
    private readonly load: (abort: AbortSignal) => Promise<T>,
    private readonly everyMillis: number,
    private readonly leastMillis = 300,
  ) {}

  /** Could not be renewed, or was not for so long that something must be wrong: a call that hangs, a tab that slept. */
  stale(now: number): boolean {
    const at = this.at.value
    return this.problem.value !== null || (at !== null && now - at > this.everyMillis * OLD_AFTER)
  }

  /** Why nothing is known; null from the first answer on, be it that there is nothing. */
  unanswered(): string | null {
    const problem = this.problem.value
    return this.at.value !== null ? null : problem ? `Not known: ${problem.code}.` : 'Asked, not answered yet.'
  }

  use(): () => void {
    this.users++
    if (this.users === 1) {
      this.plan(0)
    }
    return () => {
      this.users--
    }
  }

  /** Something happened that changes it. */
  touch(): void {
    if (this.running) {
      this.touched = true
    } else if (this.users > 0) {
      this.plan(Math.max(0, this.askedAt + this.leastMillis - performance.now()))
    }
  }

  /** It is about something else from now on: what was known is of the other. */
  renew(): void {
    this.running?.abort()
    this.running = null
    this.value.value = null
    this.at.value = null
    this.problem.value = null
    if (this.users > 0) {
      this.plan(0)
    }
  }

  private plan(millis: number): void {
    if (this.timer !== null) {
      clearTimeout(this.timer)
    }
    this.timer = setTimeout(() => void this.ask(), millis)
  }

  private async ask(): Promise<void> {
    this.timer = null
    if (this.users === 0) {
      return
    }
    if (document.hidden) {
      this.plan(this.everyMillis)
      return
    }
    const abort = new AbortController()
    this.running = abort
    this.touched = false
    this.askedAt = performance.now()
    try {
      const value = await this.load(abort.signal)
      if (this.running === abort) {
        this.value.value = value
        this.at.value = Date.now()
        this.problem.value = null
      }
    } catch (failure) {
      if (this.running === abort) {
        this.problem.value = asProblem(failure)
      }
    }
    if (this.running === abort) {
      this.running = null
      this.plan(this.touched ? this.leastMillis : this.everyMillis)
    }
  }
}

export function asProblem(failure: unknown): Problem {
  return failure instanceof ApiError
    ? failure.problem
    : { status: 0, code: 'page-defect', detail: failure instanceof Error ? failure.message : String(failure) }
}

export function useResource<T>(resource: Resource<T>): T | null {
  useEffect(() => resource.use(), [resource])
  return resource.value.value
}
