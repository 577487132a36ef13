/** What people change: sent once, decided or not decided yet, and followed until it is. */
import { ApiError, ask, type Engine, type Problem } from './api.ts'

export interface Change {
  engine: Engine
  /** Below the engine. */
  path: string
  method: 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** Each is a wish of its own: under an old key it would be answered with what became of the first. */
  fresh?: boolean
}

/** While its fate is not known a change keeps its key: to repeat it is safe then, whatever became of the first. */
const keys = new Map<string, { key: string; until: number }>()
const KEPT_MILLIS = 30_000
const LOOK_MILLIS = 1_000

/** An engine that refuses has decided; one that fails, or what stands before it, may have let it through. */
export function isDecided(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500
}

/**
 * Answers when it is done; throws why it was refused, or that it is not decided although it was asked for that long.
 * `undecided` is called where the first answer is that nothing is decided yet.
 */
export async function change(wanted: Change, undecided: () => void): Promise<void> {
  const { engine, path, method, body, fresh } = wanted
  const what = JSON.stringify(wanted)
  const known = keys.get(what)
  const key = known && !fresh && known.until > Date.now() ? known.key : crypto.randomUUID()
  keys.set(what, { key, until: Date.now() + KEPT_MILLIS })
  try {
    const answer = await ask(engine, path, { method, body, key })
    if (await isUnknown(answer)) {
      undecided()
      await follow(engine, answer.headers.get('Location'))
    }
    // What is decided from here on is another state of things: no earlier wish is repeated into it.
    keys.clear()
  } catch (failure) {
    if (failure instanceof ApiError && isDecided(failure.problem)) {
      keys.clear()
    }
    throw failure
  }
}

async function isUnknown(answer: Response): Promise<boolean> {
  const text = await answer.text()
  return text !== '' && (JSON.parse(text) as { state?: string } | null)?.state === 'UNKNOWN'
}

/** Looks where its outcome will stand; what fails meanwhile is looked for again. */
async function follow(engine: Engine, location: string | null): Promise<void> {
  const path = location?.replace(`/api/${engine}`, '')
  const end = Date.now() + KEPT_MILLIS
  while (path && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS))
    try {
      if (!(await isUnknown(await ask(engine, path)))) {
        return
      }
    } catch (failure) {
      if (!(failure instanceof ApiError) || isDecided(failure.problem)) {
        throw failure
      }
    }
  }
  throw new ApiError({
    status: 0,
    code: 'not-decided',
    detail: `${engine} has not decided it in ${KEPT_MILLIS / 1_000} s`,
    hint: 'look what counts before you repeat it',
  })
}
