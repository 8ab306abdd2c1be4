"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const words = document.body.dataset;
  const language = document.documentElement.lang;
  const state = one("state");
  let files = [];  // { id, name }, in the order in which they were given
  let turned = [];  // the languages of the files, if a person turned them
  let apart = false;
  let run = 0;  // the number of the last check: the answer to an older one comes too late

  function make(name, text, options = {}) {
    return Object.assign(document.createElement(name), { textContent: text }, options);
  }

  function say(text, busy = false) {
    state.textContent = text;
    state.classList.toggle("busy", busy);
    document.body.classList.toggle("waiting", busy);
    one("report").classList.toggle("stale", busy);
  }

  function complain(...problems) {
    one("problems").replaceChildren(...problems.map((problem) => make("li", problem)));
  }

  async function post(place, body, query = {}) {
    const parameters = new URLSearchParams({ ...query, lang: language });
    let answer;
    try {
      answer = await fetch(`${place}?${parameters}`, { method: "POST", body });
    } catch {
      throw new Error(words.gone);
    }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.problem || words.gone);
    return said;
  }

  async function give(list) {
    const chosen = [...list];
    complain();
    if (chosen.length < 1 || chosen.length > 2) return complain(words.many);
    if (chosen.some((file) => file.size > Number(words.most))) return complain(words.large);
    say(words.checking, true);
    try {
      const given = [];
      for (const file of chosen) {
        const { file: id } = await post("files", file, { name: file.name });
        given.push({ id, name: file.name });
      }
      files = given;
      turned = [];
      apart = false;
      await check();
    } catch (error) {
      say("");
      complain(error.message);
    }
  }

  async function check() {
    const mine = ++run;
    complain();
    say(words.checking, true);
    try {
      const asked = { files: files.map((file) => file.id), languages: turned, apart };
      const found = await post("check", JSON.stringify(asked));
      if (mine !== run) return;
      sessionStorage.setItem("desk", JSON.stringify({ files, turned, apart }));
      show(found);
      say("");
    } catch (error) {
      if (mine !== run) return;
      say("");
      complain(error.message);
    }
  }

  function show(found) {
    const place = `results/${found.result}/`;
    document.body.classList.add("done");
    one("result").hidden = false;
    pairing(found.notices);
    counts(found.counts);
    const saved = (kind, folder, name, label, first) => {
      const link = make("a", label, { href: `${place}${folder}/${encodeURIComponent(name)}`, download: name });
      link.className = first ? "button first" : "button";
      link.dataset.kind = kind;
      return link;
    };
    one("take").replaceChildren(
      ...found.copies.map((name) => saved("copy", "copies", name, `↓ ${words.copy}${words.colon} ${name}`, true)),
      ...found.lists.map((name) => saved("list", "lists", name, `↓ ${words.list} (${name.endsWith("x") ? "Excel" : "CSV"})`)),
    );
    complain(...found.problems);
    one("alone").href = `${place}report.html`;
    one("report").hidden = false;
    one("report").src = `${place}report.html`;
  }

  function pairing(notices) {
    const rows = [];
    const row = (label, name) => rows.push(make("dt", label), make("dd", name));
    for (const { en, fr, file } of notices) {
      if (file) row(words.single, file);
      else if (en === fr) row(words.both, en);
      else {
        row(words.english, en);
        row(words.french, fr);
      }
    }
    one("pairing").replaceChildren(...rows);
    const one_notice = notices.length === 1;
    one("turn").hidden = files.length < 2 || !one_notice;
    one("apart").hidden = files.length < 2;
    one("apart").textContent = one_notice ? words.apart : words.together;
    one("turn").dataset.first = one_notice ? notices[0].en || "" : "";
  }

  function counts(found) {
    const severities = [["error", words.errors], ["warning", words.warnings], ["info", words.infos]];
    const parts = severities.filter(([severity]) => found[severity]).map(([severity, plural]) => {
      const noun = found[severity] === 1 ? plural.replace(/s$/, "") : plural;
      return make("span", `${found[severity]} ${noun}`, { className: severity });
    });
    one("counts").replaceChildren(...(parts.length ? parts : [make("span", words.nothing, { className: "good" })]));
  }

  function empty() {
    run += 1;
    files = [];
    sessionStorage.removeItem("desk");
    document.body.classList.remove("done");
    one("result").hidden = one("report").hidden = true;
    one("report").removeAttribute("src");
    one("files").value = "";
    say("");
    complain();
  }

  one("files").addEventListener("change", (event) => give(event.target.files));
  one("turn").addEventListener("click", () => {
    const first = turned.length ? turned[0] : one("turn").dataset.first === files[0].name ? "en" : "fr";
    turned = first === "en" ? ["fr", "en"] : ["en", "fr"];
    check();
  });
  one("apart").addEventListener("click", () => {
    apart = one("apart").textContent === words.apart;
    turned = apart ? [] : ["en", "fr"];
    check();
  });
  one("again").addEventListener("click", () => {
    empty();
    post("forget").catch(() => {});
    one("files").focus();
  });
  one("quit").addEventListener("click", async () => {
    await post("quit").catch(() => {});
    sessionStorage.removeItem("desk");
    document.body.replaceChildren(make("main", words.closed));
  });
  let depth = 0;  // a file is dragged over the parts of the page one after the other
  addEventListener("dragenter", () => document.body.classList.toggle("over", ++depth > 0));
  addEventListener("dragleave", () => document.body.classList.toggle("over", --depth > 0));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("over");
    if (event.dataTransfer.files.length) give(event.dataTransfer.files);
  });

  // After a reload, and in the other language, the same files are shown again.
  const before = JSON.parse(sessionStorage.getItem("desk") || "null");
  if (before) {
    ({ files, turned, apart } = before);
    check();
  }
})();
