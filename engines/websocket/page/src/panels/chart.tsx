/** Candles with volume and chosen indicators; the one that is still forming is drawn from published prices. */
import { effect, signal } from '@preact/signals'
import {
  CandlestickSeries, ColorType, CrosshairMode, HistogramSeries, LineSeries, createChart,
  type CandlestickData, type HistogramData, type IChartApi, type ISeriesApi, type LineData, type Time, type UTCTimestamp,
} from 'lightweight-charts'
import { useEffect, useRef } from 'preact/hooks'
import { get, type Problem } from '../api.ts'
import { call, calculate, drawable, MOST_INDICATORS, type Line } from '../indicators.ts'
import { format, pixels } from '../money.ts'
import { asProblem, useResource } from '../resource.ts'
import { available, closedBar, instrument, interval, link, marketOf, mid, remembered, selected } from '../state.ts'
import { colour, theme } from '../theme.ts'
import type { Bar, Market } from '../types.ts'
import { Choice, Panel, ProblemNote } from '../ui.tsx'
import { MarketTag } from './book.tsx'

const INTERVALS = { '1s': 1, '5s': 5, '1m': 60, '5m': 300, '15m': 900, '1h': 3_600 } as const
const KEPT_BARS = 600
const LINES = ['--line1', '--line2', '--line3', '--line4', '--line5', '--line6']

const chosen = remembered<string[]>('indicators', ['ema(20)'])
const bars = signal<Bar[]>([])
const lines = signal<Line[]>([])
const problem = signal<Problem | null>(null)
const indicatorProblem = signal<Problem | null>(null)

const seconds = () => INTERVALS[interval.value as keyof typeof INTERVALS] ?? 60
const at = (time: string) => Math.floor(Date.parse(time) / 1_000) as UTCTimestamp

/** With a bar that closed since; null where one between may be missing. */
function joined(all: Bar[], bar: Bar | null): Bar[] | null {
  const last = all.at(-1)
  if (!bar || !last || bar.instrument !== last.instrument || bar.interval !== last.interval || bar.start < last.start) {
    return all
  }
  if (bar.start === last.start) {
    return [...all.slice(0, -1), bar]
  }
  return bar.start <= last.end ? [...all, bar].slice(-KEPT_BARS) : null
}

/** Raised when bars have to be asked for anew. */
const missed = signal(0)

/** The bars that are closed: those kept by the engine, then each as the stream brings it. */
function followBars(): () => void {
  const loading = effect(() => {
    const symbol = selected.value
    const of = interval.value
    void link.value.state
    void missed.value
    if (!symbol || link.value.state === 'lost') {
      return undefined
    }
    const abort = new AbortController()
    get<Bar[]>('marketdata', `/bars/${encodeURIComponent(symbol)}?kind=time&interval=${of}&limit=${KEPT_BARS}`, abort.signal)
      .then((all) => {
        bars.value = joined(all, closedBar.peek()) ?? all
        problem.value = null
      })
      .catch((failure: unknown) => {
        if (!abort.signal.aborted) {
          problem.value = asProblem(failure)
        }
      })
    return () => abort.abort()
  })
  const clearing = effect(() => {
    void selected.value
    void interval.value
    bars.value = []
    lines.value = []
  })
  const closing = effect(() => {
    const bar = closedBar.value
    const all = bars.peek()
    if (bar && bar.instrument === selected.peek() && bar.interval === interval.peek()) {
      const now = joined(all, bar)
      if (now === null || all.length === 0) {
        missed.value = missed.peek() + 1
      } else {
        bars.value = now
      }
    }
  })
  return () => {
    loading()
    clearing()
    closing()
  }
}

/** Asked anew with each closed bar, one call at a time. */
function followIndicators(): () => void {
  let abort: AbortController | null = null
  let wanted = false
  const run = async () => {
    abort = new AbortController()
    wanted = false
    const of = selected.peek() + interval.peek()
    try {
      const all = await calculate(chosen.peek(), bars.peek(), abort.signal)
      if (of === selected.peek() + interval.peek()) {
        lines.value = all
        indicatorProblem.value = null
      }
    } catch (failure) {
      if (!abort.signal.aborted) {
        indicatorProblem.value = asProblem(failure)
      }
    }
    abort = null
    if (wanted) {
      void run()
    }
  }
  const end = effect(() => {
    void chosen.value
    void bars.value
    if (abort) {
      wanted = true
    } else {
      void run()
    }
  })
  return () => {
    end()
    abort?.abort()
  }
}

/** The candle of now: what was published since the last bar closed. */
class Forming {
  private of = ''
  private start = 0
  private open = 0
  private high = 0
  private low = 0
  private close = 0

  take(market: Market | null, last: Bar | undefined, width: number): CandlestickData<Time> | null {
    const price = last?.basis === 'TRADES' ? market?.last && pixels(market.last.price) : mid(market)
    const time = last?.basis === 'TRADES' ? market?.last?.time : market?.time
    if (market?.state !== 'LIVE' || !price || !time || !last) {
      return null
    }
    const start = Math.floor(Date.parse(time) / 1_000 / width) * width
    const of = last.instrument + last.interval
    if (start <= at(last.start)) {
      return null
    }
    if (start !== this.start || of !== this.of) {
      this.start = start
      this.of = of
      this.open = this.high = this.low = price
    }
    this.high = Math.max(this.high, price)
    this.low = Math.min(this.low, price)
    this.close = price
    return { time: start as UTCTimestamp, open: this.open, high: this.high, low: this.low, close: this.close }
  }
}

class Drawing {
  private readonly chart: IChartApi
  private readonly candles: ISeriesApi<'Candlestick'>
  private readonly volume: ISeriesApi<'Histogram'>
  private readonly drawn = new Map<string, ISeriesApi<'Line'>>()
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
      timeScale: { timeVisible: true, secondsVisible: true, rightOffset: 4, borderVisible: false,
        tickMarkFormatter: (time: Time) => local(time) },
      localization: { timeFormatter: (time: Time) => new Date(Number(time) * 1_000).toLocaleString([], { hour12: false }) },
      rightPriceScale: { borderVisible: false },
    })
    this.candles = this.chart.addSeries(CandlestickSeries, { borderVisible: false })
    this.volume = this.chart.addSeries(HistogramSeries, { priceScaleId: '', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false })
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } })
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.06, bottom: 0.2 } })
  }

  paint(): void {
    const up = colour('--up')
    const down = colour('--down')
    this.chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: colour('--panel') }, textColor: colour('--dim'), panes: { separatorColor: colour('--line') } },
      grid: { vertLines: { color: colour('--grid') }, horzLines: { color: colour('--grid') } },
    })
    this.candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down })
    this.setVolume()
    let i = 0
    for (const series of this.drawn.values()) {
      series.applyOptions({ color: colour(LINES[i++ % LINES.length]!) })
    }
  }

  setBars(all: Bar[], tick: string | undefined): void {
    const before = this.shown
    this.shown = all
    const appended = before.length > 0 && all.length > 0 && before.at(-1)!.start < all.at(-1)!.start
      && before.at(-2)?.start === all.at(-3)?.start && before[0]!.instrument === all[0]!.instrument
      && before[0]!.interval === all[0]!.interval
    const last = all.at(-1)
    if (appended && last && at(last.start) >= this.newest) {
      this.candles.update(candle(last))
      this.volume.update(this.bar(last))
      this.newest = at(last.start)
      return
    }
    if (tick) {
      const decimals = tick.includes('.') ? tick.length - tick.indexOf('.') - 1 : 0
      this.candles.applyOptions({ priceFormat: { type: 'price', precision: decimals, minMove: pixels(tick) } })
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

  setMarket(market: Market | null, width: number): void {
    const now = this.forming.take(market, this.shown.at(-1), width)
    if (now && Number(now.time) >= this.newest) {
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
    all.forEach((line, i) => {
      let series = this.drawn.get(line.name)
      if (!series) {
        series = this.chart.addSeries(LineSeries,
          { lineWidth: 1, color: colour(LINES[i % LINES.length]!), priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false },
          line.onPrice ? 0 : 1)
        this.drawn.set(line.name, series)
      }
      const data: LineData<Time>[] = []
      this.shown.slice(0, line.values.length).forEach((bar, at_) => {
        const value = line.values[at_]
        if (value !== null && value !== undefined) {
          data.push({ time: at(bar.start), value })
        }
      })
      series.setData(data)
    })
  }

  end(): void {
    this.chart.remove()
  }

  private bar(of: Bar): HistogramData<Time> {
    return { time: at(of.start), value: pixels(of.volume), color: colour(pixels(of.close) >= pixels(of.open) ? '--volume-up' : '--volume-down') }
  }

  private setVolume(): void {
    const up = colour('--volume-up')
    const down = colour('--volume-down')
    this.volume.setData(this.shown.map((of) => ({
      time: at(of.start), value: pixels(of.volume), color: pixels(of.close) >= pixels(of.open) ? up : down,
    })))
  }
}

function candle(bar: Bar): CandlestickData<Time> {
  return { time: at(bar.start), open: pixels(bar.open), high: pixels(bar.high), low: pixels(bar.low), close: pixels(bar.close) }
}

function local(time: Time): string {
  const date = new Date(Number(time) * 1_000)
  const text = date.toLocaleTimeString([], { hour12: false })
  return date.getSeconds() === 0 ? text.slice(0, 5) : text
}

/** Draws at most once a frame, whatever comes. */
function draw(host: HTMLElement): () => void {
  const drawing = new Drawing(host)
  let due = 0
  const ends = [
    effect(() => {
      void theme.value
      drawing.paint()
    }),
    effect(() => drawing.setBars(bars.value, instrument.peek()?.tick)),
    effect(() => drawing.setLines(lines.value)),
    effect(() => {
      void marketOf(selected.value).value
      due ||= requestAnimationFrame(() => {
        due = 0
        drawing.setMarket(marketOf(selected.peek()).peek(), seconds())
      })
    }),
  ]
  return () => {
    ends.forEach((end) => end())
    cancelAnimationFrame(due)
    drawing.end()
  }
}

function Indicators() {
  const all = drawable(useResource(available)?.indicators ?? [])
  return (
    <>
      {chosen.value.map((each) => (
        <button key={each} type="button" class="chip" aria-label={`Remove ${each}`} title="remove"
          onClick={() => { chosen.value = chosen.value.filter((other) => other !== each) }}>{each} ×</button>
      ))}
      <select aria-label="Add an indicator" value="" disabled={chosen.value.length >= MOST_INDICATORS || all.length === 0}
        onChange={(event) => {
          const added = event.currentTarget.value
          event.currentTarget.value = ''
          if (added && !chosen.value.includes(added)) {
            chosen.value = [...chosen.value, added]
          }
        }}>
        <option value="">+ indicator</option>
        {all.map((each) => <option key={each.name} value={call(each)}>{call(each)}</option>)}
      </select>
    </>
  )
}

export function Chart() {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => followBars(), [])
  useEffect(() => followIndicators(), [])
  useEffect(() => draw(host.current!), [])
  const market = marketOf(selected.value).value
  const last = bars.value.at(-1)
  return (
    <Panel id="chart" live
      title={<><span id="chart-symbol">{selected.value || 'Chart'}</span> <span class={`num last ${market?.last?.aggressor === 'BUY' ? 'up' : 'down'}`} id="last-price">{market?.last ? format(market.last.price) : ''}</span></>}
      tools={<>
        <MarketTag market={market} />
        <Indicators />
        <Choice label="Interval" value={interval.value} options={Object.keys(INTERVALS)} onChange={(value) => { interval.value = value }} />
      </>}>
      <ProblemNote problem={problem.value} />
      <ProblemNote problem={indicatorProblem.value} />
      {bars.value.length === 0 && !problem.value && <p class="empty over">No closed bar of {interval.value} yet.</p>}
      <div class="chart" ref={host} role="img"
        aria-label={last ? `Candles of ${selected.value}, ${interval.value}; the last closed at ${last.close}` : 'Candles'} />
      <p class="foot">{last?.basis === 'MID' ? 'bars of mid prices: no trade was told yet' : 'bars of trades'}; the last candle is forming, from published prices</p>
    </Panel>
  )
}
