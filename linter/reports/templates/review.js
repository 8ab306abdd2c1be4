// The review: what a person says of each finding. It stays in this browser, under the fingerprint of the finding.
const data = JSON.parse(one("data").textContent);
const words = one("tools").dataset;

// A browser may forbid storage, as for a page in a frame of another site: then the marks last as long as the page.
const memory = new Map();
const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(`bilint:${key}`));
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(`bilint:${key}`);
      else localStorage.setItem(`bilint:${key}`, JSON.stringify(value));
    } catch {
      memory.set(key, value);
    }
  },
};

const said = (card) => store.get(`finding:${card.dataset.p}`) || {};
const handled = (card) => Boolean(said(card).status);

function make(name, text, options = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, options);
}

function tell(card, changes) {
  const all = { ...said(card), ...changes };
  for (const key of Object.keys(all)) if (!all[key]) delete all[key];
  store.set(`finding:${card.dataset.p}`, Object.keys(all).length ? all : null);
  draw(card);
  filter();
}

function draw(card) {
  const { status, reason, note } = said(card);
  card.classList.toggle("handled", Boolean(status));
  for (const button of all("button[data-do]", card)) {
    button.setAttribute("aria-pressed", String({ done: status === "done", accept: status === "accepted", note: Boolean(note) }[button.dataset.do]));
  }
  card.querySelector(".said")?.remove();
  const lines = [reason && `${words.accepted}${words.colon} ${reason}`, note && `${words.note}${words.colon} ${note}`].filter(Boolean);
  if (lines.length) {
    const box = make("div", "", { className: "said" });
    box.append(...lines.map((line) => make("p", line)));
    card.append(box);
  }
}

// A reason or a note is written in the card itself.
function write(card, key) {
  all(".editor").forEach((open) => open.remove());
  const form = one("editor").content.firstElementChild.cloneNode(true);
  const field = form.querySelector("textarea");
  form.querySelector(".what").textContent = key === "reason" ? words.reason : words.note;
  field.value = said(card)[key] || "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim().replace(/\s+/g, " ");
    form.remove();
    tell(card, key === "reason" ? { reason: text, status: text ? "accepted" : "" } : { note: text });
    card.focus({ preventScroll: true });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape") {
      form.remove();
      card.focus({ preventScroll: true });
    }
  });
  form.querySelector("[type=button]").addEventListener("click", () => {
    form.remove();
    card.focus({ preventScroll: true });
  });
  card.append(form);
  field.focus();
}

const acts = {
  done: (card) => tell(card, said(card).status === "done" ? { status: "" } : { status: "done", reason: "" }),
  accept: (card) => (said(card).status === "accepted" ? tell(card, { status: "", reason: "" }) : write(card, "reason")),
  note: (card) => write(card, "note"),
};

// Which findings are new since the page of these notices was last opened, and how many are gone.
function compare() {
  let gone = 0;
  let fresh = 0;
  let known = false;
  const now = new Map(data.notices.map((notice) => [notice, []]));
  for (const card of cards) now.get(data.findings[card.id.slice(1)].notice).push(card);
  for (const [notice, ofNotice] of now) {
    const prints = ofNotice.map((card) => card.dataset.p).sort();
    let kept = store.get(`notice:${notice}`);
    if (!kept || JSON.stringify(kept.now) !== JSON.stringify(prints)) {
      kept = { before: kept ? kept.now : null, now: prints };
      store.set(`notice:${notice}`, kept);
    }
    if (!kept.before) continue;
    known = true;
    const before = new Set(kept.before);
    gone += kept.before.filter((print) => !prints.includes(print)).length;
    for (const card of ofNotice) {
      if (before.has(card.dataset.p)) continue;
      fresh += 1;
      card.dataset.new = "";
      card.querySelector(".head b").after(" ", make("span", words.new, { className: "new" }));
    }
  }
  if (known) one("since").textContent = words.since.replace("{gone}", gone).replace("{new}", fresh);
}

function save(name, text, type) {
  const link = make("a", "", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// A basic string of TOML: as JSON has it, and the one control character that JSON leaves as it is.
const toml = (text) => JSON.stringify(text).replace(/\u007f/g, "\\u007F");

function suppressions() {
  const tables = cards.filter((card) => said(card).status === "accepted").map((card) => {
    const { rule, file, text } = data.findings[card.id.slice(1)];
    const lines = ["[[suppress]]", `rule = ${toml(rule)}`, `files = [${toml(file)}]`];
    if (text) lines.push(`text = ${toml(text)}`);
    return [...lines, `reason = ${toml(said(card).reason)}`].join("\n");
  });
  return tables.length ? `${tables.join("\n\n")}\n` : "";
}

function list() {
  const cell = (text) => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
  };
  const rows = cards.map((card) => {
    const { status, reason = "", note = "" } = said(card);
    const word = { done: words.done, accepted: words.accepted }[status] || words.open;
    return [...data.findings[card.id.slice(1)].cells, word, reason, note];
  });
  return `\ufeff${[data.titles, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// The new words of a correction, for another program: with the spaces that a reader cannot see.
async function copy(button) {
  const text = button.closest(".fix").dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus({ preventScroll: true });
  }
  button.textContent = `${words.copied} ✓`;
  setTimeout(() => { button.textContent = words.copy; }, 1500);
}

function review() {
  for (const fix of all(".fix")) fix.append(" ", make("button", words.copy, { type: "button", className: "copy" }));
  for (const card of cards) {
    card.querySelector(".number").before(one("acts").content.cloneNode(true));
    draw(card);
    const rows = new Set(all(`mark[data-f~="${card.id.slice(1)}"]`).map((mark) => mark.closest("tr")));
    if (rows.size > 1) card.append(make("button", `↓ ${words.place}`, { type: "button", className: "place" }));
  }
  document.addEventListener("click", (event) => {
    const act = event.target.closest("button[data-do]");
    if (act) acts[act.dataset.do](act.closest(".card"));
    const copied = event.target.closest("button.copy");
    if (copied) copy(copied);
    const place = event.target.closest("button.place");
    if (place) {
      const marks = all(`mark[data-f~="${place.closest(".card").id.slice(1)}"]`);
      const at = (Number(place.dataset.at ?? -1) + 1) % marks.length;
      place.dataset.at = at;
      marks[at].scrollIntoView({ block: "center" });
      marks[at].classList.add("flash");
      setTimeout(() => marks[at].classList.remove("flash"), 1500);
    }
  });
  one("save-toml").addEventListener("click", () => {
    const text = suppressions();
    if (text) save("bilint.toml", text, "application/toml");
    one("save-said").textContent = text ? "" : words.none;
  });
  one("save-csv").addEventListener("click", () => save(`${document.title}.csv`, list(), "text/csv"));
  compare();
}
