import { options, render } from 'preact'
import { takeTokenFromAddress } from './api.ts'
import { App } from './app.tsx'
import { onKey } from './keys.ts'
import { begin } from './state.ts'
import './style.css'

// However often signals change, the page is drawn once a frame.
options.debounceRendering = (draw) => requestAnimationFrame(() => draw())

takeTokenFromAddress()
addEventListener('hashchange', takeTokenFromAddress)
addEventListener('keydown', onKey)
begin()
const app = document.getElementById('app')!
app.replaceChildren()
render(<App />, app)
