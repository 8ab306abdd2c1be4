const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const cards = all(".card").filter((card) => !card.closest(".drawer"));
const marks = all("mark[data-f], .ref");
