//! How the page looks: on a phone, on a desk and on paper, in light and in dark.
//!
//! One accent for what was done, one warning for what is late; everything else is ink in three strengths. Fonts are those of
//! the reader's system, Latin ones first, so that each script is set in its own.

pub(super) const STYLE: &str = r#"
:root{color-scheme:light dark;
--paper:#fbfaf7;--card:#fff;--ink:#1f1e1b;--soft:#5f5c55;--faint:#8b877e;--rule:#e4e0d8;--wash:#f1eee8;
--done:#2f7d5b;--now:#b4560f;--late:#b3261e}
@media (prefers-color-scheme:dark){:root{
--paper:#17181a;--card:#1e2022;--ink:#e9e6e0;--soft:#a9a59c;--faint:#7f7c75;--rule:#33353a;--wash:#26282c;
--done:#5fc195;--now:#f0a35e;--late:#ff8f83}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
text-autospace:normal;line-break:strict;overflow-wrap:anywhere;font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main,.contents,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
article{padding:clamp(2rem,7vw,4.5rem) 0 1rem}
article+article{border-top:1px solid var(--rule);margin-top:3rem}
h1{font-size:clamp(1.7rem,1.2rem + 2.6vw,2.6rem);line-height:1.2;font-weight:700;letter-spacing:-.015em;text-wrap:balance}
:lang(zh) h1{letter-spacing:0}
.when{color:var(--soft);margin-top:.5rem}
section{margin-top:clamp(2.25rem,6vw,3.5rem)}
h2{font-size:.82rem;font-weight:650;letter-spacing:.07em;text-transform:uppercase;color:var(--soft);
padding-bottom:.5rem;border-bottom:1px solid var(--rule);margin-bottom:1rem}
:lang(zh) h2{font-size:.92rem;letter-spacing:.12em}
h3,h4,h5,h6{font-size:1.06rem;font-weight:650;line-height:1.4;text-wrap:pretty}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(8.5rem,44%),1fr));gap:1.1rem 1.5rem;margin-top:1.75rem}
.facts dt{font-size:.82rem;color:var(--soft)}
.facts dd{font-size:1.5rem;line-height:1.3;font-weight:650;letter-spacing:-.01em}
.facts dd.wide{font-size:1.15rem;line-height:1.7}
.facts dd.said{font-size:1rem;font-weight:400;letter-spacing:0;line-height:1.55}
.facts dd small{display:block;font-size:.9rem;font-weight:400;letter-spacing:0;color:var(--soft);line-height:1.5}
.meta .n{margin-left:.6em}
@media (max-width:30rem){.facts>div:last-child:nth-child(odd){grid-column:1/-1}}
.bar{height:.45rem;border-radius:.3rem;background:var(--wash);overflow:hidden;margin-top:1.5rem}
.bar i{display:block;height:100%;background:var(--done)}
svg{display:block}
.m{width:1.05em;height:1.05em;flex:none;margin-top:.27em;fill:none;stroke:var(--faint);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.m.done{stroke:var(--done)}.m.doing{stroke:var(--now)}
.m.own{border:1.5px solid var(--faint);border-radius:.2em;font-size:.8em;line-height:1.1;text-align:center;width:1.35em;height:1.35em;color:var(--soft)}
.row{display:flex;gap:.65em;align-items:flex-start;padding:.16rem 0;break-inside:avoid}
.row>.say{flex:1;min-width:0}
.dot{width:1.05em;flex:none;text-align:center;color:var(--faint)}
.is-done>.say,.is-cancelled>.say{color:var(--soft)}
.is-cancelled>.say{text-decoration:line-through;text-decoration-color:var(--faint)}
.name{font-weight:650}
.both{white-space:nowrap}
.aside{color:var(--soft);font-size:.9rem;white-space:nowrap}
.path{color:var(--soft);font-size:.9rem}
.badge{font-size:.82rem;font-weight:650;white-space:nowrap}
.badge.today{color:var(--now)}.badge.late{color:var(--late)}
.n{color:var(--soft);font-size:.9rem;font-weight:400;white-space:nowrap}
.n.all{color:var(--done)}
.now{background:var(--card);border:1px solid var(--rule);border-radius:.9rem;padding:1.25rem clamp(1rem,4vw,1.75rem) 1.4rem}
.now h2{border:0;padding:0;margin-bottom:.6rem}
.now h3{margin:1.2rem 0 .35rem}
.now h2+h3{margin-top:0}
.goal{color:var(--soft);margin-bottom:.5rem;text-wrap:pretty}
.goal b{font-weight:650;margin-right:.5em}
.sentence{margin:.35rem 0}
.axis{width:100%;height:1.1rem;font-size:.75rem;fill:var(--soft)}
.track{width:100%;height:.8rem;margin-top:.3rem;overflow:visible}
.track .lane{fill:var(--wash)}
.track .done{fill:var(--done)}
.track .ahead{fill:var(--paper);stroke:var(--faint)}
.track .today{fill:var(--now)}
.track .late{fill:var(--paper);stroke:var(--late);stroke-width:1.75}
.track .mark{stroke:var(--now);stroke-width:1.5}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.82rem;color:var(--soft);margin-top:.9rem}
.legend span{display:inline-flex;align-items:center;gap:.4em}
.legend svg{width:.8rem;height:.8rem;margin:0;overflow:visible}
summary{cursor:pointer;list-style:none;border-radius:.4rem}
summary::-webkit-details-marker{display:none}
summary:focus-visible{outline:2px solid var(--now);outline-offset:2px}
.head{display:flex;gap:.2rem .75rem;align-items:baseline;flex-wrap:wrap}
.head>.say{flex:1;min-width:min(14rem,70%)}
.meta{white-space:nowrap;padding-left:1.05em}
.head>.m{align-self:flex-start;margin-top:.22em}
.turn::before{content:"";display:inline-block;width:.42em;height:.42em;border:solid var(--faint);border-width:0 1.6px 1.6px 0;
transform:translateY(-.14em) rotate(-45deg);margin-right:.6em;transition:transform .12s}
details[open]>summary .turn::before{transform:translateY(-.22em) rotate(45deg)}
@media (prefers-reduced-motion:reduce){.turn::before{transition:none}}
.stage{padding:.65rem 0}
.stage+.stage{border-top:1px solid var(--rule)}
.stage .body{padding:.5rem 0 .2rem 1.05em}
.year{display:flex;flex-wrap:wrap;gap:.4rem 1rem;margin-bottom:1.1rem}
.year svg{flex:1 1 19rem;max-width:27rem;min-width:0;height:auto}
.year text{font-size:9px;fill:var(--soft)}
.year .c{fill:var(--wash)}
.year .l{fill:var(--done)}
.tree .say{text-wrap:pretty}
.tree details>ul,.tree details>.body{padding-left:1.05em}
.tree .body{padding-left:0}
.tree section,.tree .sec{margin:0}
.sec{padding:.3rem 0}
.sec>summary{padding:.15rem 0}
.sec>.body{padding-bottom:.35rem}
.it>summary .turn{margin-left:.6em}
.it>summary .turn::before{margin-right:0}
.it>ul{border-left:1px solid var(--rule);margin-left:.5em;padding-left:1.15em}
.contents{padding-top:2.5rem}
.contents li{display:flex;gap:1rem;padding:.25rem 0}
.contents a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:.2em;flex:1}
footer{color:var(--faint);font-size:.82rem;padding-top:2.5rem;padding-bottom:3rem}
.hidden{position:absolute;width:0;height:0;overflow:hidden}
@media print{
@page{margin:16mm 15mm}
:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--faint:#777;--rule:#ccc;--wash:#eee;--done:#1f6b4a;--now:#9a4509;--late:#9b1c15}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{font-size:9.4pt}body{line-height:1.45}
main,.contents,footer{max-width:none;padding-left:0;padding-right:0}
article{padding-top:0}article+article{break-before:page;border:0;margin:0}
section{margin-top:1.6rem}
h1{font-size:20pt}h2,h3,summary{break-after:avoid}
.now,.year,.stage>summary,.facts{break-inside:avoid}
.turn{display:none}
.meta{padding:0}
.stage .body,.tree details>.body{padding-left:0}
details::details-content{content-visibility:visible;display:block;height:auto}
footer{padding:1.5rem 0 0}
}
"#;
