// Engines listen on the same machine, at the base port plus their offset; this page is at base plus 600.
const base = Number(location.port) - 600
for (const row of document.querySelectorAll('tr[data-offset]')) {
  const link = document.createElement('a')
  link.href = `${location.protocol}//${location.hostname}:${base + Number(row.dataset.offset)}/docs/`
  link.textContent = '/docs'
  row.children[1].append(link)
}
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
