// What the emoji button opens; it loads by itself, when it is first opened.

const ALL = '😀😃😄😁😅😂🙂😉😊😇🥰😍😘😋😜🤔😐🙄😏😬😌😴😷🤒😎🤓😕😟😮😳🥺😢😭😱😡👍👎👌✌️🤞👋👏🙌🙏💪🤝👀❤️🧡💛💚💙💜🖤💔✨🎉🎂🎁⭐🔥💯✅❌❓❗💡⏰📦🚚🛒💳🔑📎📷📞✉️🏠🚗✈️☀️🌧️❄️🌈🌻🐶🐱☕🍕🍰🍀'

export const css = `
.emoji{display:grid;grid-template-columns:repeat(auto-fill,minmax(44px,1fr));max-height:35dvh;overflow-y:auto;padding:8px;border-top:var(--_edge)}
.emoji button{height:44px;font-size:22px}
.emoji :hover{background:var(--_soft)}
`

/**
 * @param {Function} make as dom.js has it
 * @param {(one: string) => void} chosen
 */
export function makeEmoji (make, chosen) {
  // one code point, and what only changes how it looks
  const buttons = ALL.match(/.\ufe0f?/gu).map((one, i) => make('button', { type: 'button', tabindex: i ? -1 : 0, onclick: () => chosen(one) }, one))
  const moved = (event) => {
    const at = buttons.indexOf(event.target)
    const { offsetTop, parentNode } = event.target
    const across = buttons.filter((one) => one.offsetTop === offsetTop).length
    const flip = getComputedStyle(parentNode).direction === 'rtl' ? -1 : 1
    const by = { ArrowRight: flip, ArrowLeft: -flip, ArrowDown: across, ArrowUp: -across }[event.key]
    if (!by) return
    event.preventDefault()
    buttons[at + by]?.focus()
  }
  for (const one of buttons) one.addEventListener('keydown', moved)
  return buttons
}
