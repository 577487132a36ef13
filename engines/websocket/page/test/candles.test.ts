import './browser.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Line } from '../src/indicators.ts'
import type { Bar, Instrument } from '../src/types.ts'

interface Shown {
  priceFormat?: { formatter?: (value: number) => string; minMove?: number }
}

/** What is drawn, pane by pane, without a canvas; a pane goes with its last series. */
class FakeSeries {
  constructor(
    private readonly panes: FakeSeries[][],
    readonly shown: Shown,
  ) {}

  applyOptions(more: Shown) {
    Object.assign(this.shown, more)
  }

  getPane = () => ({ paneIndex: () => this.panes.findIndex((pane) => pane.includes(this)) })
  priceScale = () => ({ applyOptions: () => {} })
  setData() {}
  update() {}
}

class FakeChart {
  private readonly all: FakeSeries[][] = [[]]

  constructor(readonly options: { localization: object }) {}

  addSeries(_: unknown, shown: Shown, pane = 0): FakeSeries {
    const series = new FakeSeries(this.all, shown)
    ;(this.all[pane] ??= []).push(series)
    return series
  }

  removeSeries(series: FakeSeries) {
    const pane = this.all.find((each) => each.includes(series))!
    pane.splice(pane.indexOf(series), 1)
    if (pane.length === 0) {
      this.all.splice(this.all.indexOf(pane), 1)
    }
  }

  panes = () => this.all
  timeScale = () => ({ setVisibleLogicalRange: () => {} })
  subscribeCrosshairMove() {}
  applyOptions() {}
  remove() {}
}

let chart: FakeChart

vi.mock('lightweight-charts', async (original) => ({
  ...(await original<object>()),
  createChart: (_: unknown, options: { localization: object }) => {
    chart = new FakeChart(options)
    return chart
  },
}))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))
vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '' }))
vi.stubGlobal('document', { ...document, documentElement: { dataset: {} } })

const { bars, lines } = await import('../src/bars.ts')
const { draw } = await import('../src/candles.ts')
const { instruments, selected } = await import('../src/state.ts')

const line = (name: string, values: (number | null)[], onPrice = false): Line => ({
  name,
  times: [],
  values,
  onPrice,
})
/** What the axis of each pane, which is that of its first series, prints for a value. */
const printed = (value: number) => chart.panes().map(([first]) => first!.shown.priceFormat!.formatter!(value))

beforeEach(() => {
  bars.value = [] as Bar[]
  lines.value = []
  instruments.value.value = [{ symbol: 'BTC-USD.SIM', tick: '0.1' } as Instrument]
  selected.value = 'BTC-USD.SIM'
  return draw({ clientWidth: 800 } as HTMLElement)
})

it('an axis has the decimals of what it is of: of prices those of the tick, of an indicator those that count', () => {
  lines.value = [line('ema(20)', [27_000, 27_001], true), line('natr(14)', [null, 0.031, 0.034])]
  expect(printed(0.0325)).toEqual(['0.0', '0.03250'])
  expect(printed(27_123.46)[0]).toBe('27,123.5')
  expect(chart.options.localization).not.toHaveProperty('priceFormatter')
})

it('follows the tick of another instrument', () => {
  lines.value = [line('natr(14)', [0.031, 0.034])]
  instruments.value.value = [{ symbol: 'BTC-USD.SIM', tick: '0.001' } as Instrument]
  expect(printed(0.0325)).toEqual(['0.033', '0.03250'])
})

it('an indicator off the price has a pane for itself and all its lines', () => {
  const macd = [line('macd(12,26,9).macd', [-4, 5]), line('macd(12,26,9).signal', [-3, 4])]
  const natr = line('natr(14)', [0.031, 0.034])
  const sizes = () => chart.panes().map((pane) => pane.length)
  lines.value = [line('ema(20)', [27_000], true), natr, ...macd]
  // Candles, volume and the average.
  expect(sizes()).toEqual([3, 1, 2])
  lines.value = macd
  expect(sizes()).toEqual([2, 2])
  lines.value = [...macd, natr]
  expect(sizes()).toEqual([2, 2, 1])
})
