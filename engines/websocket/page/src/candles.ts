/** Candles, volume and lines on a canvas. The candle that is still forming is made of published prices. */
import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  createChart,
  createTextWatermark,
  type CandlestickData,
  type HistogramData,
  type IChartApi,
  type IPaneApi,
  type ISeriesApi,
  type ITextWatermarkPluginApi,
  type LineData,
  type PriceFormatCustom,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import { computed, effect, signal } from '@preact/signals'
import { bars, intervalSeconds, lines } from './bars.ts'
import { Forming } from './forming.ts'
import { aligned, callOf, decimalsOfLine, outputOf, type Line } from './indicators.ts'
import { decimalsOf, format, pixels, type Decimal } from './money.ts'
import { instrument, link, marketOf, selected } from './state.ts'
import { colour, theme } from './theme.ts'
import type { Bar, Market } from './types.ts'
import { clock } from './ui.tsx'

export const LINES = ['--line1', '--line2', '--line3', '--line4', '--line5', '--line6']

/** Seconds of the candle under the pointer. */
export const pointed = signal<number | null>(null)
/** From when on the candle of now is known, in milliseconds, where that is not its beginning. */
export const formingSince = signal<number | null>(null)

/** Known later than the bars are where the page is loaded anew. */
const tick = computed(() => instrument.value?.tick)

export const at = (time: string) => Math.floor(Date.parse(time) / 1_000) as UTCTimestamp

class Drawing {
  private readonly chart: IChartApi
  private readonly candles: ISeriesApi<'Candlestick'>
  private readonly volume: ISeriesApi<'Histogram'>
  private readonly drawn = new Map<string, ISeriesApi<'Line'>>()
  /** The lines' names in the order of their colours, which is that of the swatches beside what they are called. */
  private order: string[] = []
  /** What the panes below the candles are of, by indicator. */
  private readonly names = new Map<string, ITextWatermarkPluginApi<Time>>()
  private readonly forming = new Forming()
  private shown: Bar[] = []
  /** The time of the last candle that is drawn, closed or forming. */
  private newest = 0
  private current: CandlestickData<Time> | null = null

  constructor(private readonly host: HTMLElement) {
    this.chart = createChart(host, {
      autoSize: true,
      layout: { attributionLogo: false, fontSize: 11, panes: { enableResize: true } },
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: {
        timeVisible: true,
        secondsVisible: true,
        rightOffset: 4,
        borderVisible: false,
        tickMarkFormatter: (time: Time) => local(time),
      },
      localization: {
        timeFormatter: (time: Time) => clock(Number(time) * 1_000),
      },
      rightPriceScale: { borderVisible: false, entireTextOnly: true },
    })
    this.chart.subscribeCrosshairMove(({ time }) => {
      pointed.value = time === undefined ? null : Number(time)
    })
    this.candles = this.chart.addSeries(CandlestickSeries, { borderVisible: false, priceFormat: printed(2) })
    this.volume = this.chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    })
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } })
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.2 } })
  }

  paint(): void {
    const up = colour('--up')
    const down = colour('--down')
    this.chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: colour('--panel') },
        textColor: colour('--dim'),
        panes: { separatorColor: colour('--line') },
      },
      grid: { vertLines: { color: colour('--grid') }, horzLines: { color: colour('--grid') } },
    })
    this.candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down })
    this.setVolume()
    this.drawn.forEach((series, name) => series.applyOptions({ color: this.colourOf(name) }))
    this.names.forEach((name, call) => name.applyOptions({ lines: [title(call)] }))
  }

  setTick(width: Decimal | undefined): void {
    if (width !== undefined) {
      this.candles.applyOptions({ priceFormat: printed(decimalsOf(width), pixels(width)) })
    }
  }

  setBars(all: Bar[]): void {
    const before = this.shown
    this.shown = all
    const appended =
      before.length > 0 &&
      all.length > 0 &&
      before.at(-1)!.start < all.at(-1)!.start &&
      before.at(-2)?.start === all.at(-3)?.start &&
      before[0]!.instrument === all[0]!.instrument &&
      before[0]!.interval === all[0]!.interval
    const last = all.at(-1)
    if (appended && last && at(last.start) >= this.newest) {
      this.candles.update(candle(last))
      this.volume.update(this.bar(last))
      this.newest = at(last.start)
      return
    }
    if (!last || (before.length > 0 && last.start < before.at(-1)!.start)) {
      // Another instrument or interval, or a recording that is played again: what was forming is of the time before.
      this.current = null
    }
    this.candles.setData(all.map(candle))
    this.newest = last ? at(last.start) : 0
    this.setVolume()
    if (last && this.current && Number(this.current.time) > this.newest && before.length > 0) {
      this.candles.update(this.current)
      this.newest = Number(this.current.time)
    }
    if (before[0]?.instrument !== all[0]?.instrument || before[0]?.interval !== all[0]?.interval) {
      const shown = Math.min(all.length, Math.max(40, Math.floor(this.host.clientWidth / 8)))
      this.chart.timeScale().setVisibleLogicalRange({ from: all.length - shown, to: all.length + 4 })
    }
  }

  /** To be drawn with the next frame, however often it comes; what changes no candle costs no drawing. */
  setMarket(market: Market | null, width: number): void {
    const taken = this.forming.take(market, this.shown.at(-1), width)
    formingSince.value = taken?.since ?? null
    const now = taken && { ...taken, time: taken.start as UTCTimestamp }
    if (now && Number(now.time) >= this.newest && !isSame(now, this.current)) {
      this.candles.update(now)
      this.current = now
      this.newest = Number(now.time)
    }
  }

  setLines(all: Line[]): void {
    for (const [name, series] of this.drawn) {
      if (!all.some((line) => line.name === name)) {
        this.chart.removeSeries(series)
        this.drawn.delete(name)
      }
    }
    this.order = all.map((line) => line.name)
    all.forEach((line) => {
      let series = this.drawn.get(line.name)
      if (!series) {
        series = this.addLine(line)
        this.drawn.set(line.name, series)
      }
      series.applyOptions({ color: this.colourOf(line.name), priceFormat: printed(decimalsOfLine(line.values)) })
      const data = aligned(line, this.shown).map(([time, value]): LineData<Time> => ({ time: at(time), value }))
      series.setData(data)
    })
    for (const call of this.names.keys()) {
      if (!all.some((line) => callOf(line.name) === call)) {
        this.names.delete(call)
      }
    }
  }

  missed(): void {
    this.forming.missed()
  }

  end(): void {
    pointed.value = null
    formingSince.value = null
    this.chart.remove()
  }

  private colourOf(line: string): string {
    return colour(LINES[this.order.indexOf(line) % LINES.length]!)
  }

  /** On a scale of its own it says what it is: the pane which indicator, the axis which of its lines, and the value. */
  private addLine(line: Line): ISeriesApi<'Line'> {
    const [call, output] = [callOf(line.name), outputOf(line.name)]
    const series = this.chart.addSeries(
      LineSeries,
      {
        lineWidth: 1,
        priceLineVisible: false,
        lastValueVisible: !line.onPrice,
        title: line.onPrice ? '' : output,
        crosshairMarkerVisible: false,
      },
      this.paneOf(line),
    )
    if (!line.onPrice && !this.names.has(call)) {
      this.names.set(call, named(series.getPane(), call))
      series.priceScale().applyOptions({ scaleMargins: { top: 0.2, bottom: 0.1 } })
    }
    this.keepCandlesLarge()
    return series
  }

  /** However many panes there are below, the candles have half of the height, or what they were dragged to beyond it. */
  private keepCandlesLarge(): void {
    const [candles, ...others] = this.chart.panes()
    const below = others.reduce((all, each) => all + each.getStretchFactor(), 0)
    if (candles!.getStretchFactor() < below) {
      candles!.setStretchFactor(below)
    }
  }

  /** Where its scale is: the candles', that of a line of the same indicator, or a new one below. */
  private paneOf(line: Line): number {
    if (line.onPrice) {
      return 0
    }
    const same = [...this.drawn]
      .filter(([name]) => callOf(name) === callOf(line.name))
      .map(([, each]) => each.getPane())
    return same.map((pane) => pane.paneIndex()).find((index) => index > 0) ?? this.chart.panes().length
  }

  private bar(of: Bar): HistogramData<Time> {
    return {
      time: at(of.start),
      value: pixels(of.volume),
      color: colour(pixels(of.close) >= pixels(of.open) ? '--volume-up' : '--volume-down'),
    }
  }

  private setVolume(): void {
    const up = colour('--volume-up')
    const down = colour('--volume-down')
    this.volume.setData(
      this.shown.map((of) => ({
        time: at(of.start),
        value: pixels(of.volume),
        color: pixels(of.close) >= pixels(of.open) ? up : down,
      })),
    )
  }
}

function title(call: string) {
  return { text: call, color: colour('--dim'), fontSize: 11 }
}

function named(pane: IPaneApi<Time>, call: string): ITextWatermarkPluginApi<Time> {
  return createTextWatermark(pane, { horzAlign: 'left', vertAlign: 'top', lines: [title(call)] })
}

/** Each axis prints in the decimals of what it is of. */
function printed(decimals: number, minMove = 10 ** -decimals): PriceFormatCustom {
  return { type: 'custom', formatter: (value: number) => format(value.toFixed(decimals)), minMove }
}

/** High and low only ever follow the close. */
function isSame(a: CandlestickData<Time>, b: CandlestickData<Time> | null): boolean {
  return b !== null && a.time === b.time && a.close === b.close
}

function candle(bar: Bar): CandlestickData<Time> {
  return {
    time: at(bar.start),
    open: pixels(bar.open),
    high: pixels(bar.high),
    low: pixels(bar.low),
    close: pixels(bar.close),
  }
}

function local(time: Time): string {
  const date = new Date(Number(time) * 1_000)
  const text = date.toLocaleTimeString([], { hour12: false })
  return date.getSeconds() === 0 ? text.slice(0, 5) : text
}

export function draw(host: HTMLElement): () => void {
  const drawing = new Drawing(host)
  const ends = [
    effect(() => {
      void theme.value
      drawing.paint()
    }),
    effect(() => drawing.setTick(tick.value)),
    effect(() => drawing.setBars(bars.value)),
    effect(() => drawing.setLines(lines.value)),
    effect(() => {
      if (link.value.state !== 'live') {
        drawing.missed()
      }
    }),
    effect(() => drawing.setMarket(marketOf(selected.value).value, intervalSeconds())),
  ]
  return () => {
    ends.forEach((end) => end())
    drawing.end()
  }
}
