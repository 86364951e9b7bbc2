/** What a browser is shown at the board's address as long as it has no session. */
export const signInPage = (base: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>期限队列 · Deadline queues</title>
<style>body{font:16px/1.6 sans-serif;max-width:34em;margin:4em auto;padding:0 1em}textarea{width:100%;height:8em;font:13px monospace}button{font:inherit;padding:.3em 1.2em}#said{color:#a00}</style></head>
<body><h1>期限队列 · Deadline queues</h1>
<p>仅限运维人员（operator）。请粘贴令牌；十五分钟后需再次出示。<br>For operators only. Paste your token; it is asked for again after fifteen minutes.</p>
<form id="sign-in"><label>令牌 token<textarea name="token" required autocomplete="off" spellcheck="false"></textarea></label>
<p><button>查看 Look</button> <span id="said" role="alert"></span></p></form>
<script src="${base}/sign-in.js" data-session="${base}/session"></script></body></html>`;

/** Shows the token once, as a bearer, and forgets it: what stays is a cookie that no script can read. */
export const SIGN_IN_SCRIPT = `const { session } = document.currentScript.dataset;
document.getElementById('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const token = new FormData(event.target).get('token').trim();
  const answer = await fetch(session, { method: 'POST', headers: { authorization: 'Bearer ' + token } });
  if (answer.ok) return location.reload();
  const problem = await answer.json();
  document.getElementById('said').textContent = problem.detail + ' ' + problem.detailEn;
});
`;
