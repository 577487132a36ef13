// Before anything is drawn: what was chosen, else what the system prefers. src/theme.ts goes on from here.
try {
  const chosen = JSON.parse(localStorage.getItem('nautilus.theme'))
  const preferred = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : preferred
} catch {
  document.documentElement.dataset.theme = 'dark'
}
