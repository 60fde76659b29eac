import { chromium } from 'playwright';
const [,, lang='de', theme='light', width='1300', what='wizard'] = process.argv;
const B='http://localhost:7300';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const ctx = await b.newContext({viewport:{width:+width,height:900}});
await ctx.addInitScript(([l,t])=>{localStorage.setItem('language',l);localStorage.setItem('theme',t);},[lang,theme]);
const p = await ctx.newPage();
p.setDefaultTimeout(90000);
const tag=`${what}-${lang}-${theme}-${width}`;
let n=0;
const ENGLISH=/\b(the|is|are|of|and|not|which|that|with|from|this|has|was)\b/i;
const shot=async name=>{await p.waitForTimeout(1200);const H=await p.evaluate(()=>document.documentElement.scrollHeight);const W=+width;for(let y=0,k=0;y<H&&k<5;y+=1500,k++){await p.screenshot({path:`/tmp/ch/s/${tag}-${n}-${name}-${k}.png`,fullPage:true,clip:{x:W>800?230:0,y,width:W>800?W-230:W,height:Math.min(1500,H-y)}});}n++;
 const texts=await p.evaluate(()=>{const out=[];const w=document.createTreeWalker(document.body,NodeFilter.SHOW_TEXT);while(w.nextNode()){const e=w.currentNode.parentElement;if(!e||['SCRIPT','STYLE'].includes(e.tagName))continue;const t=w.currentNode.textContent.trim();if(t)out.push((e.closest('[lang=en]')&&e.closest('[lang=en]')!==document.documentElement?'EN ':'')+t);}return out;});
 if(lang==='de')for(const t of new Set(texts))if(t.startsWith('EN ')||(ENGLISH.test(t)&&t.length>12&&!/\b(der|die|das|und|ist|nicht|den|für|mit|ein)\b/i.test(t)))console.log(`[${name}] ${t.slice(0,220)}`);
 const over=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth);if(over>0)console.log(`[${name}] overflow ${over}`);};
const open=async path=>{await p.goto(B+path);const enter=p.getByRole('button',{name:/^(Enter|Eintreten)$/});try{await enter.waitFor({timeout:15000});await enter.click();}catch{}};
const nextB=()=>p.getByRole('button',{name:/^(Next|Weiter|Nächste[rs]?|.*Next.*)$/}).first();
try{
if(what==='tab'){
 for(const s of (process.argv[6]??'orders-lakehouse').split(',')){
  await open(`/catalog/default/component/${s}/secrets`);await p.waitForTimeout(4000);await shot(s);
  const rows=p.locator('main button[aria-expanded=false]:not([aria-haspopup]), article button[aria-expanded=false]:not([aria-haspopup])');const c=await rows.count();
  for(let i=0;i<Math.min(c,30);i++){try{await rows.nth(0).click({timeout:2000});await p.waitForTimeout(500);}catch{break}}
  await shot(s+'-open');
 }
}else if(what==='page'){ for(const path of process.argv[6].split(',')){await open(path);await p.waitForTimeout(4000);await shot(path.replace(/\W+/g,'_'));} }
else { const mod=await import(process.argv[6]); await mod.default({p,open,shot,B,nextB,lang}); }
}catch(e){console.log('ERR',e.message.slice(0,600));await shot('error');}
await b.close();
