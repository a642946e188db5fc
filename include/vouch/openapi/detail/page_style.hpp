// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_STYLE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_STYLE_HPP
#include <vouch/openapi/detail/html_writer.hpp>

namespace vouch::inline VOUCH_ABI::detail::page {

// Each colour of text has a contrast of at least 4.5 to each background that it stands on.
inline constexpr markup page_style = R"css(
:root{color-scheme:light dark;--back:#fff;--panel:#f6f7f9;--text:#1c2430;--soft:#566070;--line:#e1e5ea;--accent:#1d55c4;
--green:#11643a;--green-back:#e2f4e9;--blue:#0d5296;--blue-back:#e3effb;--amber:#7a4800;--amber-back:#fcf0d9;
--violet:#5a35a3;--violet-back:#efe9fb;--red:#a1231a;--red-back:#fce8e6;--grey:#47505e;--grey-back:#e9ecf0}
@media (prefers-color-scheme:dark){:root{--back:#12151a;--panel:#1a1e25;--text:#e4e8ee;--soft:#a3adbb;--line:#2c323c;--accent:#8db4ff;
--green:#7fdba6;--green-back:#12331f;--blue:#8cc6ff;--blue-back:#11304e;--amber:#f3c477;--amber-back:#3b2a0c;
--violet:#c5adff;--violet-back:#2d2250;--red:#ffa59c;--red-back:#451b18;--grey:#c0c8d3;--grey-back:#2a303a}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
code{unicode-bidi:isolate}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
h1,h2,h3,h4,h5,h6,p,ul,dl,dd,pre{margin:0;padding:0}
h1,h2{line-height:1.25;letter-spacing:-.015em}
h1{font-size:2.25rem}
h2{font-size:1.6rem}
h3{font-size:1.1rem;line-height:1.5}
h4{font-size:1rem}
h5,h6{font-size:.9375rem}
ul{list-style:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:3;padding:.5rem 1rem;background:var(--back);border:1px solid var(--line);border-radius:6px}
.bar{display:none}
nav{position:fixed;inset:0 auto 0 0;width:19rem;overflow-y:auto;padding:2rem 1rem 3rem 1.5rem;background:var(--panel);
border-right:1px solid var(--line);font-size:.9rem;line-height:1.4}
nav p{font-size:1rem;padding-left:.5rem}
nav p.part{margin:0 0 1rem}
nav .shut{display:none}
nav a{display:block;padding:.3rem .5rem;border-radius:6px;color:var(--text);text-decoration:none}
nav a:hover{background:var(--line)}
nav .part{font-weight:600;margin-top:.75rem}
nav .method{flex:none;width:3.9rem;padding:.1rem 0;font-size:.6875rem}
nav li li a{color:var(--soft)}
a.operation{display:flex;align-items:baseline;gap:.5rem}
.operation>span:last-child{min-width:0}
nav li li a:hover{color:var(--text)}
.page{margin-left:19rem;padding:3rem clamp(1.5rem,4vw,4rem) 6rem}
.page>*{max-width:58rem}
.page>header>*+*{margin-top:1rem}
.page>header>h2{margin-top:2.5rem}
.page section{margin-top:4rem}
.page section>*+*{margin-top:1rem}
section>h2{padding-bottom:.6rem;border-bottom:1px solid var(--line)}
.version{color:var(--soft);font-weight:400;font-size:1.1rem;letter-spacing:0}
.lead{font-size:1.125rem;color:var(--soft)}
.soft{color:var(--soft)}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;font-size:.9375rem}
.facts dt{color:var(--soft);display:inline}
.facts dt::after{content:": "}
.facts dd{display:inline}
.prose{white-space:pre-wrap;max-width:44rem}
.prose+.prose,.prose+pre,pre+.prose{margin-top:.75rem}
.prose code{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:.05em .3em}
pre{white-space:pre-wrap;padding:.9rem 1.1rem;background:var(--panel);border:1px solid var(--line);border-radius:8px;line-height:1.5}
.page section .card{margin-top:2.25rem;border:1px solid var(--line);border-radius:12px}
.card>.top{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;padding:.85rem 1.25rem;background:var(--panel);
border-bottom:1px solid var(--line);border-radius:12px 12px 0 0}
.card>.top:last-child{border-bottom:0;border-radius:12px}
.card:target{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.top h3,.top h5{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;font-weight:600}
.top h3 code{font-size:1rem}
.top .id{margin-left:auto;color:var(--soft);font-size:.8125rem}
.in{padding:1.25rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.in>h4{margin-top:.75rem}
.in>h4:first-child{margin-top:0}
.summary{font-size:1.125rem;font-weight:600}
.method,.status{display:inline-block;padding:.1rem .55rem;border-radius:6px;font:600 .8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
text-align:center;color:var(--grey);background:var(--grey-back)}
.get,.s3{color:var(--blue);background:var(--blue-back)}
.post,.s2{color:var(--green);background:var(--green-back)}
.put,.s1{color:var(--amber);background:var(--amber-back)}
.patch{color:var(--violet);background:var(--violet-back)}
.delete,.s4,.s5{color:var(--red);background:var(--red-back)}
.mark{display:inline-block;padding:0 .5rem;border-radius:99rem;font-size:.75rem;line-height:1.6;color:var(--grey);
background:var(--grey-back)}
.must{color:var(--red);background:none;padding:0}
.may{color:var(--soft);background:none;padding:0}
.old{color:var(--amber);background:var(--amber-back)}
.members{border-top:1px solid var(--line)}
.members>li{padding:.8rem 0;border-bottom:1px solid var(--line)}
.members+.members{border-top:0;margin-top:0!important}
.in>.members+.members{margin-top:-1rem!important}
.members .members>li:last-child,.in>.members:last-child>li:last-child,.box>.members:last-child>li:last-child,
.body>.members:last-child>li:last-child{border-bottom:0;padding-bottom:0}
.members>li>*+*,.box>*+*,.reply>*+*,.body>*+*{margin-top:.5rem}
.in>.members:first-child{border-top:0}
.in>.members:first-child>li:first-child{padding-top:0}
.body>.head>code{padding:.1rem .5rem;border-radius:6px;background:var(--panel);border:1px solid var(--line)}
.reply>.body{margin-top:1rem}
.head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.15rem .6rem}
.head .name{font-weight:600;font-size:.9375rem}
.type{color:var(--soft)}
.rules{display:flex;flex-wrap:wrap;gap:.3rem .5rem;font-size:.875rem}
.rules>li{padding:0 .5rem;border:1px solid var(--line);border-radius:6px;color:var(--soft)}
.rules code{color:var(--text)}
.values{display:flex;gap:.5rem;align-items:baseline}
.values .label{white-space:nowrap}
.label{font-size:.875rem;font-weight:600;color:var(--soft)}
.box{border-left:3px solid var(--line);padding-left:1rem}
.reply{padding-top:1rem;border-top:1px solid var(--line)}
.reply>h5,.body>h5,.body>h6,.reply>h6{display:flex;flex-wrap:wrap;align-items:baseline;gap:.4rem .6rem}
summary{cursor:pointer;font-size:.875rem;color:var(--soft);width:fit-content}
details>*+*{margin-top:.5rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.35rem 1.25rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{font-size:.875rem;color:var(--soft)}
@media (max-width:60rem){html{scroll-padding-top:4rem}
.bar{display:flex;position:sticky;top:0;z-index:1;justify-content:space-between;align-items:center;gap:1rem;padding:.4rem 1rem;
background:var(--back);border-bottom:1px solid var(--line)}
.bar span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-weight:600}
.bar a,nav .shut{padding:.5rem .75rem;border:1px solid var(--line);border-radius:8px;color:var(--accent);font-size:.9375rem;white-space:nowrap}
nav{display:none;width:auto;z-index:2;border:0;padding:1rem;background:var(--back);font-size:1rem}
nav:target{display:block}
nav .shut{display:block;width:fit-content;margin:0 0 0 auto}
nav p.part{margin-top:-2.2rem}
nav a{padding:.5rem}
.page{margin:0;padding:1.5rem 1rem 4rem}
.page section{margin-top:3rem}
h1{font-size:1.75rem}h2{font-size:1.4rem}
.card>.top,.in{padding-left:1rem;padding-right:1rem}
.top .id{margin-left:0;width:100%}
.box{padding-left:.75rem}}
@media print{nav,.bar,.skip{display:none!important}.page{margin:0;padding:0}.card,.card>.top{border-color:#bbb}
h2,h3,h4,h5,h6,.head{break-after:avoid}.members>li{break-inside:avoid}body{font-size:10pt}}
)css";

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
