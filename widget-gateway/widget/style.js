// How it looks, as one constructed sheet: no inline style, so the strictest
// CSP is met. A site changes the custom properties, or the parts.

export const css = `
:host{--_accent:var(--deskbell-accent,#0b6e4f);--_on-accent:var(--deskbell-on-accent,#fff);--_back:var(--deskbell-background,#fff);--_text:var(--deskbell-text,#1b1f24);--_soft:var(--deskbell-bubble,#eef1f4);--_dim:var(--deskbell-dim,#57606a);--_round:var(--deskbell-radius,16px);position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:2147483000;font:var(--deskbell-font,16px/1.45 system-ui,sans-serif);color:var(--_text);color-scheme:light dark}
:host([side=start]){inset-inline:20px auto}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box}
button{font:inherit;color:inherit;border:0;background:none;padding:0;cursor:pointer}
:focus-visible{outline:3px solid var(--_accent);outline-offset:2px}
.launcher{background:var(--_accent);color:var(--_on-accent);min-inline-size:60px;block-size:60px;padding-inline:18px;border-radius:30px;box-shadow:0 6px 24px #0004;display:flex;align-items:center;gap:8px;margin-inline-start:auto;transition:transform .15s}
.launcher:hover{transform:translateY(-2px)}
.badge{background:#c62828;color:#fff;border-radius:10px;min-inline-size:20px;padding-inline:6px;font-size:13px;line-height:20px}
.panel{background:var(--_back);inline-size:380px;max-inline-size:calc(100vw - 24px);block-size:600px;max-block-size:calc(100dvh - 40px);border-radius:var(--_round);box-shadow:0 12px 48px #0005;display:flex;flex-direction:column;overflow:hidden;animation:rise .18s}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
header{background:var(--_accent);color:var(--_on-accent);padding:14px 16px;display:flex;gap:10px;align-items:center}
header h2{font-size:17px;margin:0;flex:1;overflow-wrap:anywhere}
header button{inline-size:40px;block-size:40px;border-radius:50%;font-size:22px}
header :focus-visible{outline-color:currentColor}
.note{padding:8px 16px;font-size:14px;color:var(--_dim);background:var(--_soft)}
.log{flex:1;overflow-y:auto;padding:12px 16px;overscroll-behavior:contain;scroll-behavior:smooth}
.day{text-align:center;color:var(--_dim);font-size:13px;margin-block:12px}
.line{max-inline-size:82%;inline-size:fit-content;margin-block:10px 0}
.line.same{margin-block-start:3px}
.line.visitor{margin-inline-start:auto}
.line.desk{margin-inline:auto;text-align:center;color:var(--_dim);font-size:14px}
.bubble{background:var(--_soft);padding:9px 13px;border-radius:18px;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
.desk .bubble{background:none;padding:2px}
.visitor .bubble{background:var(--_accent);color:var(--_on-accent)}
.visitor a{color:inherit}
.gone{font-style:italic;opacity:.75}
.nick{font-size:13px;color:var(--_dim);margin-inline-start:13px}
.facts{font-size:12px;color:var(--_dim);padding-inline:13px}
.visitor .facts{text-align:end}
.facts button{text-decoration:underline}
img{display:block;max-inline-size:100%;max-block-size:240px;border-radius:12px}
.typing{display:flex;gap:4px;padding:10px 16px}
.typing i{inline-size:7px;block-size:7px;border-radius:50%;background:var(--_dim);animation:blink 1.2s infinite}
.typing i:nth-child(2){animation-delay:.2s}.typing i:nth-child(3){animation-delay:.4s}
@keyframes blink{40%{opacity:.2}}
.pill{align-self:center;margin-block-start:-44px;margin-block-end:8px;background:var(--_text);color:var(--_back);border-radius:18px;padding:6px 14px;font-size:14px;z-index:1}
form{padding:10px 12px;border-block-start:1px solid #8884;display:flex;gap:8px;align-items:end;flex-wrap:wrap}
textarea,input,select{font:inherit;font-size:16px;color:inherit;background:transparent;border:1px solid #8888;border-radius:12px;padding:9px 12px;inline-size:100%;min-inline-size:0}
textarea{flex:1;inline-size:0;resize:none;max-block-size:30dvh;field-sizing:content}
.go{background:var(--_accent);color:var(--_on-accent);border-radius:12px;padding:10px 16px;min-block-size:44px}
.fields{flex-direction:column;align-items:stretch;overflow-y:auto}
.fields label{display:grid;gap:4px;font-size:14px}
.fields input[type=checkbox]{inline-size:24px;block-size:24px}
.stars{display:flex;justify-content:center}
.stars button{font-size:28px;min-inline-size:44px;min-block-size:44px;color:var(--_accent)}
.acts{display:flex;gap:8px;padding:8px 12px;justify-content:center;flex-wrap:wrap}
.acts button{border:1px solid #8888;border-radius:12px;padding:8px 14px;min-block-size:44px}
.said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
@media (prefers-color-scheme:dark){:host{--_back:var(--deskbell-background,#161b22);--_text:var(--deskbell-text,#e6edf3);--_soft:var(--deskbell-bubble,#272e38);--_dim:var(--deskbell-dim,#9aa5b1)}}
@media (max-width:480px){:host([open]){inset:0}.panel{position:fixed;inset:0;inline-size:100%;max-inline-size:none;block-size:var(--deskbell-height,100dvh);max-block-size:none;border-radius:0}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
@media (forced-colors:active){.bubble,.launcher,.panel,.go{border:1px solid}}
`
