/** How an engine is, as a colour: only what is ready and lacks nothing is good, and what is not known has none. */
export function toneOf(state: string | undefined, degraded: string[]): 'good' | 'warn' | '' {
  if (state === undefined) {
    return ''
  }
  return state === 'READY' && degraded.length === 0 ? 'good' : 'warn'
}
