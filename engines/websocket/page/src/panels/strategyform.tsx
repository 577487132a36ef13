/** What a strategy is made of, typed: a new one, or other parameters. What the engine refuses is said at its field. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { createStrategy, setParameters } from '../actions.ts'
import type { Problem } from '../api.ts'
import { Dialog } from '../dialogs.tsx'
import { account, allBooks, instruments, selected, strategies } from '../state.ts'
import { freeName, refusedField } from '../strategies.ts'
import type { Strategy, StrategyKind } from '../types.ts'
import { ProblemNote } from '../ui.tsx'

export const making = signal(false)

type Parameter = StrategyKind['parameters'][number]

function text(form: FormData): Record<string, string> {
    return Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
}

/** A labelled field: what it is, what it may be, and why it was refused. */
function Labelled({
    name,
    hint,
    refusal,
    children,
}: {
    name: string
    hint: string
    refusal: string | null
    children: (given: {
        name: string
        id: string
        'aria-describedby': string
        'aria-invalid': boolean
    }) => ComponentChildren
}) {
    const id = useId()
    return (
        <div class="labelled" data-field={name}>
            <label for={id}>{name}</label>
            {children({ name, id, 'aria-describedby': `${id}-hint`, 'aria-invalid': refusal !== null })}
            <small id={`${id}-hint`} class={refusal ? 'refused' : ''} role={refusal ? 'alert' : undefined}>
                {refusal ?? hint}
            </small>
        </div>
    )
}

function Options({ of }: { of: string[] }) {
    return (
        <>
            {of.map((each) => (
                <option key={each} value={each}>
                    {each}
                </option>
            ))}
        </>
    )
}

function ParameterField({ of, value, refusal }: { of: Parameter; value: string; refusal: string | null }) {
    return (
        <Labelled name={of.name} hint={`${of.meaning}; ${of.bounds}`} refusal={refusal}>
            {(given) =>
                of.choices ? (
                    <select {...given} defaultValue={value}>
                        <Options of={of.choices} />
                    </select>
                ) : (
                    <input {...given} defaultValue={value} autoComplete="off" spellcheck={false} />
                )
            }
        </Labelled>
    )
}

function Answers({ act, onBack }: { act: string; onBack: () => void }) {
    return (
        <div class="answers">
            <button type="button" onClick={onBack}>
                Back
            </button>
            <button type="submit" class="primary">
                {act}
            </button>
        </div>
    )
}

/** What was refused, and at which of these fields. */
function useRefusal(fields: string[]) {
    const [problem, setProblem] = useState<Problem | null>(null)
    const field = problem && refusedField(problem, fields)
    return {
        at: (name: string) => (problem && field === name ? (problem.detail ?? problem.code) : null),
        elsewhere: problem && field === null ? problem : null,
        set: setProblem,
    }
}

export function Parameters({
    of,
    kind,
    onDone,
}: {
    of: Strategy['strategy']
    kind: StrategyKind | undefined
    onDone: () => void
}) {
    const all = kind?.parameters ?? []
    const refusal = useRefusal(all.map((each) => each.name))
    const save = async (event: SubmitEvent) => {
        event.preventDefault()
        const problem = await setParameters(of.id, text(new FormData(event.currentTarget as HTMLFormElement)))
        if (problem) {
            refusal.set(problem)
        } else {
            onDone()
        }
    }
    return (
        <form class="parameters" onSubmit={(event) => void save(event)}>
            {all.map((each) => (
                <ParameterField
                    key={each.name}
                    of={each}
                    value={of.parameters[each.name] ?? each.defaultValue}
                    refusal={refusal.at(each.name)}
                />
            ))}
            <ProblemNote problem={refusal.elsewhere} />
            <Answers act="Set" onBack={onDone} />
        </form>
    )
}

const OWN = ['id', 'instrument', 'account']

/** What every strategy has, of whatever kind. */
function Own({ kind, refused }: { kind: string; refused: (name: string) => string | null }) {
    const names = (strategies.value.value ?? []).map((each) => each.strategy.id)
    const accounts = (allBooks.value.value ?? []).map((each) => each.id)
    return (
        <>
            <Labelled name="id" hint="its name: a-z, 0-9 and dashes within" refusal={refused('id')}>
                {(given) => (
                    <input
                        {...given}
                        key={kind}
                        defaultValue={freeName(kind, names)}
                        autoComplete="off"
                        spellcheck={false}
                    />
                )}
            </Labelled>
            <Labelled name="instrument" hint="what it trades" refusal={refused('instrument')}>
                {(given) => (
                    <select {...given} defaultValue={selected.value}>
                        <Options of={(instruments.value.value ?? []).map((each) => each.symbol)} />
                    </select>
                )}
            </Labelled>
            <Labelled name="account" hint="whose cash it spends" refusal={refused('account')}>
                {(given) => (
                    <select {...given} defaultValue={account.value}>
                        <Options of={accounts.includes(account.value) ? accounts : [account.value, ...accounts]} />
                    </select>
                )}
            </Labelled>
        </>
    )
}

export function NewStrategy({ kinds }: { kinds: StrategyKind[] }) {
    const [chosen, setChosen] = useState(kinds[0]!.kind)
    const kind = kinds.find((each) => each.kind === chosen) ?? kinds[0]!
    const refusal = useRefusal(['kind', ...OWN, ...kind.parameters.map((each) => each.name)])
    const close = () => {
        making.value = false
    }
    const create = async (event: SubmitEvent) => {
        event.preventDefault()
        const {
            id,
            instrument,
            account: of,
            kind: _,
            ...parameters
        } = text(new FormData(event.currentTarget as HTMLFormElement))
        const problem = await createStrategy({
            id: id!,
            kind: kind.kind,
            account: of!,
            instrument: instrument!,
            parameters,
        })
        if (problem) {
            refusal.set(problem)
        } else {
            close()
        }
    }
    return (
        <Dialog label="A new strategy" onClose={close}>
            <h2>A new strategy</h2>
            <p class="dim">It is stopped until you start it, and trades on paper.</p>
            <form class="parameters" id="new-strategy" onSubmit={(event) => void create(event)}>
                <Labelled name="kind" hint={kind.meaning} refusal={refusal.at('kind')}>
                    {(given) => (
                        <select
                            {...given}
                            value={kind.kind}
                            onChange={(event) => {
                                setChosen(event.currentTarget.value)
                                refusal.set(null)
                            }}
                        >
                            <Options of={kinds.map((each) => each.kind)} />
                        </select>
                    )}
                </Labelled>
                <Own kind={kind.kind} refused={refusal.at} />
                {kind.parameters.map((each) => (
                    <ParameterField
                        key={kind.kind + each.name}
                        of={each}
                        value={each.defaultValue}
                        refusal={refusal.at(each.name)}
                    />
                ))}
                <ProblemNote problem={refusal.elsewhere} />
                <Answers act="Create" onBack={close} />
            </form>
        </Dialog>
    )
}
