// Makes the chat page quicker: each answer is fetched and put under the last, instead of the whole
// page. Everything works without this file. It also lets in whoever opened the page in Telegram.
"use strict";
(() => {
  const KEPT = "soraq-log", THEME = "soraq-theme", MOST = 30, LONGEST = 600000;
  const keep = (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* full, or forbidden */ } };
  const kept = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
  const drop = () => { try { sessionStorage.removeItem(KEPT); } catch { /* forbidden */ } };

  // --- within Telegram: what the address brings with it ---
  const started = new URLSearchParams(location.hash.slice(1));
  if (started.has("tgWebAppData")) {
    keep(THEME, started.get("tgWebAppThemeParams") || "");
    history.replaceState(null, "", location.pathname + location.search);
    for (const event of ["web_app_ready", "web_app_expand"]) tell(event);
  }
  dress(kept(THEME));

  function tell(event) {
    const proxy = window.TelegramWebviewProxy;
    if (proxy) proxy.postEvent(event, "{}");
    else if (window.parent !== window)
      window.parent.postMessage(JSON.stringify({ eventType: event, eventData: {} }), "https://web.telegram.org");
  }

  function dress(text) {
    let theme;
    try { theme = JSON.parse(text || "null"); } catch { return; }
    if (!theme || !theme.bg_color || !theme.text_color) return;
    const root = document.documentElement.style;
    const wear = { ground: "secondary_bg_color", raised: "bg_color", ink: "text_color", accent: "link_color", faint: "hint_color" };
    for (const [name, from] of Object.entries(wear))
      if (/^#[0-9a-f]{6}$/i.test(theme[from] || "")) root.setProperty("--" + name, theme[from]);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(theme.bg_color.slice(at, at + 2), 16));
    const dark = 0.299 * r + 0.587 * g + 0.114 * b < 128;
    root.setProperty("color-scheme", dark ? "dark" : "light");
    const rest = dark
      ? { line: "#4a4f5a", sunk: "#00000040", "accent-ground": "#ffffff14", quote: "#dcb968" }
      : { line: "#d0d3d8", sunk: "#00000009", "accent-ground": "#0000000d", quote: "#7a5a12" };
    for (const [name, colour] of Object.entries(rest)) root.setProperty("--" + name, colour);
  }

  function sent(address, body, accept) {
    const headers = { Accept: accept, "X-Soraq": "turn" };
    if (window.parent !== window) headers["X-Soraq-Framed"] = "1";
    return fetch(address, { method: "POST", body, headers, credentials: "same-origin" });
  }

  // --- at the door ---
  const door = document.querySelector("[data-door]");
  if (door) {
    drop();
    if (started.has("tgWebAppData")) enter();
    return;
  }
  async function enter() {
    const status = document.getElementById("status");
    try {
      const body = new URLSearchParams({ data: started.get("tgWebAppData") });
      const answer = await sent("/login/telegram", body, "application/json");
      if (answer.ok) location.reload();
      else status.textContent = status.dataset.refused;
    } catch { status.textContent = status.dataset.refused; }
  }

  // --- the conversation ---
  const chat = document.querySelector("[data-chat]");
  if (!chat) return;
  const log = document.getElementById("log"), status = document.getElementById("status");
  const line = document.getElementById("question");
  let busy = false;

  restore();
  for (const form of document.querySelectorAll("[data-ends]")) form.addEventListener("submit", drop);
  for (const id of ["ask", "act"]) document.getElementById(id).addEventListener("submit", submitted);
  chat.addEventListener("click", share);
  if (matchMedia("(hover: hover)").matches) line.focus({ preventScroll: true });

  function restore() {
    const before = kept(KEPT), fresh = log.querySelector("article:not([data-resumed])");
    if (before) {
      const held = document.createElement("template");
      held.innerHTML = before;
      if (!fresh) log.replaceChildren();
      log.prepend(held.content);
    }
    if (fresh) { remember(); show(fresh); } else if (log.lastElementChild) scrollTo(0, document.body.scrollHeight);
    if (location.search) history.replaceState(null, "", location.pathname);
  }

  function remember() {
    const turns = [...log.children].slice(-MOST).map((turn) => turn.outerHTML);
    while (turns.length && turns.join("").length > LONGEST) turns.shift();
    keep(KEPT, turns.join(""));
  }

  function show(turn) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    turn.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }

  async function submitted(event) {
    event.preventDefault();
    const button = event.submitter, words = event.target.id === "ask";
    if (busy || (words && !line.value.trim())) return;
    busy = true;
    log.setAttribute("aria-busy", "true");
    const waiting = setTimeout(() => { status.textContent = chat.dataset.waiting; }, 300);
    const body = new URLSearchParams(new FormData(event.target, button));
    try {
      const answer = await sent("/", body, "text/plain, text/html;q=0.5");
      const how = answer.headers.get("X-Soraq"), text = await answer.text();
      if (!how) { place(wrong(body.get("q"), text), button, false); return; }
      for (const field of document.querySelectorAll("input[name=number]")) field.value = answer.headers.get("X-Soraq-Number");
      for (const field of document.querySelectorAll("input[name=token]")) field.value = answer.headers.get("X-Soraq-Token");
      const held = document.createElement("template");
      held.innerHTML = text;
      place(held.content.querySelector("article"), button, how === "replaces");
      if (words && answer.ok) line.value = "";
    } catch {
      place(wrong(body.get("q"), chat.dataset.offline), button, false);
    } finally {
      clearTimeout(waiting);
      status.textContent = "";
      log.removeAttribute("aria-busy");
      busy = false;
    }
  }

  function wrong(asked, said) {
    const turn = document.createElement("article");
    turn.className = "turn";
    if (asked) turn.append(Object.assign(document.createElement("h2"), { className: "asked", textContent: asked }));
    const reply = Object.assign(document.createElement("div"), { className: "reply wrong" });
    reply.append(Object.assign(document.createElement("p"), { textContent: said }));
    turn.append(reply);
    return turn;
  }

  function place(turn, button, replaces) {
    const old = replaces && button && button.closest("article .reply");
    if (old) {
      const reply = turn.querySelector(".reply");
      old.replaceWith(reply);
      reply.focus({ preventScroll: true });
      if (reply.getBoundingClientRect().top < 0) show(reply.closest("article"));
    } else {
      log.append(turn);
      show(turn);
      if (!button || !button.closest("#log")) line.focus({ preventScroll: true });
    }
    remember();
  }

  async function share(event) {
    const link = event.target.closest("a[data-share]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      status.textContent = chat.dataset.copied;
      setTimeout(() => { status.textContent = ""; }, 4000);
    } catch { location.href = link.href; }
  }
})();
