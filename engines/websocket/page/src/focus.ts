/** The focus stays where somebody works, although what had it is taken away. */
import { useLayoutEffect } from 'preact/hooks'

/** When what is drawn anew takes the focus with it, the first that there is of these gets it. */
export function useKeptFocus(within: string, next: string[]): void {
  const before = document.activeElement
  const isWithin = Boolean(before?.closest(within))
  // Who points sees where they are, and is not scrolled away from it.
  const points = isWithin && !before!.matches(':focus-visible')
  useLayoutEffect(() => {
    if (isWithin && document.activeElement === document.body) {
      const heir = next.map((each) => document.querySelector<HTMLElement>(`${within} ${each}`)).find(Boolean)
      heir?.focus({ preventScroll: points })
    }
  })
}
