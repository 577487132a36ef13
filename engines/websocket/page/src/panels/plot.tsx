/** uPlot in the colours of the desk, as wide as its place. */
import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { colour, theme } from '../theme.ts'
import { hours } from '../ui.tsx'

export interface Curve {
    label: string
    colour: string
    fill?: string
    scale?: string
}

/** Minutes where ticks are that far apart, else seconds too. */
function times(ticks: number[]): string[] {
    const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 60
    return ticks.map((each) => hours(each * 1_000).slice(0, step < 60 ? 8 : 5))
}

export function Plot({
    data,
    curves,
    label,
    axis,
    dated,
}: {
    data: (number | null)[][]
    curves: Curve[]
    label: string
    axis: (value: number) => string
    dated?: boolean
}) {
    const host = useRef<HTMLDivElement>(null)
    const plot = useRef<uPlot | null>(null)
    const latest = useRef(data)
    latest.current = data
    useEffect(() => {
        const element = host.current!
        const make = () => {
            plot.current?.destroy()
            const line = {
                stroke: colour('--dim'),
                grid: { stroke: colour('--grid'), width: 1 },
                ticks: { show: false },
                font: '11px system-ui',
            }
            plot.current = new uPlot(
                {
                    width: Math.max(50, element.clientWidth),
                    height: Math.max(50, element.clientHeight),
                    legend: { show: false },
                    cursor: { y: false },
                    padding: [8, 20, 0, 0],
                    axes: [
                        { ...line, size: dated ? 26 : 6, values: dated ? (_, ticks) => times(ticks) : () => [] },
                        { ...line, size: 76, values: (_, ticks) => ticks.map(axis), space: 26 },
                    ],
                    series: [
                        {},
                        ...curves.map((each) => ({
                            label: each.label,
                            stroke: colour(each.colour),
                            width: 1.5,
                            points: { show: false },
                            ...(each.fill ? { fill: colour(each.fill) } : {}),
                        })),
                    ],
                },
                latest.current as uPlot.AlignedData,
                element,
            )
        }
        const end = effect(() => {
            void theme.value
            make()
        })
        const sized = new ResizeObserver(() =>
            plot.current?.setSize({
                width: Math.max(50, element.clientWidth),
                height: Math.max(50, element.clientHeight),
            }),
        )
        sized.observe(element)
        return () => {
            end()
            sized.disconnect()
            plot.current?.destroy()
        }
    }, [])
    useEffect(() => plot.current?.setData(data as uPlot.AlignedData), [data])
    return <div class="plot" ref={host} role="img" aria-label={label} />
}
