/** Dark or light: as the system says, until somebody chooses. */
import { computed, effect, signal } from '@preact/signals'
import { remembered } from './state.ts'

const preferred = matchMedia('(prefers-color-scheme: light)')
const system = signal<'dark' | 'light'>(preferred.matches ? 'light' : 'dark')
preferred.addEventListener('change', (event) => {
  system.value = event.matches ? 'light' : 'dark'
})

const chosen = remembered<'dark' | 'light' | null>('theme', null)
export const theme = computed(() => chosen.value ?? system.value)

export function toggleTheme(): void {
  chosen.value = theme.value === 'dark' ? 'light' : 'dark'
}

effect(() => {
  document.documentElement.dataset.theme = theme.value
})

/** A colour of the style sheet, for what draws on a canvas. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
