// How it looks, as one constructed sheet: no inline style, so the strictest
// CSP is met. A site changes the custom properties, or the parts; the button
// and the properties of colour are define.js's, forms and emoji bring their own.

/** Where the panel is a sheet over the whole page. */
export const SHEET = '(max-width:480px),(max-height:440px)'

export const css = `
:host{--_back:var(--deskbell-background,light-dark(#fff,#15191f));--_text:var(--deskbell-text,light-dark(#16191d,#e8ecf1));--_soft:var(--deskbell-bubble,light-dark(#f0f2f5,#262c35));--_dim:var(--deskbell-dim,light-dark(#59636e,#a3adb8));--_bad:light-dark(#b3261e,#ff8a80);--_edge:1px solid #8884;color:var(--_text)}
*{box-sizing:border-box}
button,summary{font:inherit;color:inherit;border:0;border-radius:12px;background:none;padding:0;cursor:pointer;list-style:none}
:focus-visible{outline:2px solid;outline-offset:-2px}
svg{width:22px;height:22px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.badge{position:absolute;top:-4px;inset-inline-end:-4px;min-width:22px;border-radius:12px;background:#b3261e;color:#fff;font-size:13px;line-height:22px}
.panel{position:fixed;inset:auto;bottom:var(--_inset);inset-inline-end:var(--_inset);margin:0;padding:0;border:var(--_edge);color:inherit;background:var(--_back);width:384px;height:640px;max-width:calc(100vw - 2*var(--_inset));max-height:calc(100dvh - 2*var(--_inset));border-radius:var(--deskbell-radius,20px);box-shadow:0 16px 56px #0004;display:flex;flex-direction:column;overflow:hidden;animation:rise .2s}
:host([side=start]) .panel{inset-inline:var(--_inset) auto}
@keyframes rise{0%{opacity:0;transform:translateY(16px)}}
.header{background:var(--_accent);color:var(--_on);padding:12px;display:flex;gap:12px;align-items:center}
.close,.menu>summary,.send,.opener{width:44px;height:44px;display:grid;place-items:center}
.who{flex:1;min-width:0}
.who>*{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:13px}
.who b{font-size:16px;display:block}
.face{width:40px;height:40px;border-radius:50%;overflow:hidden;display:grid;place-items:center;font-weight:600;background:#8883}
.face img{width:100%;height:100%;object-fit:cover}
.menu{position:relative}
.menu svg{stroke-width:4}
.acts{position:absolute;inset-inline-end:0;background:var(--_back);color:var(--_text);border:var(--_edge);border-radius:12px;display:grid;width:max-content}
.acts button{text-align:start;padding:12px 16px}
.note{padding:8px 16px;background:var(--_soft)}
.quiet{color:var(--_dim);text-align:center;animation:late .8s}
@keyframes late{0%,80%{opacity:0}}
.log{flex:1;overflow-y:auto;padding:16px;overscroll-behavior:contain}
.greeting{font-size:20px;line-height:1.3;font-weight:600;margin:4px 0 20px;white-space:pre-line;overflow-wrap:anywhere}
.day,.nick,.facts,.count{font-size:12px;color:var(--_dim)}
.day{text-align:center;font-weight:600;margin:20px 0 12px}
.day::first-letter{text-transform:uppercase}
.line{display:grid;grid-template-columns:28px 1fr;justify-items:start;column-gap:8px;margin-top:2px;padding-inline-end:36px}
.first{margin-top:12px}
.line>*{grid-column:2}
.line .face{grid-area:2/1;align-self:end;width:28px;height:28px;font-size:13px}
.line:not(.last)>:is(.face,.facts),.line:not(.agent)>.face,.desk .facts{display:none}
.nick,.facts{padding:0 16px 2px}
.facts{grid-row:3}
.bubble{background:var(--_soft);padding:8px 14px;border-radius:18px;white-space:pre-wrap;overflow-wrap:anywhere;min-width:0;text-align:start;grid-row:2}
.agent.last .bubble{border-end-start-radius:4px}
.visitor{justify-items:end;padding-inline:12px 0}
.visitor .nick,.said{position:absolute;clip-path:inset(50%)}
.visitor .bubble{background:var(--_accent);color:var(--_on)}
.visitor.last .bubble{border-end-end-radius:4px}
.line.failed .bubble{background:none;color:inherit;outline:1px solid}
.bad,.failed .facts,.long .count{color:var(--_bad)}
.again{text-decoration:underline;padding:14px 8px;margin:-14px 0}
.desk .bubble{background:none;padding:0;font-size:13px;color:var(--_dim);justify-self:center;text-align:center}
.bubble a{color:inherit}
.bubble img{display:block;max-width:100%;max-height:260px;border-radius:12px}
.file{display:flex;align-items:center;gap:8px}
.typing{padding-inline-start:36px;margin-top:12px}
.dots{display:inline-flex;gap:4px;background:var(--_soft);padding:16px;border-radius:18px}
.dots i{width:8px;height:8px;border-radius:50%;background:var(--_dim);animation:hop 1.2s infinite}
.dots :nth-child(2){animation-delay:.2s}.dots :nth-child(3){animation-delay:.4s}
@keyframes hop{30%{transform:translateY(-4px)}60%{transform:none}}
.queue{display:flex;gap:12px;align-items:center;margin:16px 0;padding:12px;border:var(--_edge);border-radius:18px}
.queue b{width:44px;height:44px;border-radius:50%;display:grid;place-items:center;font-size:20px;flex:none;border:3px solid var(--_accent)}
.pill{position:absolute;bottom:84px;inset-inline:0;margin:auto;width:fit-content;background:var(--_text);color:var(--_back);border-radius:22px;padding:12px 16px;font-size:14px;font-weight:600}
.composer{padding:8px;padding-bottom:max(8px,env(safe-area-inset-bottom));border-top:var(--_edge);display:flex;gap:4px;align-items:end;flex-wrap:wrap}
.input{flex:1;min-width:0;min-height:44px;max-height:30dvh;resize:none;font:inherit;font-size:16px;color:inherit;background:none;border:1px solid #8889;border-radius:22px;padding:9px 16px}
.input::placeholder{color:var(--_dim);opacity:1}
.long .input{outline-color:var(--_bad)}
.send{background:var(--_accent);color:var(--_on);border-radius:22px}
.send:disabled{opacity:.4}
:host(:dir(rtl)) .send svg{transform:scaleX(-1)}
:host(:dir(rtl)) .panel{text-align:right}
.count{flex-basis:100%;text-align:end;padding-inline:12px}
.acts :hover{background:var(--_soft)}
@media ${SHEET}{.panel{inset:var(--_top,0) 0 auto!important;width:100%;max-width:none;height:var(--_height,100dvh);max-height:none;border:0;border-radius:0}.header{padding-top:max(12px,env(safe-area-inset-top))}}
@media (prefers-reduced-motion:reduce){*{animation:none!important}}
@media (forced-colors:active){:is(.agent,.visitor)>.bubble,.main,.send,.face,.note,.pill{border:1px solid}.dots i{background:CanvasText}}
`
