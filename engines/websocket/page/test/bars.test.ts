import './browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bar } from '../src/types.ts'

const { answered, bars, followBars, problem } = await import('../src/bars.ts')
const { closedBar, interval, link, selected } = await import('../src/state.ts')

const time = (second: number) => new Date(second * 1_000).toISOString()

function bar(second: number, instrument = 'A'): Bar {
  const source = { topic: 'market-data', partition: 0, offset: second, index: 0 }
  return { instrument, interval: '1s', start: time(second), end: time(second + 1), source } as Bar
}

interface Asked {
  path: string
  answers: (all: Bar[] | null) => Promise<void>
  signal: AbortSignal
}

let asked: Asked[]
let end: () => void

vi.stubGlobal(
  'fetch',
  (path: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((done, failed) => {
      const answers = async (all: Bar[] | null) => {
        if (all) {
          done(new Response(JSON.stringify(all)))
        } else {
          failed(new TypeError('connection refused'))
        }
        await new Promise((later) => setTimeout(later))
      }
      asked.push({ path, answers, signal })
    }),
)

const starts = () => bars.value.map((each) => Date.parse(each.start) / 1_000)

beforeEach(() => {
  asked = []
  interval.value = '1s'
  selected.value = 'A'
  closedBar.value = null
  bars.value = []
  answered.value = false
  link.value = { state: 'live', since: 0 }
  end = followBars()
})

afterEach(() => end())

describe('closed bars', () => {
  it('are asked for, then come one by one', async () => {
    expect(asked.map((each) => each.path)).toEqual(['/api/marketdata/bars/A?kind=time&interval=1s&limit=600'])
    expect(answered.value).toBe(false)
    await asked[0]!.answers([bar(1), bar(2)])
    closedBar.value = bar(3)
    expect([starts(), answered.value]).toEqual([[1, 2, 3], true])
    expect(asked).toHaveLength(1)
  })

  it('that were missed are asked for, and none of the stream is lost meanwhile', async () => {
    await asked[0]!.answers([bar(1), bar(2)])
    closedBar.value = bar(5)
    expect([starts(), asked.length]).toEqual([[1, 2, 5], 2])
    closedBar.value = bar(6)
    await asked[1]!.answers([bar(1), bar(2), bar(3), bar(4), bar(5)])
    expect(starts()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('stay while another view is looked at, also where the stream is lost, and are asked for anew', async () => {
    await asked[0]!.answers([bar(1), bar(2)])
    end()
    link.value = { state: 'lost', since: 1 } as typeof link.value
    end = followBars()
    expect([starts(), answered.value, asked.length]).toEqual([[1, 2], true, 1])
    link.value = { state: 'live', since: 2 }
    await asked[1]!.answers([bar(2), bar(3), bar(4)])
    expect(starts()).toEqual([2, 3, 4])
    end()
    selected.value = 'B'
    end = followBars()
    expect([starts(), answered.value]).toEqual([[], false])
  })

  it('of another instrument replace them, and a late answer about the first changes nothing', async () => {
    await asked[0]!.answers([bar(1)])
    link.value = { state: 'live', since: 1 }
    selected.value = 'B'
    expect([starts(), answered.value]).toEqual([[], false])
    expect(asked.at(-2)!.signal.aborted).toBe(true)
    await asked.at(-1)!.answers([bar(7, 'B')])
    closedBar.value = bar(2)
    expect(starts()).toEqual([7])
  })

  it('that are refused say why, and are not called none', async () => {
    await asked[0]!.answers(null)
    expect([problem.value?.code, answered.value]).toEqual(['no-answer', false])
  })

  it('are asked for anew when the stream is back', async () => {
    await asked[0]!.answers([bar(1)])
    link.value = { state: 'lost', since: 0, reason: 'cut', attempt: 1, retryAt: 0 }
    expect(asked).toHaveLength(1)
    link.value = { state: 'live', since: 0 }
    await asked[1]!.answers([bar(1), bar(2)])
    expect(starts()).toEqual([1, 2])
  })
})
