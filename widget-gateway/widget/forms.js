// What stands after the lines: what a channel asks before a chat, or takes
// instead of one; stars, a transcript and the way back after it. Fields are
// XEP-0004's as wire.js reads them. It loads by itself, when first wanted.

export const css = `
.form{display:grid;gap:16px;margin-bottom:16px}
.form :is(input,textarea,select){font:inherit;font-size:16px;font-weight:400;color:inherit;background:none;border:1px solid #8889;border-radius:14px;padding:10px 14px;margin:0;min-width:0;min-height:46px;resize:vertical}
.form option{background:var(--_back)}
.form small{font-weight:400;color:var(--_dim)}
.field{display:grid;gap:6px;font-size:14px;font-weight:600}
.check{display:grid;grid-template-columns:44px 1fr;align-items:center;font-size:14px;min-height:44px}
.form .check input{width:22px;min-height:22px;accent-color:var(--_accent);justify-self:center}
.form a{color:inherit}
.main,.return{padding:10px 20px;min-height:44px;font-weight:600;border-radius:14px;border:1px solid #8889;width:100%}
.main{background:var(--_accent);color:var(--_on);border-color:transparent}
.form .stars{border:0;padding:0;margin:0;display:flex;justify-content:center}
.stars legend{font-weight:600;padding:0;margin:0 auto 4px}
.stars label{position:relative;width:48px;height:48px;font-size:32px;line-height:48px;text-align:center;color:#8889;border-radius:12px}
.stars input{position:absolute;inset:0;opacity:0;cursor:pointer}
.stars label:has(:focus-visible){outline:2px solid var(--_text)}
.stars label:has(:checked),.stars label:has(~label :checked){color:#d98a00}
.form:has(.stars):not(:has(:checked))>:not(.stars){display:none}
.ended{text-align:center;color:var(--_dim);font-size:14px;margin:24px 0 16px}
.transcript{font-size:14px;margin-top:8px;text-align:center}
.transcript>summary{display:inline-block;padding:12px;text-decoration:underline;text-underline-offset:2px}
.transcript form{text-align:start;margin-top:8px}
@media (forced-colors:active){.stars label:has(:checked),.stars label:has(~label :checked){forced-color-adjust:none;color:Highlight}}
`

const COMPLETE = { name: 'name', email: 'email', phone: 'tel', company: 'organization', country: 'country-name' }

const find = (element, name) => element.children.find((one) => one.name === name)?.text

/** Of what wire.js has read. */
const readField = (field) => ({
  type: 'text-single',
  label: field.attrs.var,
  ...field.attrs,
  name: field.attrs.var,
  required: find(field, 'required') === '',
  desc: find(field, 'desc'),
  value: find(field, 'value') ?? '',
  options: field.children.filter(({ name }) => name === 'option').map((one) => ({ label: one.attrs.label, value: find(one, 'value') }))
})

/** @param {{make: Function, linked: Function, word: Function, ask: Function}} tools the view's */
export function makeDrawer ({ make, linked, word, ask }) {
  const makeStars = ({ name, label }) => make('fieldset.stars', {}, make('legend', {}, label), ...[1, 2, 3, 4, 5].map((n) =>
    make('label', {}, make('input', { type: 'radio', name, value: n, required: true, 'aria-label': word('stars', { n }) }), '★')))

  const makeControl = ({ name, type, required, value = '', options }) => {
    if (type === 'list-single') {
      return make('select', { name, required }, ...options.map((one) => make('option', { value: one.value, selected: one.value === value }, one.label)))
    }
    if (type === 'boolean') return make('input', { name, type: 'checkbox', value: 1, required, checked: /^(1|true)$/.test(value) })
    const isLong = type === 'text-multi'
    const control = make(isLong ? 'textarea' : 'input', {
      name,
      required,
      rows: isLong && 3,
      maxlength: 4000,
      type: !isLong && (type === 'hidden' ? type : { email: 'email', phone: 'tel' }[name] ?? 'text'),
      autocomplete: COMPLETE[name]
    })
    control.value = value
    return control
  }

  const makeField = (field) => {
    const { type, label, desc, required } = field
    if (type === 'fixed') return make('p', {}, ...linked(field.value))
    if (type === 'stars') return makeStars(field)
    const control = makeControl(field)
    if (type === 'hidden') return control
    const words = make('span', {}, ...linked(label), required && make('small', {}, ` (${word('required')})`))
    return make(`label.${type === 'boolean' ? 'check' : 'field'}`, {},
      ...type === 'boolean' ? [control, words] : [words, control], desc && make('small', {}, ...linked(desc)))
  }

  const makeForm = (fields, done) => make('form.form', {
    onsubmit: (event) => {
      event.preventDefault()
      const unticked = fields.filter(({ type }) => type === 'boolean').map(({ name }) => [name, '0'])
      done(Object.fromEntries([...unticked, ...new FormData(event.target)]))
    }
  }, ...fields.map(makeField), make('button.main', { type: 'submit' }, word('send')))

  const makeEnd = ({ rating, transcript, until }, done) => [
    make('p.ended', {}, word('ended')),
    rating && done !== 'rate' && makeForm([{ name: 'stars', type: 'stars', label: word('rate') }, { name: 'comment', type: 'text-multi', label: word('comment') }],
      (fields) => ask({ name: 'rate', ...fields })),
    until && make('button.return', { type: 'button', onclick: () => ask({ name: 'return' }) }, word('return')),
    transcript && done !== 'transcript' && make('details.transcript', {}, make('summary', {}, word('transcript')),
      makeForm([{ name: 'email', label: word('email'), required: true }], (fields) => ask({ name: 'transcript', ...fields })))
  ]

  let drawn = ''
  let blamed = null

  /** Draws anew only what is other than it was: somebody may be writing in it. */
  return (place, { chat, done, problem }, kind, form) => {
    const sign = [chat.is, chat.rating, chat.transcript, chat.until, done, kind].join()
    if (sign !== drawn) {
      drawn = sign
      const fields = form?.filter(({ name }) => name === 'field').map(readField)
      place.replaceChildren(...(fields ? [makeForm(fields, (values) => ask({ name: 'form', kind, fields: values }))] : makeEnd(chat, done)).filter(Boolean))
    }
    if (problem === blamed) return
    blamed = problem
    const control = problem?.field && place.querySelector(`[name="${CSS.escape(problem.field)}"]`)
    if (!control) return
    control.setCustomValidity(problem.text ?? word('problem'))
    control.reportValidity()
    control.addEventListener('input', () => control.setCustomValidity(''), { once: true })
  }
}
