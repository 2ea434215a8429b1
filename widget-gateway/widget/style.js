// How it looks, as one constructed sheet: no inline style, so the strictest
// CSP is met. A site changes the custom properties, or the parts; the button
// and the properties of colour are define.js's, forms and emoji bring their own.
// Where order means nothing declarations stand as gzip likes them: 0.1 KB.

/** Where the panel is a sheet over the whole page. */
export const SHEET = '(max-width:480px),(max-height:440px)'

export const css = `
:host{color:var(--_text);--_text:var(--deskbell-text,light-dark(#16191d,#e8ecf1));--_dim:var(--deskbell-dim,light-dark(#59636e,#a3adb8));--_back:var(--deskbell-background,light-dark(#fff,#15191f));--_soft:var(--deskbell-bubble,light-dark(#f0f2f5,#262c35));--_bad:light-dark(#b3261e,#ff8a80);--_edge:1px solid #8884}
*{box-sizing:border-box}
button,summary{padding:0;color:inherit;font:inherit;list-style:none;border:0;border-radius:12px;background:none;cursor:pointer}
:focus-visible{outline:2px solid;outline-offset:-2px}
.panel svg{width:22px;height:22px}
.badge{position:absolute;color:#fff;top:-4px;background:#b3261e;min-width:22px;inset-inline-end:-4px;border-radius:12px;line-height:22px;font-size:13px}
.panel{position:fixed;inset:auto;overflow:hidden;width:384px;bottom:var(--_inset);max-width:calc(100vw - 2*var(--_inset));margin:0;border:var(--_edge);padding:0;color:inherit;display:flex;border-radius:var(--deskbell-radius,20px);animation:rise .2s;height:640px;background:var(--_back);inset-inline-end:var(--_inset);max-height:calc(100dvh - 2*var(--_inset));flex-direction:column;box-shadow:0 16px 56px #0004}
:host([side=start]) .panel{inset-inline:var(--_inset) auto}
@keyframes rise{0%{opacity:0;transform:translateY(16px)}}
.header{background:var(--_accent);color:var(--_on);padding:12px;display:flex;gap:12px;align-items:center}
.close,.menu>summary,.send,.opener{width:44px;height:44px;display:grid;place-items:center}
.who{flex:1;min-width:0}
.who>*{text-overflow:ellipsis;overflow:hidden;font-size:13px;white-space:nowrap}
.who b{font-size:16px;display:block}
.face{width:40px;display:grid;place-items:center;overflow:hidden;font-weight:600;border-radius:50%;height:40px;background:#8883}
.face img{width:100%;height:100%;object-fit:cover}
.menu{position:relative}
.menu svg{stroke-width:4}
.acts{color:var(--_text);position:absolute;width:max-content;border:var(--_edge);background:var(--_back);inset-inline-end:0;border-radius:12px;display:grid}
.acts button{text-align:start;padding:12px 16px}
.note{background:var(--_soft);padding:8px 16px}
.quiet{text-align:center;color:var(--_dim);animation:late .8s}
@keyframes late{0%,80%{opacity:0}}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px}
.greeting{font-size:20px;font-weight:600;line-height:1.3;overflow-wrap:anywhere;white-space:pre-line;margin:4px 0 20px}
.day,.nick,.facts,.count{color:var(--_dim);font-size:12px}
.day{text-align:center;font-weight:600;margin:20px 0 12px}
.day::first-letter{text-transform:uppercase}
.line{justify-items:start;padding-inline-end:36px;margin-top:2px;column-gap:8px;display:grid;grid-template-columns:28px 1fr}
.first{margin-top:12px}
.line>*{grid-column:2}
.line .face{width:28px;font-size:13px;align-self:end;grid-area:2/1;height:28px}
.line:not(.last)>:is(.face,.facts),.line:not(.agent)>.face,.desk .facts{display:none}
.nick,.facts{padding:0 16px 2px}
.facts{grid-row:3}
.bubble{grid-row:2;overflow-wrap:anywhere;white-space:pre-wrap;padding:8px 14px;border-radius:18px;background:var(--_soft);text-align:start;min-width:0}
.agent.last .bubble{border-end-start-radius:4px}
.visitor{justify-items:end;padding-inline:12px 0}
.visitor .nick,.said{position:absolute;clip-path:inset(50%)}
.visitor .bubble{background:var(--_accent);color:var(--_on)}
.visitor.last .bubble{border-end-end-radius:4px}
.line.failed .bubble{background:none;outline:1px solid;color:inherit}
.bad,.failed .facts,.long .count{color:var(--_bad)}
.again{text-decoration:underline;margin:-14px 0;padding:14px 8px}
.desk .bubble{background:none;padding:0;font-size:13px;text-align:center;justify-self:center;color:var(--_dim)}
.bubble a{color:inherit}
.bubble img{border-radius:12px;max-height:260px;max-width:100%;display:block}
.file{gap:8px;display:flex;align-items:center}
.typing{padding-inline-start:36px;margin-top:12px}
.dots{padding:16px;display:inline-flex;gap:4px;border-radius:18px;background:var(--_soft)}
.dots i{width:8px;background:var(--_dim);animation:hop 1.2s infinite;border-radius:50%;height:8px}
.dots :nth-child(2){animation-delay:.2s}.dots :nth-child(3){animation-delay:.4s}
@keyframes hop{30%{transform:translateY(-4px)}60%{transform:none}}
.queue{margin:16px 0;border:var(--_edge);border-radius:18px;padding:12px;display:flex;gap:12px;align-items:center}
.queue b{font-size:20px;border-radius:50%;flex:none;border:3px solid var(--_accent);width:44px;height:44px;display:grid;place-items:center}
.pill{background:var(--_text);position:absolute;width:fit-content;font-size:14px;bottom:84px;border-radius:22px;inset-inline:0;color:var(--_back);font-weight:600;margin:auto;padding:12px 16px}
.composer{gap:4px;border-top:var(--_edge);padding:8px;display:flex;align-items:end;padding-bottom:max(8px,env(safe-area-inset-bottom));flex-wrap:wrap}
.input{flex:1;min-height:44px;color:inherit;font:inherit;resize:none;border:1px solid #8889;min-width:0;max-height:30dvh;border-radius:22px;font-size:16px;background:none;padding:9px 16px}
.input::placeholder{opacity:1;color:var(--_dim)}
.long .input{outline-color:var(--_bad)}
.send{background:var(--_accent);color:var(--_on);border-radius:22px}
.send:disabled{opacity:.4}
:host(:dir(rtl)) .send svg{transform:scaleX(-1)}
:host(:dir(rtl)) .panel{text-align:right}
.count{text-align:end;padding-inline:12px;flex-basis:100%}
.acts :hover{background:var(--_soft)}
@media ${SHEET}{.panel{inset:var(--_top,0) 0 auto!important;width:100%;height:var(--_height,100dvh);max-width:none;border:0;border-radius:0;max-height:none}.header{padding-top:max(12px,env(safe-area-inset-top))}}
@media (prefers-reduced-motion:reduce){*{animation:none!important}}
@media (forced-colors:active){:is(.agent,.visitor)>.bubble,.main,.send,.face,.note,.pill{border:1px solid}.dots i{background:CanvasText}}
`
