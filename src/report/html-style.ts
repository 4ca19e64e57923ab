// The style sheet of the HTML renderings: light and dark, from 320 pixels on, and on paper.

export const style = `
:root{color-scheme:light dark;--bg:#fff;--panel:#f5f6f8;--ink:#1b1f24;--soft:#545c66;--line:#d5d9de;--link:#0b57a4;
--present:#176334;--partial:#7d4b00;--missing:#7d4b00;--conflict:#b0241c;--na:#545c66;
--present-bg:#dcf2e2;--partial-bg:#ffefc6;--conflict-bg:#fde0dd;--rejected-bg:#e6e9ed;--lit:#0b57a4}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--panel:#1d2125;--ink:#e6e8ea;--soft:#a7afb8;--line:#373d44;--link:#83bdff;
--present:#74d391;--partial:#f2bd62;--missing:#f2bd62;--conflict:#ff958c;--na:#a7afb8;
--present-bg:#183b24;--partial-bg:#433312;--conflict-bg:#4d211e;--rejected-bg:#2e343a;--lit:#83bdff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:1500px;margin:0 auto;padding:1rem clamp(.75rem,2vw,2rem) 3rem}
h1{font-size:1.3rem;line-height:1.3;margin:.1rem 0 .4rem}
h2{font-size:.85rem;letter-spacing:.05em;text-transform:uppercase;color:var(--soft);margin:1.4rem 0 .4rem}
h2 .small{letter-spacing:0;text-transform:none;font-weight:400}
p{margin:.35rem 0}
a{color:var(--link)}
button,select,input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:.35rem;padding:.25rem .6rem;max-width:100%}
button{cursor:pointer}
:focus-visible{outline:3px solid var(--lit);outline-offset:2px}
.small{font-size:.85rem;color:var(--soft)}
.verdict{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline}
.verdict strong{font-size:1.5rem}
.verdict.complete strong{color:var(--present)}.verdict.incomplete strong{color:var(--missing)}.verdict.conflict strong{color:var(--conflict)}
.st{white-space:nowrap;font-weight:600}
.st.present{color:var(--present)}.st.partial{color:var(--partial)}.st.missing{color:var(--missing)}.st.conflict{color:var(--conflict)}.st.not-applicable{color:var(--na)}
.bar{display:flex;gap:2px;height:.5rem;margin:.4rem 0;max-width:40rem}
.bar i{flex:0 1 0;border-radius:2px;min-width:4px}
.bar .present{background:var(--present)}.bar .partial{background:repeating-linear-gradient(135deg,var(--partial) 0 3px,var(--partial-bg) 3px 6px)}
.bar .missing{border:2px solid var(--missing)}.bar .conflict{background:var(--conflict)}.bar .not-applicable{background:var(--line)}
dl{margin:.4rem 0;font-size:.95rem}
dl div{display:flex;flex-wrap:wrap;gap:0 .6rem}
dt{font-weight:600;min-width:8.5rem}
dd{margin:0}
.alert{border-left:4px solid var(--link);background:var(--panel);padding:.3rem .8rem;margin:.6rem 0;border-radius:0 .35rem .35rem 0}
.alert.error{border-color:var(--conflict)}.alert.warning{border-color:var(--partial)}
.sides{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
@media (min-width:860px){.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.notes{order:-1}
.notes,.list{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:0 .3rem 2rem}
.back+div .notes,.back+div .list{top:3.2rem;max-height:calc(100vh - 3.2rem)}}
.f,.m,.alert{scroll-margin-top:4rem}
.text{white-space:pre-wrap;font:.94rem/1.65 ui-serif,Georgia,"Times New Roman",serif;background:var(--panel);border-radius:.35rem;padding:.8rem 1rem}
.f{border-top:1px solid var(--line)}
.f>summary{cursor:pointer;padding:.4rem .2rem;list-style-position:outside;margin-left:1.1rem}
.f .st{display:inline-block;min-width:6.2rem}
.f.not-applicable .st{min-width:0;margin-right:.4rem}
.f .t{font-weight:600}
.f.present .t,.f.not-applicable .t{font-weight:400}
.f .gist{display:block;color:var(--soft);font-size:.88rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.f[open] .gist{display:none}
.f.lit,.alert.lit{box-shadow:inset 4px 0 var(--lit);background:var(--panel)}
.in{padding:0 .2rem .7rem 1.1rem;font-size:.95rem}
.quotes{margin:.3rem 0;padding:0;list-style:none}
.quotes li{padding:.15rem 0 .15rem .6rem;border-left:3px solid var(--present);margin:.25rem 0}
.quotes .vague{border-color:var(--partial);border-left-style:dotted}.quotes .contradicts{border-color:var(--conflict)}.quotes .rejected{border-color:var(--soft);border-left-style:dashed}
.go{color:var(--ink);text-decoration-color:var(--soft);text-underline-offset:3px}
.note{display:block;font-size:.9rem;color:var(--soft)}
.why b,.ask b{font-size:.8rem;text-transform:uppercase;letter-spacing:.04em;color:var(--soft);margin-right:.3rem}
.ask{background:var(--panel);padding:.45rem .6rem;border-radius:.35rem}
.ask q{quotes:none}
.ask .copy{font-size:.85rem;padding:.05rem .5rem}
.tag{font-size:.78rem;border:1px solid var(--soft);color:var(--soft);border-radius:1rem;padding:0 .5rem;white-space:nowrap}
.m{color:inherit;text-decoration:none;border-radius:2px;padding:.08em 0}
.m.supports{background:var(--present-bg);border-bottom:2px solid var(--present)}
.m.vague{background:var(--partial-bg);border-bottom:2px dotted var(--partial)}
.m.contradicts{background:var(--conflict-bg);border-bottom:2px double var(--conflict)}
.m.rejected{background:var(--rejected-bg);text-decoration:line-through 1px var(--soft)}
.m.quiet{background:none;text-decoration:none}
.m.minor{background:none;border-bottom:1px solid var(--soft)}
.m.lit,.m:target,span:target+.m{outline:2px solid var(--lit);outline-offset:1px}
.filters{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:end;margin:.8rem 0}
.filters label{display:grid;font-size:.85rem;color:var(--soft);min-width:0}
.filters select,.filters input{color:var(--ink);min-height:2.2rem;max-width:18rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-top:1px solid var(--line)}
th{font-size:.85rem;color:var(--soft);white-space:nowrap}
tbody tr{cursor:pointer}
tbody tr:hover{background:var(--panel)}
td button{border:0;padding:0;background:none;color:var(--link);text-decoration:underline;text-align:left}
td:nth-child(-n+2){overflow-wrap:normal;white-space:nowrap}
td .st{margin-right:.6rem}
.alerts{margin:.2rem 0 0;padding:0;list-style:none;font-size:.9rem}
.alerts .error b{color:var(--conflict)}.alerts .warning b{color:var(--partial)}
.v{font-weight:600;white-space:nowrap}.v.complete{color:var(--present)}.v.incomplete{color:var(--missing)}.v.conflict{color:var(--conflict)}
.back{position:sticky;top:0;z-index:2;background:var(--bg);padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;border-bottom:1px solid var(--line)}
[hidden]{display:none!important}
@media (max-width:640px){table,tbody,tr,td{display:block}thead{display:none}tr{border-top:1px solid var(--line);padding:.5rem 0}td{border:0;padding:.1rem 0}dt{min-width:0}.filters label{flex:1 1 8rem}.filters select,.filters input{width:100%;max-width:none}td:nth-child(-n+2){white-space:normal;overflow-wrap:anywhere}.notes{border-top:2px solid var(--line);margin-top:1.5rem}}
@media print{:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--present:#176334;--partial:#7d4b00;--missing:#7d4b00;--conflict:#b0241c;--na:#444;--present-bg:#e4f4e8;--partial-bg:#fff3d6;--conflict-bg:#fde7e5;--rejected-bg:#eee}
body{font-size:10.5pt}main{padding:0;max-width:none}.sides{display:block}.notes,.list{position:static;max-height:none;overflow:visible}.notes{break-before:page}
button,.filters,.back{display:none!important}.f{break-inside:avoid}.text{border:1px solid var(--line)}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
