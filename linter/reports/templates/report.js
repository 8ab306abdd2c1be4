// The page: filters that its address remembers, and the way from finding to finding.
const position = one("position");
let current = null;

const shown = () => cards.filter((card) => !card.hidden);
const chosen = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map(cards.map((card) => [card, plain((card.closest("tr") || card).textContent)]));

const inState = {
  every: () => true,
  open: (card) => !handled(card),
  done: (card) => said(card).status === "done",
  accepted: (card) => said(card).status === "accepted",
  noted: (card) => Boolean(said(card).note),
  new: (card) => card.dataset.new !== undefined,
};

function count() {
  const list = shown();
  position.textContent = `${list.indexOf(current) + 1} / ${list.length}`;
  const done = cards.filter(handled).length;
  one("progress").max = Math.max(1, cards.length);
  one("progress").value = done;
  one("progress-said").textContent = `${done} / ${cards.length} ${words.dealt}`;
}

function filter() {
  const severities = chosen("severity");
  const rules = chosen("rule");
  const state = inState[one("state").value];
  const sought = plain(one("search").value.trim());
  for (const card of cards) {
    card.hidden = !severities.has(card.dataset.s) || !rules.has(card.dataset.r) || !state(card) || !texts.get(card).includes(sought);
  }
  const visible = new Map(shown().map((card) => [card.id.slice(1), card]));
  for (const mark of marks) {
    const of = mark.dataset.f.split(" ").map((number) => visible.get(number)).filter(Boolean);
    if (mark.tagName === "A") mark.hidden = !of.length;
    else mark.classList.toggle("off", !of.length);
    mark.classList.toggle("handled", of.length > 0 && of.every(handled));
  }
  for (const row of all(".section tbody tr")) {
    row.classList.toggle("hit", all(".card, mark, .ref", row).some((part) => !part.hidden && !part.classList.contains("off")));
  }
  one("rules-shown").textContent = `${rules.size} / ${all("input[name=rule]").length}`;
  if (current && current.hidden) select(null);
  count();
  remember();
}

function select(card) {
  for (const part of all(".current")) part.classList.remove("current");
  current = card;
  if (card) {
    card.classList.add("current");
    for (const mark of marks) {
      if (mark.tagName === "MARK" && mark.dataset.f.split(" ").includes(card.id.slice(1))) mark.classList.add("current");
    }
    count();
  }
  remember();
}

function go(card) {
  select(card);
  card.closest("details.drawer")?.setAttribute("open", "");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
}

// From where the reader is: the finding that was chosen last, else the first or the last one.
function step(by) {
  const list = shown();
  if (!list.length) return;
  let at = list.indexOf(current);
  if (at < 0) at = by > 0 ? -1 : list.length;
  go(list[(at + by + list.length) % list.length]);
}

function turn(name, on) {
  document.body.classList.toggle(name, on);
  one(name).checked = on;
}

// The address holds the filters and the chosen finding, so that a reload or a link shows the same.
let ready = false;
function remember() {
  if (!ready) return;
  const kept = new URLSearchParams();
  const off = (name) => all(`input[name=${name}]:not(:checked)`).map((box) => box.value).join(",");
  for (const name of ["severity", "rule"]) if (off(name)) kept.set(name, off(name));
  if (one("state").value !== "every") kept.set("state", one("state").value);
  if (one("search").value.trim()) kept.set("search", one("search").value.trim());
  if (one("only").checked) kept.set("only", "1");
  if (current) kept.set("at", current.dataset.p);
  try {
    history.replaceState(null, "", `#${kept}`);
  } catch {
    // Some browsers allow no new address for a file: the filters then last as long as the page.
  }
}

function recall() {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) {
    const card = cards.find((one) => one.id === hash);
    if (card) go(card);
    return;
  }
  const kept = new URLSearchParams(hash);
  for (const name of ["severity", "rule"]) {
    const off = new Set((kept.get(name) || "").split(","));
    for (const box of all(`input[name=${name}]`)) box.checked = !off.has(box.value);
  }
  one("state").value = Object.hasOwn(inState, kept.get("state") || "") ? kept.get("state") : "every";
  one("search").value = kept.get("search") || "";
  turn("only", kept.has("only"));
  filter();
  const card = cards.find((one) => one.dataset.p === kept.get("at"));
  if (card && !card.hidden) go(card);
}

const keys = {
  n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
  o: () => { turn("only", !one("only").checked); remember(); },
  d: () => current && acts.done(current),
  a: () => current && acts.accept(current),
  c: () => current && acts.note(current),
  "/": () => one("search").focus(),
  "?": () => { one("help").open = !one("help").open; },
};
const popups = all(".tools details");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const popup of popups) popup.open = false;
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !one("use-keys").checked) return;
  if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});
document.addEventListener("click", (event) => {
  const target = event.target;
  for (const popup of popups) if (!popup.contains(target)) popup.open = false;
  const mark = target.closest("mark[data-f], .ref");
  if (mark && !target.closest(".card")) {
    const card = mark.dataset.f.split(" ").map(one_of).find((found) => !found.hidden);
    event.preventDefault();
    if (card) go(card);
  } else if (target.closest("a.number")) {
    event.preventDefault();
    go(target.closest(".card"));
  } else if (target.closest(".card") && !target.closest(".drawer")) select(target.closest(".card"));
});
const one_of = (number) => one(`f${number}`);
document.addEventListener("change", (event) => {
  if (["severity", "rule", "state"].includes(event.target.name)) filter();
});
one("search").addEventListener("input", filter);
one("only").addEventListener("change", (event) => { turn("only", event.target.checked); remember(); });
one("beside").addEventListener("change", (event) => {
  turn("beside", event.target.checked);
  store.set("beside", event.target.checked || null);
});
one("next").addEventListener("click", () => step(1));
one("previous").addEventListener("click", () => step(-1));
for (const [id, on] of [["all-rules", true], ["no-rules", false]]) {
  one(id).addEventListener("click", () => {
    for (const box of all("input[name=rule]")) box.checked = on;
    filter();
  });
}
addEventListener("hashchange", recall);
one("tools").hidden = cards.length === 0;
turn("beside", Boolean(store.get("beside")));
review();
filter();
recall();
ready = true;
