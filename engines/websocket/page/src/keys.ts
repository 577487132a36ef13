/** What keys do where no field is being typed into. */
import { cancelAll, halt } from './actions.ts'
import { helpOpen } from './dialogs.tsx'
import { chooseNext } from './panels/watch.tsx'
import { focusTicket } from './ticket.ts'
import { dockLeft, phone } from './layout.tsx'
import { view } from './state.ts'
import { toggleTheme } from './theme.ts'

function toDesk(then: () => void): void {
  view.value = 'desk'
  requestAnimationFrame(then)
}

const KEYS: Record<string, () => void> = {
  '?': () => {
    helpOpen.value = true
  },
  b: () =>
    toDesk(() => {
      phone.value = 'trade'
      focusTicket('BUY')
    }),
  s: () =>
    toDesk(() => {
      phone.value = 'trade'
      focusTicket('SELL')
    }),
  j: () => chooseNext(1),
  k: () => chooseNext(-1),
  '/': () => toDesk(() => document.getElementById('watch-filter')?.focus()),
  o: () =>
    toDesk(() => {
      dockLeft.value = 'blotter'
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('#panel-blotter tbody tr[tabindex="0"]')?.focus(),
      )
    }),
  X: cancelAll,
  h: halt,
  '1': () => {
    view.value = 'desk'
  },
  '2': () => {
    view.value = 'machine'
  },
  d: toggleTheme,
}

export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  const typing = target.matches('input:not([type=checkbox]), select, textarea')
  if (typing) {
    if (event.key === 'Escape') {
      target.blur()
    }
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
    return
  }
  const act = KEYS[event.key]
  if (act) {
    event.preventDefault()
    act()
  }
}
