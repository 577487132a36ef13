import './browser.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Line } from '../src/indicators.ts'
import type { Bar, Instrument } from '../src/types.ts'

interface Shown {
  color?: string
  title?: string
  lastValueVisible?: boolean
  priceFormat?: { formatter?: (value: number) => string; minMove?: number }
}

/** What is drawn, pane by pane, without a canvas; a pane goes with its last series. */
class FakePane {
  readonly series: FakeSeries[] = []
  name = ''
  private stretch = 1

  getStretchFactor = () => this.stretch
  setStretchFactor(factor: number) {
    this.stretch = factor
  }
}

class FakeSeries {
  constructor(
    private readonly panes: FakePane[],
    readonly shown: Shown,
  ) {}

  applyOptions(more: Shown) {
    Object.assign(this.shown, more)
  }

  getPane() {
    const index = this.panes.findIndex((pane) => pane.series.includes(this))
    return Object.assign(this.panes[index]!, { paneIndex: () => index })
  }
  priceScale = () => ({ applyOptions: () => {} })
  setData() {}
  update() {}
}

class FakeChart {
  private readonly all = [new FakePane()]

  constructor(readonly options: { localization: object }) {}

  addSeries(_: unknown, shown: Shown, pane = 0): FakeSeries {
    const series = new FakeSeries(this.all, shown)
    ;(this.all[pane] ??= new FakePane()).series.push(series)
    return series
  }

  removeSeries(series: FakeSeries) {
    const pane = series.getPane()
    pane.series.splice(pane.series.indexOf(series), 1)
    if (pane.series.length === 0) {
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
  createTextWatermark: (pane: FakePane, { lines }: { lines: { text: string }[] }) => {
    pane.name = lines[0]!.text
    return { applyOptions: () => {} }
  },
}))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))
vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => name }))
vi.stubGlobal('document', { ...document, documentElement: { dataset: {} } })

const { bars, lines } = await import('../src/bars.ts')
const { draw } = await import('../src/candles.ts')
const { instruments, selected } = await import('../src/state.ts')
const { toggleTheme } = await import('../src/theme.ts')

const line = (name: string, values: (number | null)[], onPrice = false): Line => ({
  name,
  times: [],
  values,
  onPrice,
})
const macd = [line('macd(12,26,9).macd', [-4, 5]), line('macd(12,26,9).signal', [-3, 4])]
const natr = line('natr(14)', [0.031, 0.034])
/** What the axis of each pane, which is that of its first series, prints for a value. */
const printed = (value: number) => chart.panes().map(({ series }) => series[0]!.shown.priceFormat!.formatter!(value))

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
  const sizes = () => chart.panes().map(({ series }) => series.length)
  lines.value = [line('ema(20)', [27_000], true), natr, ...macd]
  // Candles, volume and the average.
  expect(sizes()).toEqual([3, 1, 2])
  lines.value = macd
  expect(sizes()).toEqual([2, 2])
  lines.value = [...macd, natr]
  expect(sizes()).toEqual([2, 2, 1])
})

it('a pane says of which indicator it is, and its axis which line is where', () => {
  lines.value = [line('ema(20)', [27_000], true), ...macd, natr]
  expect(chart.panes().map(({ name }) => name)).toEqual(['', 'macd(12,26,9)', 'natr(14)'])
  const said = chart.panes().map(({ series }) => series.map(({ shown }) => [shown.lastValueVisible, shown.title]))
  expect(said[0]!.at(-1)).toEqual([false, ''])
  expect(said.slice(1)).toEqual([
    [
      [true, 'macd'],
      [true, 'signal'],
    ],
    [[true, '']],
  ])
  lines.value = [natr]
  lines.value = [natr, ...macd]
  expect(chart.panes().map(({ name }) => name)).toEqual(['', 'natr(14)', 'macd(12,26,9)'])
})

it('candles have half of the height or more, however many panes there are below', () => {
  const sizes = () => chart.panes().map((pane) => pane.getStretchFactor())
  lines.value = [natr]
  expect(sizes()).toEqual([1, 1])
  lines.value = [natr, ...macd, line('obv', [1, 2])]
  expect(sizes()).toEqual([3, 1, 1, 1])
  chart.panes()[0]!.setStretchFactor(7)
  lines.value = [natr, ...macd, line('obv', [1, 2]), line('rsi(14)', [50, 60])]
  expect(sizes()).toEqual([7, 1, 1, 1, 1])
})

it('a line has the colour of its place among all, also when one before it goes', () => {
  const colours = () => chart.panes().flatMap(({ series }) => series.map(({ shown }) => shown.color))
  lines.value = [...macd, natr]
  expect(colours().slice(2)).toEqual(['--line1', '--line2', '--line3'])
  lines.value = [natr]
  expect(colours().slice(2)).toEqual(['--line1'])
  lines.value = [...macd, natr]
  expect(colours().slice(2)).toEqual(['--line3', '--line1', '--line2'])
  toggleTheme()
  expect(colours().slice(2)).toEqual(['--line3', '--line1', '--line2'])
})
