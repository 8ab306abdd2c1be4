"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const cards = all(".card").filter((card) => !card.closest(".drawer"));
  const marks = all("mark[data-f], .ref");
  const position = one("position");
  let current = null;

  const shown = () => cards.filter((card) => !card.hidden);
  const chosen = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));

  function tell() {
    const list = shown();
    const at = list.indexOf(current) + 1;
    position.textContent = `${at || "–"} / ${list.length}`;
  }

  function filter() {
    const severities = chosen("severity");
    const rules = chosen("rule");
    for (const card of cards) card.hidden = !severities.has(card.dataset.s) || !rules.has(card.dataset.r);
    const visible = new Set(shown().map((card) => card.id.slice(1)));
    for (const mark of marks) {
      const off = !mark.dataset.f.split(" ").some((number) => visible.has(number));
      if (mark.tagName === "A") mark.hidden = off;
      else mark.classList.toggle("off", off);
    }
    for (const row of all(".section tbody tr")) {
      row.classList.toggle("hit", all(".card, mark, .ref", row).some((part) => !part.hidden && !part.classList.contains("off")));
    }
    const boxes = all("input[name=rule]");
    one("rules-shown").textContent = `${rules.size} / ${boxes.length}`;
    if (current && current.hidden) select(null);
    tell();
  }

  function select(card) {
    for (const part of all(".current")) part.classList.remove("current");
    current = card;
    if (!card) return;
    const number = card.id.slice(1);
    card.classList.add("current");
    for (const mark of marks) {
      if (mark.tagName === "MARK" && mark.dataset.f.split(" ").includes(number)) mark.classList.add("current");
    }
    tell();
  }

  // From where the reader is: the finding that was chosen last, else the first one below the top of the window.
  function step(by) {
    const list = shown();
    if (!list.length) return;
    let at = list.indexOf(current);
    if (at < 0) at = by > 0 ? -1 : list.length;
    const card = list[(at + by + list.length) % list.length];
    select(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  }

  function only(on) {
    document.body.classList.toggle("only", on);
    one("only").checked = on;
  }

  const keys = {
    n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
    o: () => only(!one("only").checked),
    "?": () => { one("help").open = !one("help").open; },
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const popup of [one("rules"), one("help")]) popup.open = false;
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !one("use-keys").checked) return;
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("click", (event) => {
    const target = event.target;
    for (const popup of [one("rules"), one("help")]) if (!popup.contains(target)) popup.open = false;
    const mark = target.closest("mark[data-f], .ref");
    const card = mark && !target.closest(".card") ? one(`f${mark.dataset.f.split(" ").find((number) => !one(`f${number}`).hidden)}`) : target.closest(".card");
    if (card) select(card);
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "severity" || event.target.name === "rule") filter();
  });
  one("only").addEventListener("change", (event) => only(event.target.checked));
  one("next").addEventListener("click", () => step(1));
  one("previous").addEventListener("click", () => step(-1));
  for (const [id, on] of [["all-rules", true], ["no-rules", false]]) {
    one(id).addEventListener("click", () => {
      for (const box of all("input[name=rule]")) box.checked = on;
      filter();
    });
  }
  one("tools").hidden = cards.length === 0;
  filter();
})();
