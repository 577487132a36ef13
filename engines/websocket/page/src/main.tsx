import { options, render } from 'preact'
import { NO_TOKEN, takeTokenFromAddress } from './api.ts'
import { App } from './app.tsx'
import { say } from './dialogs.tsx'
import { onKey } from './keys.ts'
import { begin } from './state.ts'
import './style.css'

// However often signals change, the page is drawn once a frame.
options.debounceRendering = (draw) => requestAnimationFrame(() => draw())

function signIn(): void {
    if (!takeTokenFromAddress()) {
        say(NO_TOKEN, 'bad')
    }
}

signIn()
addEventListener('hashchange', signIn)
addEventListener('keydown', onKey)
begin()
const app = document.getElementById('app')!
app.replaceChildren()
render(<App />, app)
