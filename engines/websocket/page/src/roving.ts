/** Lists that are one stop of the Tab key: the arrows move within them. */

/** The next to focus of a list, or null where the key moves nothing. */
export function moved<T>(key: string, all: T[], current: T): T | null {
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const at = all.indexOf(current)
  return by === 0 || at < 0 ? null : (all[at + by] ?? null)
}

/** Moves the focus among what matches a selector within the element that got the key. */
export function rove(event: KeyboardEvent, selector: string): void {
  const host = event.currentTarget as HTMLElement
  const all = [...host.querySelectorAll<HTMLElement>(selector)]
  const active = document.activeElement as HTMLElement
  // The first arrow goes to the first of them.
  const next = all.includes(active) ? moved(event.key, all, active) : event.key === 'ArrowDown' ? all[0] : null
  if (next) {
    next.focus()
    event.preventDefault()
  }
}
